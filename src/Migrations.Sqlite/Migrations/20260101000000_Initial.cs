using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksat.Provisioning.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessKeys",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntry",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    ObjectId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    AccessKeyId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    RequestId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Fields = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntry", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Departures",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    SyncId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Departures", x => new { x.TenantId, x.SyncId, x.GroupId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryGroups",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    DisplayNameKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastModified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryGroups", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryUsers",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    UserNameKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    DisplayNameKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    ManagerKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false),
                    FieldStates = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastModified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryUsers", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "EventCursors",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Handler = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    RetryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaseOwner = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventCursors", x => new { x.TenantId, x.Handler });
                });

            migrationBuilder.CreateTable(
                name: "Feed",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ObjectId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Members = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Values = table.Column<string>(type: "TEXT", nullable: true),
                    Attributes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Feed", x => new { x.TenantId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "ImportLine",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    SyncId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    NewUserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportLine", x => new { x.TenantId, x.SyncId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "Installation",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstTenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Installation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticeMail",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeMail", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RequestLogEntry",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DurationMs = table.Column<int>(type: "INTEGER", nullable: false),
                    Client = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    IsImport = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResourceId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestLogEntry", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RosterGroups",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    Managed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DirectoryGroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterGroups", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RosterUsers",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Extension = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Location = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Division = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ManagerName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ManagerEmail = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    EmployeeNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    MobileNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Organization = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Department = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    EmployeeStartDate = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomField1 = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomField2 = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomField3 = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomField4 = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomDate1 = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomDate2 = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PhishingLanguage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    TrainingLanguage = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    UserType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    EmployeeType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    OutOfOfficeEnd = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Company = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Country = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Hostname = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    MailNickname = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    SamAccountName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    SecurityIdentifier = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    UserPrincipalName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    LastPasswordChange = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ProvisioningManaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Admin = table.Column<bool>(type: "INTEGER", nullable: false),
                    LanguageChosenByUser = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DirectoryUserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    LinkedExternalId = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", maxLength: 2301, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterUsers", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Silences",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Object = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    SubjectMember = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    SyncId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Silences", x => new { x.TenantId, x.Object, x.SubjectId, x.SubjectMember });
                });

            migrationBuilder.CreateTable(
                name: "SyncChanges",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    SyncId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Object = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldAs = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Manager = table.Column<string>(type: "TEXT", nullable: true),
                    Group = table.Column<string>(type: "TEXT", nullable: true),
                    DirectoryId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    DirectoryGroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    GroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false),
                    Requests = table.Column<string>(type: "TEXT", nullable: false),
                    HeldBecause = table.Column<string>(type: "TEXT", nullable: true),
                    Allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    SubjectMember = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Digest = table.Column<long>(type: "INTEGER", nullable: false),
                    WithNext = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SyncChanges", x => new { x.TenantId, x.SyncId, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "Syncs",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Service = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    TestMode = table.Column<bool>(type: "INTEGER", nullable: false),
                    Scope = table.Column<int>(type: "INTEGER", nullable: false),
                    Forced = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    FromSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    UpToSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    Phase = table.Column<int>(type: "INTEGER", nullable: false),
                    AppliedThrough = table.Column<int>(type: "INTEGER", nullable: false),
                    Tally = table.Column<string>(type: "TEXT", nullable: false),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false),
                    Differences = table.Column<int>(type: "INTEGER", nullable: true),
                    Load = table.Column<string>(type: "TEXT", nullable: true),
                    Undoes = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    UndoesUser = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ConfirmedArchives = table.Column<int>(type: "INTEGER", nullable: true),
                    ConfirmedSet = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    DetailsKept = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Syncs", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SyncStates",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    FeedSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    SyncedSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    AppliedSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstWaitingAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastWriteAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSyncFinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSyncDuration = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaseOwner = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    LastArrivalAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TestModeSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SyncStates", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "Tenants",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Suspended = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tenants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnknownMembers",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    ValueHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Display = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnknownMembers", x => new { x.TenantId, x.GroupId, x.ValueHash });
                    table.ForeignKey(
                        name: "FK_UnknownMembers_DirectoryGroups_TenantId_GroupId",
                        columns: x => new { x.TenantId, x.GroupId },
                        principalTable: "DirectoryGroups",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryEmails",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    ValueKey = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryEmails", x => new { x.TenantId, x.UserId, x.ValueKey });
                    table.ForeignKey(
                        name: "FK_DirectoryEmails_DirectoryUsers_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "DirectoryUsers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DirectoryMembers",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Display = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryMembers", x => new { x.TenantId, x.GroupId, x.UserId });
                    table.ForeignKey(
                        name: "FK_DirectoryMembers_DirectoryGroups_TenantId_GroupId",
                        columns: x => new { x.TenantId, x.GroupId },
                        principalTable: "DirectoryGroups",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_DirectoryMembers_DirectoryUsers_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "DirectoryUsers",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateTable(
                name: "RosterMemberships",
                columns: table => new
                {
                    TenantId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Managed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterMemberships", x => new { x.TenantId, x.GroupId, x.UserId });
                    table.ForeignKey(
                        name: "FK_RosterMemberships_RosterGroups_TenantId_GroupId",
                        columns: x => new { x.TenantId, x.GroupId },
                        principalTable: "RosterGroups",
                        principalColumns: new[] { "TenantId", "Id" });
                    table.ForeignKey(
                        name: "FK_RosterMemberships_RosterUsers_TenantId_UserId",
                        columns: x => new { x.TenantId, x.UserId },
                        principalTable: "RosterUsers",
                        principalColumns: new[] { "TenantId", "Id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessKeys_Hash",
                table: "AccessKeys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessKeys_TenantId_Kind",
                table: "AccessKeys",
                columns: new[] { "TenantId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_TenantId_ObjectId",
                table: "AuditEntry",
                columns: new[] { "TenantId", "ObjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Departures_TenantId_At",
                table: "Departures",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryEmails_TenantId_ValueKey",
                table: "DirectoryEmails",
                columns: new[] { "TenantId", "ValueKey" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryGroups_TenantId_DisplayNameKey",
                table: "DirectoryGroups",
                columns: new[] { "TenantId", "DisplayNameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryGroups_TenantId_ExternalId",
                table: "DirectoryGroups",
                columns: new[] { "TenantId", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryGroups_TenantId_LastModified",
                table: "DirectoryGroups",
                columns: new[] { "TenantId", "LastModified" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryMembers_TenantId_UserId_GroupId",
                table: "DirectoryMembers",
                columns: new[] { "TenantId", "UserId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_TenantId_DisplayNameKey",
                table: "DirectoryUsers",
                columns: new[] { "TenantId", "DisplayNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_TenantId_ExternalId",
                table: "DirectoryUsers",
                columns: new[] { "TenantId", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_TenantId_LastModified",
                table: "DirectoryUsers",
                columns: new[] { "TenantId", "LastModified" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_TenantId_ManagerKey",
                table: "DirectoryUsers",
                columns: new[] { "TenantId", "ManagerKey" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_TenantId_UserNameKey",
                table: "DirectoryUsers",
                columns: new[] { "TenantId", "UserNameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Feed_TenantId_ObjectId_Seq",
                table: "Feed",
                columns: new[] { "TenantId", "ObjectId", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMail_TenantId_Key_Recipient",
                table: "NoticeMail",
                columns: new[] { "TenantId", "Key", "Recipient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMail_TenantId_NextAttemptAt",
                table: "NoticeMail",
                columns: new[] { "TenantId", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestLogEntry_Imports",
                table: "RequestLogEntry",
                columns: new[] { "TenantId", "At" },
                filter: "[IsImport] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_RequestLogEntry_TenantId_At",
                table: "RequestLogEntry",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestLogEntry_TenantId_ResourceId_Id",
                table: "RequestLogEntry",
                columns: new[] { "TenantId", "ResourceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RosterGroups_TenantId_DirectoryGroupId",
                table: "RosterGroups",
                columns: new[] { "TenantId", "DirectoryGroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_RosterGroups_TenantId_NameKey",
                table: "RosterGroups",
                columns: new[] { "TenantId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RosterMemberships_TenantId_UserId_GroupId",
                table: "RosterMemberships",
                columns: new[] { "TenantId", "UserId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_RosterUsers_EmailKey_Status",
                table: "RosterUsers",
                columns: new[] { "EmailKey", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_RosterUsers_TenantId_DirectoryUserId",
                table: "RosterUsers",
                columns: new[] { "TenantId", "DirectoryUserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RosterUsers_TenantId_EmailKey",
                table: "RosterUsers",
                columns: new[] { "TenantId", "EmailKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RosterUsers_TenantId_Status_Id",
                table: "RosterUsers",
                columns: new[] { "TenantId", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SyncChanges_TenantId_SyncId_Object_Action_Ordinal",
                table: "SyncChanges",
                columns: new[] { "TenantId", "SyncId", "Object", "Action", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_SyncChanges_TenantId_SyncId_SubjectId_SubjectMember",
                table: "SyncChanges",
                columns: new[] { "TenantId", "SyncId", "SubjectId", "SubjectMember" });

            migrationBuilder.CreateIndex(
                name: "IX_SyncChanges_TenantId_UserId",
                table: "SyncChanges",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Syncs_TenantId_ReceivedAt",
                table: "Syncs",
                columns: new[] { "TenantId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Syncs_TenantId_Status",
                table: "Syncs",
                columns: new[] { "TenantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_SyncStates_FirstWaitingAt",
                table: "SyncStates",
                column: "FirstWaitingAt");

            migrationBuilder.CreateIndex(
                name: "IX_UnknownMembers_TenantId_KeyHash",
                table: "UnknownMembers",
                columns: new[] { "TenantId", "KeyHash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessKeys");

            migrationBuilder.DropTable(
                name: "AuditEntry");

            migrationBuilder.DropTable(
                name: "Departures");

            migrationBuilder.DropTable(
                name: "DirectoryEmails");

            migrationBuilder.DropTable(
                name: "DirectoryMembers");

            migrationBuilder.DropTable(
                name: "EventCursors");

            migrationBuilder.DropTable(
                name: "Feed");

            migrationBuilder.DropTable(
                name: "ImportLine");

            migrationBuilder.DropTable(
                name: "Installation");

            migrationBuilder.DropTable(
                name: "NoticeMail");

            migrationBuilder.DropTable(
                name: "RequestLogEntry");

            migrationBuilder.DropTable(
                name: "RosterMemberships");

            migrationBuilder.DropTable(
                name: "Silences");

            migrationBuilder.DropTable(
                name: "SyncChanges");

            migrationBuilder.DropTable(
                name: "Syncs");

            migrationBuilder.DropTable(
                name: "SyncStates");

            migrationBuilder.DropTable(
                name: "Tenants");

            migrationBuilder.DropTable(
                name: "UnknownMembers");

            migrationBuilder.DropTable(
                name: "DirectoryUsers");

            migrationBuilder.DropTable(
                name: "RosterGroups");

            migrationBuilder.DropTable(
                name: "RosterUsers");

            migrationBuilder.DropTable(
                name: "DirectoryGroups");
        }
    }
}
