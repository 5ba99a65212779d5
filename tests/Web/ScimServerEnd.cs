using Ksat.Provisioning.Web.Tests.Scim;

namespace Ksat.Provisioning.Web.Tests;

/// <summary>Stops the server that the tests of SCIM share.</summary>
[SetUpFixture]
public sealed class ScimServerEnd
{
    [OneTimeTearDown]
    public void Stop() => ScimServer.Stop();
}
