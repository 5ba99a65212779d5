using Ksat.Provisioning.Domain;

namespace Ksat.Provisioning.Web.Api.Forms;

/// <summary>An id in a path. Whatever is no id is nobody's: 404, not 400.</summary>
internal readonly record struct RouteId(Guid Value)
{
    public static bool TryParse(string? text, IFormatProvider? provider, out RouteId id)
    {
        id = Ids.TryParse(text ?? "", out var value) ? new RouteId(value) : default;
        return true;
    }
}
