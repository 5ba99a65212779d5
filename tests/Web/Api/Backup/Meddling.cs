using FsCheck;
using FsCheck.Fluent;

namespace Ksat.Provisioning.Web.Tests.Api.Backup;

/// <summary>One thing that happens to a user or group, with two numbers that say to whom and what.</summary>
internal sealed record Meddling(Deed Deed, int Who, int What)
{
    private const int People = 6;
    private const int Texts = 64;

    public override string ToString() => $"{Deed} {Who} {What}";

    public static Gen<Meddling[]> Of(int most)
    {
        var often = Gen.Elements(Deed.Make, Deed.Edit, Deed.Join, Deed.Provision, Deed.Patch);
        var step = from deed in Gen.OneOf(Gen.Elements(Enum.GetValues<Deed>()), often)
                   from who in Gen.Choose(0, People - 1)
                   from what in Gen.Choose(0, Texts - 1)
                   select new Meddling(deed, who, what);
        return from size in Gen.Choose(most / 4, most) from steps in Gen.ArrayOf(step, size) select steps;
    }
}

internal enum Deed
{
    // What an admin does.
    Make,
    Edit,
    Clear,
    Join,
    Leave,
    Archive,
    Restore,
    OptOut,
    OptIn,

    // What the identity provider does.
    Provision,
    Patch,
    Put,
    Deactivate,
    Activate,
    Delete,
    MakeGroup,
    RenameGroup,
    DeleteGroup,

    // In between.
    Sync,
}
