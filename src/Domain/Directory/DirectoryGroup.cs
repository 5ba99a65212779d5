namespace Ksat.Provisioning.Domain.Directory;

/// <summary>A group as the identity provider pushed it; its members are rows of their own.</summary>
public sealed class DirectoryGroup
{
    public Guid TenantId { get; init; }

    /// <summary>The SCIM id.</summary>
    public Guid Id { get; init; }

    public string DisplayName { get; private set; } = "";

    /// <summary>Unique in the tenant.</summary>
    public string DisplayNameKey { get; private set; } = "";

    public string? ExternalId { get; private set; }

    /// <summary>Rises by one with every change of the group or its members; the ETag.</summary>
    public long Version { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastModified { get; private set; }

    public static DirectoryGroup Create(Guid tenantId, Guid id, string displayName, string? externalId, DateTimeOffset now)
    {
        var group = new DirectoryGroup { TenantId = tenantId, Id = id, CreatedAt = now };
        group.Rename(displayName);
        group.ExternalId = externalId;
        group.Touch(now);
        return group;
    }

    /// <summary>Answers whether anything changed.</summary>
    public bool Rename(string displayName)
    {
        if (DisplayName == displayName)
        {
            return false;
        }

        DisplayName = displayName;
        DisplayNameKey = CaseFolding.Key(displayName);
        return true;
    }

    /// <summary>Answers whether anything changed.</summary>
    public bool SetExternalId(string? externalId)
    {
        var changed = ExternalId != externalId;
        ExternalId = externalId;
        return changed;
    }

    public void Touch(DateTimeOffset now)
    {
        Version++;
        LastModified = now;
    }
}
