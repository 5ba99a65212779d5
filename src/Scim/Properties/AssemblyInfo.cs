using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Ksat.Provisioning.Scim.Tests")]
