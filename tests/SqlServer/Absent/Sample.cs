using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

/// <summary>Something of a type, made from the simplest things that its constructor takes.</summary>
internal static class Sample
{
    public static object? Of(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Of(inner)
        : type == typeof(Guid) ? AbsentReader.Id
        : type == typeof(string) ? "anna@acme.example"
        : type == typeof(SchemaTable) ? SchemaTable.Default
        : type == typeof(Stream) ? Stream.Null
        : type.IsEnum || type.IsPrimitive || type == typeof(DateTimeOffset) ? Activator.CreateInstance(type)
        : type.IsInterface ? Empty(type)
        : type.GetConstructors() is [var constructor, ..] ? constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))])
        : null;

    /// <summary>An empty list, where that will do.</summary>
    private static Array? Empty(Type type) =>
        type.IsGenericType && Array.CreateInstance(type.GetGenericArguments()[0], 0) is var list && type.IsInstanceOfType(list) ? list : null;
}
