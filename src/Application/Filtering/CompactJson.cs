using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ksat.Provisioning.Application.Filtering;

internal static class CompactJson
{
    /// <summary>Text outside ASCII stays itself, which is smaller, and comparable.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
