using System.Reflection;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
using Ksat.Provisioning.Infrastructure.Persistence.Functions;
using Ksat.Provisioning.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The database. Whatever has a TenantId is seen through the caller's tenant only; code that must see across tenants says so by ignoring <see cref="TenantFilter"/>.</summary>
public sealed class ProvisioningDbContext(DbContextOptions<ProvisioningDbContext> options) : DbContext(options)
{
    /// <summary>The name of the filter by tenant.</summary>
    public const string TenantFilter = "tenant";

    private static readonly MethodInfo FilterMethod =
        typeof(ProvisioningDbContext).GetMethod(nameof(FilterByTenant), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    public DbSet<DirectoryUser> DirectoryUsers => Set<DirectoryUser>();

    public DbSet<DirectoryEmail> DirectoryEmails => Set<DirectoryEmail>();

    public DbSet<DirectoryGroup> DirectoryGroups => Set<DirectoryGroup>();

    public DbSet<DirectoryMember> DirectoryMembers => Set<DirectoryMember>();

    public DbSet<UnknownMember> UnknownMembers => Set<UnknownMember>();

    public DbSet<FeedEntry> Feed => Set<FeedEntry>();

    public DbSet<SyncState> SyncStates => Set<SyncState>();

    public DbSet<RosterUser> RosterUsers => Set<RosterUser>();

    public DbSet<RosterGroup> RosterGroups => Set<RosterGroup>();

    public DbSet<RosterMembership> RosterMemberships => Set<RosterMembership>();

    public DbSet<Sync> Syncs => Set<Sync>();

    public DbSet<SyncChange> SyncChanges => Set<SyncChange>();

    public DbSet<EventCursor> EventCursors => Set<EventCursor>();

    public DbSet<Departure> Departures => Set<Departure>();

    public DbSet<Silence> Silences => Set<Silence>();

    /// <summary>Nobody's id where no tenant was identified: then nothing is seen.</summary>
    private Guid CurrentTenant => Caller is { HasTenant: true } caller ? caller.TenantId : Guid.Empty;

    /// <summary>Contexts are pooled (making one costs more than a look-up): whoever takes one says for whom.</summary>
    private Caller? Caller { get; set; }

    public ProvisioningDbContext For(Caller? caller)
    {
        Caller = caller;
        return this;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<IdBytes>().HaveMaxLength(16).AreFixedLength();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<long>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ProvisioningDbContext).Assembly);
        modelBuilder.MapJsonFunctions(Database.IsSqlServer());
        modelBuilder.Entity<AccessKey>().HasQueryFilter(TenantFilter, key => key.TenantId == CurrentTenant);
        modelBuilder.Entity<Tenant>().HasQueryFilter(TenantFilter, tenant => tenant.Id == CurrentTenant);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.FindProperty("TenantId")?.ClrType == typeof(Guid)).ToList())
        {
            FilterMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
        }

        if (Database.IsSqlServer())
        {
            modelBuilder.CompareByBytes();
        }
    }

    private void FilterByTenant<T>(ModelBuilder modelBuilder)
        where T : class =>
        modelBuilder.Entity<T>().HasQueryFilter(TenantFilter, entity => EF.Property<Guid>(entity, "TenantId") == CurrentTenant);
}
