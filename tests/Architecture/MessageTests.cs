using System.Text.RegularExpressions;
using FluentValidation;
using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>Commands and queries: each with its handler, and each command with its validator, beside it.</summary>
[TestFixture]
internal sealed class MessageTests
{
    private static IEnumerable<TestCaseData> Commands => Messages(typeof(ICommand<>));

    private static IEnumerable<TestCaseData> Queries => Messages(typeof(IQuery<>));

    [TestCaseSource(nameof(Commands))]
    public void A_command_has_one_validator_and_one_handler_beside_it(Type command)
    {
        var validator = Implementing(typeof(IValidator<>), command).ShouldHaveSingleItem();
        var handler = Implementing(typeof(ICommandHandler<,>), command).ShouldHaveSingleItem();
        InOneFile(command, validator, handler);
    }

    [TestCaseSource(nameof(Queries))]
    public void A_query_has_one_handler_beside_it(Type query) =>
        InOneFile(query, Implementing(typeof(IQueryHandler<,>), query).ShouldHaveSingleItem());

    [Test]
    public void Commands_and_queries_are_found()
    {
        Commands.Count().ShouldBeGreaterThan(10);
        Queries.Count().ShouldBeGreaterThan(4);
    }

    [TestCaseSource(nameof(Commands))]
    [TestCaseSource(nameof(Queries))]
    public void Messages_are_sentences_without_suffix(Type message) =>
        message.Name.ShouldNotMatch("(Command|Query|Request)$");

    private static IEnumerable<TestCaseData> Messages(Type kind) =>
        from type in House.Types
        where !type.IsAbstract && Closes(type, kind).Any()
        orderby type.Name
        select new TestCaseData(type).SetArgDisplayNames(type.Name);

    private static IEnumerable<Type> Implementing(Type kind, Type message) =>
        House.Types.Where(type => !type.IsAbstract && Closes(type, kind).Any(closed => closed.GetGenericArguments()[0] == message));

    private static IEnumerable<Type> Closes(Type type, Type kind) =>
        type.GetInterfaces().Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == kind);

    private static void InOneFile(Type message, params Type[] companions)
    {
        var folder = $"src/{House.FolderOf(message.Assembly.GetName().Name!)}/";
        var file = Repository.SourceFiles
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal) && Regex.IsMatch(Repository.Read(path), $@"\brecord\s+{message.Name}\b"))
            .ShouldHaveSingleItem();
        var text = Repository.Read(file);
        foreach (var type in companions.Prepend(message))
        {
            text.ShouldMatch($@"\b(class|record)\s+{type.Name.Split('`')[0]}\b", $"{type.Name} stands in {file}");
        }
    }
}
