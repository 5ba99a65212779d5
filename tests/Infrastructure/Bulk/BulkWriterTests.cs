using System.Text.Json;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests.Bulk;

[TestFixture]
public sealed class BulkWriterTests : StoreFixture
{
    [Test]
    public async Task What_is_inserted_in_bulk_reads_back_as_what_is_written_one_by_one()
    {
        var change = new SyncChange
        {
            TenantId = Tenant.Id,
            SyncId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
            Ordinal = 1,
            Object = ChangeObject.Memberships,
            Action = ChangeAction.Held,
            Outcome = ChangeOutcome.Failed,
            HeldAs = ChangeAction.Archived,
            Name = "Zoë 'Z' 漢 \U0001F600",
            Email = "zoë+x@acme.example",
            DirectoryId = Guid.Parse("ffffffff-0102-0304-0506-0708090a0b0c"),
            UserId = null,
            Fields = [new FieldChange("department", null, "Ä \"quoted\""), new FieldChange("jobTitle", "x", null)],
            Error = new RowError("tooLong", "Value too long", "Shorten it."),
            Warnings = ["one", "two"],
            Requests = [Guid.Parse("00000000-0000-0000-0000-0000000000ff")],
            SearchKey = "ZOË",
        };

        (await InsertAsync(Tenant, change)).IsFault.ShouldBeFalse();

        var read = (await RowsAsync<SyncChange>()).Single();
        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(change));
    }

    [Test]
    public async Task A_user_of_the_roster_keeps_every_field()
    {
        var person = Tenant.Person("anna@acme.example", link: Guid.Parse("ffffffff-0102-0304-0506-0708090a0b0c"), status: RosterStatus.Archived);
        foreach (var field in RosterFields.All)
        {
            field.Set(person, $"{field.Name} Ä");
        }

        (person.LanguageChosenByUser, person.ProvisioningManaged, person.Admin) = (true, false, true);
        (await InsertAsync(Tenant, person)).IsFault.ShouldBeFalse();

        JsonSerializer.Serialize((await RowsAsync<RosterUser>()).Single()).ShouldBe(JsonSerializer.Serialize(person));
    }

    [Test]
    public async Task A_row_of_another_tenant_is_refused_and_nothing_is_written()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => InsertAsync(Tenant, Tenant.Person("a@acme.example"), Other.Person("b@globex.example")));

        (await RowsAsync<RosterUser>()).ShouldBeEmpty();
        (await RowsAsync<RosterUser>(Other)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_fault_takes_bulk_inserts_back()
    {
        var result = await Application.AsAsync(Tenant, services => services.GetRequiredService<IUnitOfWork>().RunAsync<Result<Done>>(
            async token =>
            {
                await services.GetRequiredService<IBulk>().InsertAsync([Tenant.Person("a@acme.example")], token);
                return Fault.Conflict("no");
            },
            default));

        result.IsFault.ShouldBeTrue();
        (await RowsAsync<RosterUser>()).ShouldBeEmpty();
    }

    [Test]
    public async Task A_duplicate_is_the_same_fault_as_elsewhere()
    {
        var result = await InsertAsync(Tenant, Tenant.Person("a@acme.example"), Tenant.Person("A@acme.example"));

        result.Fault!.Kind.ShouldBe(FaultKind.Uniqueness);
        result.Fault.Attribute.ShouldBe("email");
        (await RowsAsync<RosterUser>()).ShouldBeEmpty();
    }

    [Test]
    public async Task A_member_without_a_group_is_refused()
    {
        var anna = Tenant.User("anna@acme.example");
        await StoreAsync(anna);

        await Should.ThrowAsync<Exception>(() => InsertAsync(Tenant, new DirectoryMember { TenantId = Tenant.Id, GroupId = Guid.Empty, UserId = anna.Id }));
        (await RowsAsync<DirectoryMember>()).ShouldBeEmpty();
    }

    private Task<Result<Done>> InsertAsync<T>(Testing.TestTenant tenant, params T[] rows)
        where T : class =>
        Application.AsAsync(tenant, services => services.GetRequiredService<IUnitOfWork>().RunAsync<Result<Done>>(
            async token =>
            {
                await services.GetRequiredService<IBulk>().InsertAsync(rows, token);
                return default(Done);
            },
            default));
}
