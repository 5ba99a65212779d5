using System.Runtime.CompilerServices;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>How types and files are made.</summary>
[TestFixture]
internal sealed class ShapeTests
{
    private const int LongestSource = 250;
    private const int LongestTest = 500;
    private const int LongestLine = 180;

    [Test]
    public void Classes_are_sealed_unless_something_is_derived_from_them()
    {
        var derivedFrom = House.Types.Select(type => type.BaseType).OfType<Type>().Select(Open).ToHashSet();

        House.Types
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !derivedFrom.Contains(Open(type)) && type.Name != "Program")
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    [TestCase("Web")]
    [TestCase("Infrastructure")]
    [TestCase("Reports")]
    public void What_no_other_room_uses_is_internal(string folder)
    {
        var used = House.Built.Types
            .Where(type => House.Assemblies.Any(assembly => type.Assembly.Name.Split(',')[0] == assembly.GetName().Name) && type.Assembly.Name.Split(',')[0] != Assembly(folder))
            .SelectMany(type => type.Dependencies)
            .Select(dependency => dependency.Target.FullName)
            .ToHashSet();
        var named = Repository.TestFiles.Select(Repository.Read).ToArray();

        House.Types
            .Where(type => type.Assembly.GetName().Name == Assembly(folder) && type is { IsVisible: true, IsNested: false })
            .Where(type => !used.Contains(type.FullName!) && !Array.Exists(named, text => text.Contains(type.Name.Split('`')[0], StringComparison.Ordinal)))
            .Where(type => !IsInSignatureOfOthers(type))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    [Test]
    public void Files_are_small()
    {
        TooLong(Repository.SourceFiles, LongestSource).ShouldBeEmpty();
        TooLong(Repository.TestFiles, LongestTest).ShouldBeEmpty();
    }

    [Test]
    public void Lines_fit_a_screen() =>
        Repository.SourceFiles
            .SelectMany(file => Repository.Read(file).Split('\n').Select((line, index) => (file, index, line)))
            .Where(one => one.line.Length > LongestLine && !one.line.Contains('"', StringComparison.Ordinal) && !one.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(one => $"{one.file}:{one.index + 1}")
            .ShouldBeEmpty();

    /// <summary>System first, then by name, static ones last: as dotnet format has it.</summary>
    [Test]
    public void Usings_are_in_order() =>
        Repository.SourceFiles.Concat(Repository.TestFiles)
            .Select(file => (file, usings: Repository.Read(file).Split('\n').TakeWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)).Where(line => line.Length > 0).ToArray()))
            .Where(one => !one.usings.SequenceEqual(one.usings.OrderBy(Kind).ThenBy(line => line.TrimEnd(';', '\r').Replace('.', '\0'), StringComparer.OrdinalIgnoreCase)))
            .Select(one => one.file)
            .ShouldBeEmpty();

    [Test]
    public void Interfaces_begin_with_I_and_exceptions_end_so() =>
        House.Types
            .Where(type => (type.IsInterface && !type.Name.StartsWith('I')) || (typeof(Exception).IsAssignableFrom(type) && !type.Name.EndsWith("Exception", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Test]
    public void No_method_is_async_void() =>
        House.Types
            .SelectMany(type => type.GetMethods(AllOwn))
            .Where(method => method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute), false))
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .ShouldBeEmpty();

    private const System.Reflection.BindingFlags AllOwn = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
        | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly;

    private static int Kind(string line) => line switch
    {
        _ when line.StartsWith("using static ", StringComparison.Ordinal) => 2,
        _ when line.Contains('=', StringComparison.Ordinal) => 3,
        _ when line.StartsWith("using System;", StringComparison.Ordinal) || line.StartsWith("using System.", StringComparison.Ordinal) => 0,
        _ => 1,
    };

    private static string Assembly(string folder) => Repository.Sources.Single(project => project.Folder == folder).Assembly;

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>A public member of another public type shows it, so it has to be public too.</summary>
    private static bool IsInSignatureOfOthers(Type type) => type.Assembly.GetTypes()
        .Where(other => other.IsVisible && other != type)
        .SelectMany(other => other.GetMembers(AllOwn))
        .Any(member => member switch
        {
            System.Reflection.MethodInfo { IsPublic: true } method => method.ReturnType == type || method.GetParameters().Any(parameter => parameter.ParameterType == type),
            System.Reflection.ConstructorInfo { IsPublic: true } constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == type),
            _ => false,
        });

    private static IEnumerable<string> TooLong(IEnumerable<string> files, int most) =>
        from file in files
        let lines = Repository.Read(file).AsSpan().Count('\n')
        where lines > most
        select $"{file}: {lines}";
}
