using System.Globalization;
using System.Text;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Prints filters canonically: lower-case operators, the schema's casing, parentheses only where the tree needs them.</summary>
internal static class FilterText
{
    internal static string Print(Filter filter)
    {
        var text = new StringBuilder();
        Print(text, filter, insideBrackets: false);
        return text.ToString();
    }

    internal static string PrintInner(Filter filter)
    {
        var text = new StringBuilder();
        Print(text, filter, insideBrackets: true);
        return text.ToString();
    }

    internal static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ')
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.Append('"').ToString();
    }

    internal static string Word(CompareOperator compare) => compare switch
    {
        CompareOperator.Eq => "eq",
        CompareOperator.Ne => "ne",
        CompareOperator.Co => "co",
        CompareOperator.Sw => "sw",
        CompareOperator.Ew => "ew",
        CompareOperator.Gt => "gt",
        CompareOperator.Ge => "ge",
        CompareOperator.Lt => "lt",
        _ => "le",
    };

    private static void Print(StringBuilder text, Filter filter, bool insideBrackets)
    {
        switch (filter)
        {
            case Filter.Or(var left, var right):
                Print(text, left, insideBrackets);
                text.Append(" or ");
                Operand(text, right, right is Filter.Or, insideBrackets);
                break;
            case Filter.And(var left, var right):
                Operand(text, left, left is Filter.Or, insideBrackets);
                text.Append(" and ");
                // A right-hand "and" was written in parentheses: "and" binds to the left.
                Operand(text, right, right is Filter.Or or Filter.And, insideBrackets);
                break;
            case Filter.Not(var operand):
                text.Append("not (");
                Print(text, operand, insideBrackets);
                text.Append(')');
                break;
            case Filter.Compare(var path, var compare, var value):
                text.Append(Name(path, insideBrackets)).Append(' ').Append(Word(compare)).Append(' ').Append(value.ToString());
                break;
            case Filter.Present(var path):
                text.Append(Name(path, insideBrackets)).Append(" pr");
                break;
            case Filter.ElementMatch(var path, var inner):
                text.Append(path).Append('[');
                Print(text, inner, insideBrackets: true);
                text.Append(']');
                break;
        }
    }

    private static void Operand(StringBuilder text, Filter filter, bool grouped, bool insideBrackets)
    {
        if (grouped)
            text.Append('(');
        Print(text, filter, insideBrackets);
        if (grouped)
            text.Append(')');
    }

    private static string Name(AttributePath path, bool insideBrackets) => insideBrackets ? path.SubAttribute! : path.ToString();
}
