using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Filters;

[TestFixture]
internal sealed class FilterPropertyTests
{
    private static readonly string[] TextPaths = ["userName", "title", "name.givenName", "emails.value", $"{Ent}:department", $"{Ent}:manager.value", $"{Kmsat}:customField1"];

    private static Gen<string> Texts => Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => new string([.. s.Get.Where(c => c != '\0' && !char.IsSurrogate(c))])),
        Gen.Elements("work", "true", "null", "a\"b\\c", "é😀", " ", ""));

    private static Gen<AttributePath> Paths => Gen.Elements(TextPaths).Select(p => AttributePath.Parse(p, Users).Value);

    private static Gen<CompareOperator> Operators => Gen.Elements(Enum.GetValues<CompareOperator>());

    private static Gen<Filter> Leaves(Gen<AttributePath> paths) => Gen.OneOf(
        from path in paths from compare in Operators from text in Texts select (Filter)new Filter.Compare(path, compare, FilterValue.Of(text)),
        from path in paths select (Filter)new Filter.Present(path),
        from path in paths from compare in Gen.Elements(CompareOperator.Eq, CompareOperator.Ne) select (Filter)new Filter.Compare(path, compare, FilterValue.Null));

    private static Gen<Filter> Trees(Gen<Filter> leaves, int depth) => depth == 0
        ? leaves
        : Gen.OneOf(
            leaves,
            from left in Trees(leaves, depth - 1) from right in Trees(leaves, depth - 1) select (Filter)new Filter.And(left, right),
            from left in Trees(leaves, depth - 1) from right in Trees(leaves, depth - 1) select (Filter)new Filter.Or(left, right),
            from operand in Trees(leaves, depth - 1) select (Filter)new Filter.Not(operand));

    private static Gen<Filter> Filters
    {
        get
        {
            var emails = new AttributePath(null, "emails");
            var inner = Trees(Leaves(Gen.Elements("value", "type", "display").Select(s => emails with { SubAttribute = s })), 2);
            var matches = inner.Select(f => (Filter)new Filter.ElementMatch(emails, f));
            var active = Gen.Elements(true, false).Select(b => (Filter)new Filter.Compare(new(null, "active"), CompareOperator.Eq, FilterValue.Of(b)));
            return Trees(Gen.OneOf(Leaves(Paths), matches, active), 4);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property What_is_printed_reads_back_as_the_same_tree() => Prop.ForAll(Filters.ToArbitrary(), filter =>
    {
        var parsed = FilterParser.Parse(filter.ToString(), Users);
        return !parsed.IsFault && parsed.Value == filter;
    });

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public Property No_text_makes_the_parser_throw() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        FilterParser.Parse(text.Get, Users);
        FilterParser.Parse($"userName eq \"{text.Get}", Users);
        FilterParser.Parse($"emails[{text.Get}]", Users);
        PatchPath.Parse(text.Get, Users);
        PatchPath.Parse($"emails[{text.Get}].value", Users);
        QueryText.Decode(text.Get);
        QueryText.Decode($"filter={text.Get}+x+\"");
    });
}
