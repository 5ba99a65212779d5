using System.Linq.Expressions;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>Putting predicates together.</summary>
internal static class Expressions
{
    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Join(left, right, Expression.AndAlso);

    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Join(left, right, Expression.OrElse);

    public static Expression<Func<T, bool>> Not<T>(this Expression<Func<T, bool>> predicate) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(predicate.Body), predicate.Parameters);

    public static Expression<Func<T, bool>> Constant<T>(bool value) => value ? _ => true : _ => false;

    /// <summary>The predicate of a value, asked of what <paramref name="selector"/> takes from <typeparamref name="T"/>.</summary>
    public static Expression<Func<T, bool>> Of<T, TValue>(this Expression<Func<TValue, bool>> predicate, Expression<Func<T, TValue>> selector) =>
        Expression.Lambda<Func<T, bool>>(new Replacement(predicate.Parameters[0], selector.Body).Visit(predicate.Body), selector.Parameters);

    /// <summary>What is made of an item and of what <paramref name="second"/> takes from it, as a function of the item.</summary>
    public static Expression<Func<T, TResult>> With<T, TSecond, TResult>(this Expression<Func<T, TSecond, TResult>> made, Expression<Func<T, TSecond>> second)
    {
        var taken = new Replacement(second.Parameters[0], made.Parameters[0]).Visit(second.Body);
        return Expression.Lambda<Func<T, TResult>>(new Replacement(made.Parameters[1], taken).Visit(made.Body), made.Parameters[0]);
    }

    private static Expression<Func<T, bool>> Join<T>(
        Expression<Func<T, bool>> left, Expression<Func<T, bool>> right, Func<Expression, Expression, BinaryExpression> join)
    {
        var body = new Replacement(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<T, bool>>(join(left.Body, body), left.Parameters);
    }

    private sealed class Replacement(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
