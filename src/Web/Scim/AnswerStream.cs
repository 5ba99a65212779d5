using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>
/// Where an answer's JSON goes. A short answer is gathered and sent as one, so that a failure on the way can still be told; a long list goes to the connection
/// in pieces and never stands in memory.
/// </summary>
internal sealed class AnswerStream : IDisposable
{
    private const int SendAt = 32 * 1024;

    // Text outside ASCII stays itself. The structure is ours, so it isn't checked again.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> buffer = new(2048);
    private readonly HttpResponse response;
    private bool inPieces;

    public AnswerStream(HttpResponse response)
    {
        this.response = response;
        Json = new Utf8JsonWriter(buffer, Options);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>To be called between two resources of a list.</summary>
    public async ValueTask SendIfMuchAsync()
    {
        if (Json.BytesPending + buffer.WrittenCount >= SendAt)
        {
            inPieces = true;
            await SendAsync();
        }
    }

    /// <summary>Sends the rest, or all of it.</summary>
    public async ValueTask EndAsync()
    {
        Json.Flush();
        if (!inPieces)
        {
            response.ContentLength = buffer.WrittenCount;
        }

        await SendAsync();
    }

    public void Dispose() => Json.Dispose();

    private async ValueTask SendAsync()
    {
        Json.Flush();
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, response.HttpContext.RequestAborted);
        buffer.ResetWrittenCount();
    }
}
