using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Console;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>A report must agree with itself: its counts with its rows, its download with its pages, and in Test Mode the preview with both.</summary>
internal static class ReportArithmetic
{
    public static IEnumerable<string> Differences(Report report)
    {
        foreach (var objects in Report.Objects)
        {
            foreach (var action in Report.Buckets.Where(bucket => bucket != "failed"))
            {
                var (said, rows) = (report.Count(objects, action), report.Rows.Count(row => row.Object == objects && row.Action == action));
                if (said != rows)
                {
                    yield return $"report {report.Id}: says {said} {objects} {action}, lists {rows}";
                }
            }

            var failed = report.Rows.Count(row => row.Object == objects && row.Failed);
            if (report.Count(objects, "failed") != failed)
            {
                yield return $"report {report.Id}: says {report.Count(objects, "failed")} {objects} failed, lists {failed}";
            }
        }

        var issues = report.Rows.Count(row => row.Failed);
        if (report.Sync.GetProperty("issues").GetInt32() != issues)
        {
            yield return $"report {report.Id}: says {report.Sync.GetProperty("issues").GetInt32()} issues, lists {issues}";
        }
    }

    /// <summary>The same rows, each as often.</summary>
    public static IEnumerable<string> Differences(string what, IReadOnlyList<ReportRow> one, IReadOnlyList<ReportRow> other)
    {
        var left = one.GroupBy(row => row.Signature, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        foreach (var row in other)
        {
            if (!left.TryGetValue(row.Signature, out var count) || count == 0)
            {
                yield return $"{what}: not in the report: {row.Signature}";
            }
            else
            {
                left[row.Signature] = count - 1;
            }
        }

        foreach (var (signature, count) in left.Where(entry => entry.Value > 0))
        {
            yield return $"{what}: only in the report ({count} ×): {signature}";
        }
    }

    public static IReadOnlyList<ReportRow> Downloaded(JsonElement download) => [.. download.GetProperty("changes").EnumerateArray().Select(ReportRow.Of)];
}
