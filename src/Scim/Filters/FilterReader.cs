using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Recursive descent over the text of a filter or a value path. Every method returns null after it has set <see cref="Fault"/>.</summary>
internal ref struct FilterReader(ReadOnlySpan<char> text, ResourceType type, IReadOnlyList<ResourceType> others)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;
    private int terms;
    private int nesting;

    internal ScimFault? Fault { get; private set; }

    internal Filter? ReadAll()
    {
        var filter = ReadOr(scope: null);
        if (filter is null)
            return null;
        SkipSpaces();
        return position == text.Length ? filter : Fail("it should end there, or go on with 'and' or 'or'");
    }

    /// <summary><c>attribute[filter]</c>, <c>attribute[filter].sub</c>: the part of a PATCH path from the bracket on.</summary>
    internal Filter? ReadBrackets(ResolvedAttribute attribute, out ReadOnlySpan<char> rest)
    {
        rest = default;
        var inner = ReadInner(attribute);
        if (inner is not null)
            rest = text[position..];
        return inner;
    }

    private Filter? ReadOr(ResolvedAttribute? scope)
    {
        var left = ReadAnd(scope);
        while (left is not null && TryWord("or"))
        {
            var right = ReadAnd(scope);
            left = right is null ? null : new Filter.Or(left, right);
        }

        return left;
    }

    private Filter? ReadAnd(ResolvedAttribute? scope)
    {
        var left = ReadUnary(scope);
        while (left is not null && TryWord("and"))
        {
            var right = ReadUnary(scope);
            left = right is null ? null : new Filter.And(left, right);
        }

        return left;
    }

    private Filter? ReadUnary(ResolvedAttribute? scope)
    {
        SkipSpaces();
        if (position < text.Length && text[position] == '(')
            return ReadGroup(scope);
        var start = position;
        if (TryWord("not"))
        {
            SkipSpaces();
            if (position < text.Length && text[position] == '(')
                return ReadGroup(scope) is { } operand ? new Filter.Not(operand) : null;
            position = start;
        }

        return ReadTerm(scope);
    }

    private Filter? ReadGroup(ResolvedAttribute? scope)
    {
        if (++nesting > FilterParser.MaxNesting)
            return TooDeep();
        position++;
        var inner = ReadOr(scope);
        if (inner is null)
            return null;
        if (!TryChar(')'))
            return Fail("a closing parenthesis is missing");
        nesting--;
        return inner;
    }

    private Filter? ReadTerm(ResolvedAttribute? scope)
    {
        if (++terms > FilterParser.MaxTerms)
            return Refuse($"The filter has more than {FilterParser.MaxTerms} comparisons.");
        var name = ReadName();
        if (name.IsEmpty)
            return Fail(position == text.Length ? "an attribute is missing" : "an attribute should stand there");
        var isOurs = Resolve(name, scope, out var attribute);
        if (!isOurs && !(scope is null && IsElsewhere(name, out attribute)))
            return Refuse($"'{PathText.Excerpt(name)}' in the filter is not an attribute of {(scope is { } outer ? outer.Attribute.Name : type.Name)}.", name);
        if (attribute.Leaf.Returned == Returned.Never)
            return Refuse($"The attribute {attribute.ToPath()} can't be filtered by.", name);
        var hasBrackets = position < text.Length && text[position] == '[';
        if (hasBrackets && scope is not null)
            return Fail("brackets can't stand within brackets");
        var term = hasBrackets ? ReadElementMatch(attribute) : ReadComparison(attribute);
        return isOurs || term is null ? term : WithoutValue(term, attribute);
    }

    /// <summary>What a term says of an attribute that this type doesn't have, and so has no value: always or never, said by the id, which every resource has.</summary>
    private static Filter WithoutValue(Filter term, ResolvedAttribute attribute)
    {
        var always = new Filter.Present(new AttributePath(null, "id"));
        return term switch
        {
            Filter.Compare { Operator: CompareOperator.Eq, Value.Kind: FilterValueKind.Null } => always,
            Filter.Compare { Operator: CompareOperator.Ne, Value.Kind: not FilterValueKind.Null } when !attribute.Attribute.MultiValued => always,
            _ => new Filter.Not(always),
        };
    }

    private readonly bool IsElsewhere(ReadOnlySpan<char> name, out ResolvedAttribute attribute)
    {
        attribute = default;
        foreach (var other in others)
            if (PathText.Resolve(name, other, out attribute))
                return true;
        return false;
    }

    private Filter? ReadElementMatch(ResolvedAttribute attribute)
    {
        var inner = ReadInner(attribute);
        if (inner is null)
            return null;
        if (position < text.Length && text[position] == '.')
        {
            // Entra: emails[type eq "work"].value eq "x" means one element that is both (docs/clients.md, "Entra's contract").
            position++;
            var name = ReadName();
            if (attribute.Attribute.Sub(name) is not { } sub)
                return Refuse($"'{PathText.Excerpt(name)}' in the filter is not a sub-attribute of {attribute.Attribute.Name}.", attribute.Attribute.Name);
            if (++terms > FilterParser.MaxTerms)
                return Refuse($"The filter has more than {FilterParser.MaxTerms} comparisons.");
            var comparison = ReadComparison(attribute with { Sub = sub });
            if (comparison is null)
                return null;
            inner = new Filter.And(inner, comparison);
        }

        return new Filter.ElementMatch(attribute.ToPath(), inner);
    }

    private Filter? ReadInner(ResolvedAttribute attribute)
    {
        if (attribute.Sub is not null || !attribute.Attribute.MultiValued || !attribute.Attribute.IsComplex)
            return Refuse($"{attribute.ToPath()} has no elements to choose from in brackets.", attribute.Attribute.Name);
        if (++nesting > FilterParser.MaxNesting)
            return TooDeep();
        position++;
        var inner = ReadOr(attribute);
        if (inner is null)
            return null;
        if (!TryChar(']'))
            return Fail("a closing bracket is missing");
        nesting--;
        return inner;
    }

    private Filter? ReadComparison(ResolvedAttribute attribute)
    {
        SkipSpaces();
        var word = ReadName();
        if (word.Equals("pr", StringComparison.OrdinalIgnoreCase))
            return new Filter.Present(attribute.ToPath());
        if (FilterTyping.Operator(word) is not { } compare)
            return word.IsEmpty
                ? Fail($"after {attribute.ToPath()} an operator is missing")
                : Refuse($"'{PathText.Excerpt(word)}' after {attribute.ToPath()} in the filter is not an operator; there are eq, ne, co, sw, ew, gt, ge, lt, le and pr.", attribute.Attribute.Name);
        if (FilterTyping.Comparable(attribute, out var comparable) is { } notComparable)
            return Refuse(notComparable, attribute.Attribute.Name);
        var literal = new FilterLiteral(text);
        SkipSpaces();
        if (literal.Read(ref position) is { } malformed)
            return Fail(malformed);
        if (FilterTyping.Value(comparable, compare, in literal, out var value) is { } wrong)
            return Refuse(wrong, attribute.Attribute.Name);
        return new Filter.Compare(comparable.ToPath(), compare, value);
    }

    private readonly bool Resolve(ReadOnlySpan<char> name, ResolvedAttribute? scope, out ResolvedAttribute attribute)
    {
        if (scope is not { } outer)
            return PathText.Resolve(name, type, out attribute) || PathText.ResolveWithoutUrn(name, type, out attribute);
        attribute = outer with { Sub = outer.Attribute.Sub(name) };
        return attribute.Sub is not null;
    }

    private ReadOnlySpan<char> ReadName()
    {
        var start = position;
        while (position < text.Length && text[position] is not (' ' or '\t' or '\r' or '\n' or '(' or ')' or '[' or ']' or '"'))
            position++;
        return text[start..position];
    }

    private bool TryWord(string word)
    {
        var start = position;
        SkipSpaces();
        if (ReadName().Equals(word, StringComparison.OrdinalIgnoreCase))
            return true;
        position = start;
        return false;
    }

    private bool TryChar(char c)
    {
        SkipSpaces();
        if (position == text.Length || text[position] != c)
            return false;
        position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
            position++;
    }

    private Filter? TooDeep() => Refuse($"The filter nests deeper than {FilterParser.MaxNesting} levels.");

    private Filter? Fail(string reason) =>
        Refuse(text.IsWhiteSpace() ? "The filter is empty." : $"The filter can't be read at character {position + 1}: {reason}.");

    private Filter? Refuse(string detail, ReadOnlySpan<char> attribute = default)
    {
        // The attribute goes to the log: only a name of the table may, never the client's text.
        Fault ??= new(ScimFaultKind.InvalidFilter, detail, PathText.Resolve(attribute, type, out var known) ? known.ToPath().ToString() : null);
        return null;
    }
}
