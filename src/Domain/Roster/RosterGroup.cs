namespace Ksat.Provisioning.Domain.Roster;

/// <summary>A group of the console.</summary>
public sealed class RosterGroup
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int NameLength = 128;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    public string Name { get; set; } = "";

    /// <summary>Folded name; unique in the tenant, archived groups included.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>The IdP decides about this group and, for managed users, its members.</summary>
    public bool Managed { get; set; }

    public RosterStatus Status { get; set; }

    /// <summary>The SCIM id of the directory group that this one is linked to; stays when that one is deleted.</summary>
    public Guid? DirectoryGroupId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public long Version { get; set; } = 1;

    public RosterGroup Copy() => (RosterGroup)MemberwiseClone();
}

/// <summary>A console user in a group of the console.</summary>
public sealed class RosterMembership
{
    public Guid TenantId { get; init; }

    public Guid GroupId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Made by a sync; false: added by hand.</summary>
    public bool Managed { get; set; }

    public RosterStatus Status { get; set; }
}
