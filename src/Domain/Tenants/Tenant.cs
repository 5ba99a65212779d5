namespace Ksat.Provisioning.Domain.Tenants;

/// <summary>One customer of the console: the owner of a directory, a roster and their syncs.</summary>
public sealed class Tenant
{
    public const int NameLength = 128;

    private Tenant()
    {
    }

    public Guid Id { get; private init; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Suspended by the operator of the installation: its tokens and keys get 403.</summary>
    public bool Suspended { get; private set; }

    public TenantSettings Settings { get; private set; } = TenantSettings.ForNewTenant;

    /// <summary>Counts changes of the row, for optimistic concurrency.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>A new tenant starts with provisioning enabled and in Test Mode (docs/product.md, "First start").</summary>
    public static Tenant Start(Guid id, string name, DateTimeOffset now) => new() { Id = id, Name = name, CreatedAt = now };

    public void Suspend(bool suspended)
    {
        Suspended = suspended;
        Version++;
    }

    public void Rename(string name)
    {
        Name = name;
        Version++;
    }

    /// <summary>A token or key was issued: whoever counted them meanwhile must count again.</summary>
    public void KeysChanged() => Version++;

    public void Change(TenantSettings settings)
    {
        Settings = settings;
        Version++;
    }
}
