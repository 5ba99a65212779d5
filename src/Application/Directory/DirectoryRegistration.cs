using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Scim.Schemas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ksat.Provisioning.Application.Directory;

/// <summary>What the handlers of directory commands share.</summary>
internal static class DirectoryRegistration
{
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.TryAddSingleton(SchemaTable.Default);
        services.TryAddSingleton(TimeProvider.System);
        return services.AddScoped<DirectoryUsers>().AddScoped<DirectoryGroups>().AddScoped<MemberWriting>();
    }
}
