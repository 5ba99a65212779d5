namespace Ksat.Provisioning.Domain.Directory;

/// <summary>A user as the identity provider described him: one SCIM document, and beside it what must be found fast.</summary>
/// <remarks>The document is the truth; the other columns are derived from it at every write (docs/decisions/0005-user-as-document.md).</remarks>
public sealed class DirectoryUser
{
    /// <summary>Longest userName, externalId, displayName key and e-mail, in UTF-16 units.</summary>
    public const int KeyLength = 512;

    public Guid TenantId { get; init; }

    /// <summary>The SCIM id.</summary>
    public Guid Id { get; init; }

    public string UserName { get; private set; } = "";

    /// <summary>Unique in the tenant.</summary>
    public string UserNameKey { get; private set; } = "";

    public string? ExternalId { get; private set; }

    public string? DisplayName { get; private set; }

    /// <summary>Folded, to look it up; null also where it is longer than any key.</summary>
    public string? DisplayNameKey { get; private set; }

    public bool Active { get; private set; }

    /// <summary>Folded raw value of the manager reference, to find his people when his address changes; null where it is too long to name anybody.</summary>
    public string? ManagerKey { get; private set; }

    /// <summary>The canonical SCIM document as compact JSON, values exactly as sent.</summary>
    public string Document { get; private set; } = "";

    /// <summary>The same document folded for filters and sorting: JSON of strings only (docs/decisions/0005-user-as-document.md).</summary>
    public string Search { get; private set; } = "";

    /// <summary>Which once given leaves are now cleared or left out: small JSON, "" when none.</summary>
    public string FieldStates { get; private set; } = "";

    /// <summary>Rises by one with every change; the ETag.</summary>
    public long Version { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastModified { get; private set; }

    /// <summary>The e-mail addresses as rows, because clients look up by them.</summary>
    public List<DirectoryEmail> Emails { get; private set; } = [];

    /// <summary>Takes over a written document. Called for changes only: a no-op leaves version and lastModified alone.</summary>
    public void Write(DirectoryUserContent content, DateTimeOffset now)
    {
        UserName = content.UserName;
        UserNameKey = CaseFolding.Key(content.UserName);
        ExternalId = content.ExternalId;
        DisplayName = content.DisplayName;
        DisplayNameKey = KeyOf(content.DisplayName);
        Active = content.Active;
        ManagerKey = KeyOf(content.ManagerReference);
        Document = content.Document;
        Search = content.Search;
        FieldStates = content.FieldStates;
        if (content.Emails is { } emails)
        {
            WriteEmails(emails);
        }

        Touch(now);
    }

    /// <summary>Takes over field states alone: SCIM answers as before, so version and lastModified stay.</summary>
    public void Note(string fieldStates) => FieldStates = fieldStates;

    /// <summary>Something that the answer shows has changed beside the document, such as the user's groups.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        LastModified = now;
    }

    private static string? KeyOf(string? text) => text is not null && CaseFolding.Key(text) is { Length: <= KeyLength } key ? key : null;

    private void WriteEmails(IReadOnlyList<string> emails)
    {
        var keys = emails.Select(CaseFolding.Key).ToHashSet(StringComparer.Ordinal);
        Emails.RemoveAll(email => !keys.Remove(email.ValueKey));
        Emails.AddRange(keys.Select(key => new DirectoryEmail { TenantId = TenantId, UserId = Id, ValueKey = key }));
    }
}

/// <summary>What one write leaves of a user: the document, and the columns derived from it.</summary>
/// <param name="Emails">Null: as they are. Otherwise <see cref="DirectoryUser.Emails"/> must have been loaded.</param>
public sealed record DirectoryUserContent(
    string UserName,
    string? ExternalId,
    string? DisplayName,
    bool Active,
    string? ManagerReference,
    IReadOnlyList<string>? Emails,
    string Document,
    string Search,
    string FieldStates);

/// <summary>One e-mail address of a user, folded.</summary>
public sealed class DirectoryEmail
{
    public Guid TenantId { get; init; }

    public Guid UserId { get; init; }

    public string ValueKey { get; init; } = "";
}
