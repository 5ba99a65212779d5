using System.Text;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>An answer that Okta would have stumbled over, with its request, in full.</summary>
public sealed record Unexpected(string Request, string? RequestBody, string Complaint, string Answer)
{
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine($"✗ {Request}").AppendLine($"  {Complaint}");
        if (RequestBody is not null)
        {
            text.AppendLine($"  sent:     {RequestBody}");
        }

        return text.Append($"  answered: {Answer}").ToString();
    }
}
