namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>What a write did to the members of a group.</summary>
/// <param name="Concerned">Users added or removed; null: none.</param>
/// <param name="NewUnknown">Values added that match no user yet; null: none.</param>
/// <param name="Arrives">Somebody was added.</param>
internal sealed record MemberOutcome(bool Changed, IReadOnlyCollection<Guid>? Concerned, IReadOnlyCollection<string>? NewUnknown, bool Arrives)
{
    public static MemberOutcome Untouched { get; } = new(false, null, null, false);

    public static MemberOutcome Of(IReadOnlyCollection<Guid> concerned, IReadOnlyCollection<string> newUnknown, bool otherwiseChanged, bool arrives) =>
        new(
            concerned.Count > 0 || newUnknown.Count > 0 || otherwiseChanged,
            concerned.Count > 0 ? concerned : null,
            newUnknown.Count > 0 ? newUnknown : null,
            arrives || newUnknown.Count > 0);

    public MemberOutcome Then(MemberOutcome next) => Of(
        [.. (Concerned ?? []).Union(next.Concerned ?? [])],
        [.. (NewUnknown ?? []).Union(next.NewUnknown ?? [])],
        Changed || next.Changed,
        Arrives || next.Arrives);
}
