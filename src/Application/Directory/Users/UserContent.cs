using Ksat.Provisioning.Application.Filtering;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>What is stored of a document, beside it: the columns that make a user findable.</summary>
internal static class UserContent
{
    /// <param name="user">Whose: of a document that doesn't say so, he stays active or not as he was.</param>
    /// <param name="emails">Whether the e-mail addresses are new or changed; otherwise their rows stay as they are, unread.</param>
    public static DirectoryUserContent Of(UserDocument document, ResourceType type, DirectoryUser user, bool emails = true) => new(
        document.UserName,
        document.ExternalId,
        document.DisplayName,
        document.Active ?? user.Active,
        document.ManagerValue,
        emails ? [.. document.Emails.Select(email => email.Value).Where(value => value.Length <= DirectoryUser.KeyLength)] : null,
        document.Json,
        SearchDocument.Of(document.Json, type, user.Id),
        document.States);
}
