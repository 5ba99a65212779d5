using ArchUnitNET.Loader;
using Type = System.Type;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>The compiled projects of src: whoever adds a project finds it judged here.</summary>
internal static class House
{
    public static IReadOnlyList<System.Reflection.Assembly> Assemblies { get; } =
        [.. Repository.Sources.Select(project => System.Reflection.Assembly.Load(project.Assembly))];

    public static ArchUnitNET.Domain.Architecture Built { get; } = new ArchLoader().LoadAssemblies([.. Assemblies]).Build();

    /// <summary>Types that people wrote: no migrations, nothing that a compiler or a source generator made.</summary>
    public static IEnumerable<Type> Types => Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal)
            && type.Namespace?.StartsWith("Ksat.Provisioning", StringComparison.Ordinal) == true
            && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)
            && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false));

    /// <summary>"Ksat.Provisioning.Domain" → "Domain".</summary>
    public static string FolderOf(string assembly) => Repository.Projects.Single(project => project.Assembly == assembly).Folder;

    /// <summary>Types of src that use a type of one of these namespaces, in their bodies too: "type in folder → type used".</summary>
    public static IEnumerable<(string Folder, string Type, string Used)> Users(params string[] namespaces) =>
        from type in Built.Types
        where !type.FullName.StartsWith("System.", StringComparison.Ordinal) && !type.Assembly.FullName.Contains("Anonymous", StringComparison.Ordinal)
        from dependency in type.Dependencies
        let used = dependency.Target.FullName
        where namespaces.Any(name => used.StartsWith(name + ".", StringComparison.Ordinal))
        select (FolderOf(type.Assembly.Name.Split(',')[0]), type.FullName, used);
}
