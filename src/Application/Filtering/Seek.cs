using System.Globalization;
using System.Linq.Expressions;
using Ksat.Provisioning.Application.Directory;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>What comes behind a position: a predicate over the keys of the order, so that the database goes there by index instead of counting.</summary>
internal static class Seek
{
    /// <param name="order">Null: by the id alone.</param>
    /// <param name="id">The tie-break, always ascending.</param>
    public static Expression<Func<T, bool>> Behind<T>(Position position, SortOrder<T>? order, Expression<Func<T, Guid>> id)
    {
        var last = position.Id;
        Expression<Func<Guid, bool>> behind = candidate => candidate.CompareTo(last) > 0;
        var laterId = behind.Of(id);
        if (order is null)
        {
            return laterId;
        }

        var key = Unboxed(order);
        if (key.Type != typeof(string))
        {
            var value = Parameter(Parse(position.SortValue, key.Type), key.Type);
            return Beyond(key, value, position, order).Or(Equal(key, value, order).And(laterId));
        }

        var absent = Lambda(order, Expression.Equal(key, Expression.Constant(null, typeof(string))));
        if (position.SortValue is null)
        {
            // Ascending they are the last, descending the first.
            var tied = absent.And(laterId);
            return order.Descending ? absent.Not().Or(tied) : tied;
        }

        var text = Parameter(position.SortValue, typeof(string));
        var beyond = Beyond(key, text, position, order).Or(Equal(key, text, order).And(laterId));
        return order.Descending ? absent.Not().And(beyond) : absent.Or(beyond);
    }

    /// <summary>Where an item stands in the order.</summary>
    public static Position Of<T>(T item, Guid id, SortOrder<T>? order) =>
        To(id, order?.Key.Compile(preferInterpretation: true)(item));

    /// <param name="id">The item's id.</param>
    /// <param name="sortedBy">What it was sorted by; null also where the list is in the order of ids.</param>
    public static Position To(Guid id, object? sortedBy) => new(id, Text(sortedBy));

    /// <summary>The same query text for every position: the value goes as a parameter.</summary>
    private static UnaryExpression Parameter(object value, Type type) =>
        Expression.Convert(Expression.Property(Expression.Constant(new Held(value)), nameof(Held.Value)), type);

    private static Expression Unboxed<T>(SortOrder<T> order) => order.Key.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : order.Key.Body;

    private static Expression<Func<T, bool>> Lambda<T>(SortOrder<T> order, Expression body) => Expression.Lambda<Func<T, bool>>(body, order.Key.Parameters);

    private static Expression<Func<T, bool>> Equal<T>(Expression key, Expression value, SortOrder<T> order) => Lambda(order, Expression.Equal(key, value));

    private static Expression<Func<T, bool>> Beyond<T>(Expression key, Expression value, Position position, SortOrder<T> order)
    {
        if (key.Type == typeof(bool))
        {
            // false comes before true.
            var flag = bool.Parse(position.SortValue!);
            return Lambda(order, order.Descending
                ? flag ? Expression.Not(key) : Expression.Constant(false)
                : flag ? Expression.Constant(false) : key);
        }

        if (key.Type == typeof(string) || key.Type == typeof(Guid))
        {
            var compared = key.Type == typeof(string)
                ? Expression.Call(typeof(string), nameof(string.Compare), null, key, value)
                : Expression.Call(key, nameof(Guid.CompareTo), null, value);
            return Lambda(order, order.Descending ? Expression.LessThan(compared, Expression.Constant(0)) : Expression.GreaterThan(compared, Expression.Constant(0)));
        }

        return Lambda(order, order.Descending ? Expression.LessThan(key, value) : Expression.GreaterThan(key, value));
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The text came from <see cref="Text"/>: cursors are sealed.</summary>
    private static object Parse(string? text, Type type) => type switch
    {
        _ when text is null => throw new InvalidOperationException("A position by such a key has a value."),
        _ when type == typeof(Guid) => Guid.Parse(text),
        _ when type == typeof(bool) => bool.Parse(text),
        _ when type == typeof(long) => long.Parse(text, CultureInfo.InvariantCulture),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private sealed record Held(object Value);
}
