using System.Net;
using System.Text;

namespace Ksat.Provisioning.Web.Tests.Simulator;

/// <summary>Stands between the simulator and the product, and bends answers or swallows requests.</summary>
/// <param name="concerns">Which requests.</param>
/// <param name="bend">Makes another body of the product's.</param>
/// <param name="swallow">Answers with this status instead of passing the request on.</param>
internal sealed class Liar(
    HttpMessageHandler product, Func<HttpRequestMessage, bool> concerns, Func<string, string>? bend = null, HttpStatusCode? swallow = null, string mediaType = "application/scim+json")
    : DelegatingHandler(product)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!concerns(request))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (swallow is { } status)
        {
            return new HttpResponseMessage(status);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.Content = new StringContent(bend?.Invoke(text) ?? text, Encoding.UTF8, mediaType);
        return answer;
    }
}
