using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.AccessKeys;

/// <summary>How the audit calls tokens and keys.</summary>
internal static class KeyAudit
{
    public static AuditKind KindOf(AccessKind kind) => kind == AccessKind.Scim ? AuditKind.Token : AuditKind.Key;

    public static string NameOf(AccessKind kind) => kind == AccessKind.Scim ? "SCIM token" : "Console key";
}
