using System.Net;
using System.Text;
using System.Web;

namespace Ksat.Provisioning.Web.Tests.Simulator;

/// <summary>A product whose second page of users begins with the last user of the first; everything else is empty.</summary>
internal sealed class TwoPages : HttpMessageHandler
{
    private const int Total = 150;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var query = HttpUtility.ParseQueryString(address.Query);
        var (start, count) = (int.Parse(query["startIndex"] ?? "1"), int.Parse(query["count"] ?? "0"));
        var isThere = address.AbsolutePath.EndsWith("/Users", StringComparison.Ordinal) && query["filter"] is null;
        var answer = request.Headers.Authorization?.Parameter?.StartsWith("not-a-token", StringComparison.Ordinal) == true ? Error(401)
            : !address.AbsolutePath.EndsWith('s') ? Error(404)
            : List(start, isThere ? Math.Min(count, Total - start + 1) : 0, isThere ? Total : 0);
        return Task.FromResult(answer);
    }

    private static HttpResponseMessage List(int start, int length, int total)
    {
        var users = Enumerable.Range(start == 1 ? 1 : start - 1, length).Select(number =>
            $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"{{number}}","userName":"u{{number}}","active":true,"emails":[{"value":"u","primary":true}],"meta":{"resourceType":"User","location":"https://host/scim/v2/Users/{{number}}"} }""");
        return Json(200, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":{{total}},"startIndex":{{start}},"itemsPerPage":{{length}},"Resources":[{{string.Join(',', users)}}]}""");
    }

    private static HttpResponseMessage Error(int status)
    {
        var answer = Json(status, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"{{status}}","detail":"No."}""");
        answer.Headers.Add("WWW-Authenticate", "Bearer");
        return answer;
    }

    private static HttpResponseMessage Json(int status, string text) =>
        new((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/scim+json") };
}
