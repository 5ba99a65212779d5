using System.Text;

namespace Ksat.Provisioning.Application.Csv;

/// <summary>Names of groups in one cell: a comma list; a name with a comma, a quote or spaces at its ends stands in double quotes, its quotes doubled.</summary>
internal static class GroupList
{
    public static string Write(IReadOnlyList<string> names) => string.Join(", ", names.Select(Quoted));

    /// <summary>The names, without empty ones. Text after a closing quote belongs to the name: nothing is dropped.</summary>
    public static IReadOnlyList<string> Read(string cell)
    {
        var names = new List<string>();
        var name = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        for (var i = 0; i < cell.Length; i++)
        {
            var letter = cell[i];
            if (quoted)
            {
                if (letter != '"')
                {
                    name.Append(letter);
                }
                else if (i + 1 < cell.Length && cell[i + 1] == '"')
                {
                    name.Append(cell[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == '"' && string.IsNullOrWhiteSpace(name.ToString()) && !wasQuoted)
            {
                name.Clear();
                (quoted, wasQuoted) = (true, true);
            }
            else if (letter == ',')
            {
                Take(names, name, wasQuoted);
                wasQuoted = false;
            }
            else if (!wasQuoted || letter != ' ')
            {
                name.Append(letter);
            }
        }

        Take(names, name, wasQuoted);
        return names;
    }

    private static void Take(List<string> names, StringBuilder name, bool wasQuoted)
    {
        var text = wasQuoted ? name.ToString() : name.ToString().Trim();
        name.Clear();
        if (text.Length > 0)
        {
            names.Add(text);
        }
    }

    private static string Quoted(string name) =>
        name.AsSpan().IndexOfAny(',', '"') >= 0 || name.Trim().Length < name.Length ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
