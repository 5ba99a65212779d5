namespace Ksat.Provisioning.Scim.Documents;

/// <summary>What a write made of a document.</summary>
/// <param name="Document">The document after the write.</param>
/// <param name="Changed">Whether anything changed, field states included: then there is something to store and to sync.</param>
/// <param name="AnswerChanged">Whether what SCIM answers changed: then the version rises.</param>
public readonly record struct DocumentChange(UserDocument Document, bool Changed, bool AnswerChanged);
