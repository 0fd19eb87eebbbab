using System.Text.RegularExpressions;
using QuyHtx.Application.Audit;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Tests.Audit;

public sealed class CommandWordsTests
{
    [Fact]
    public void Every_command_has_words_of_its_own_and_every_word_a_command()
    {
        var commands = typeof(ICommand<>).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false }
                && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICommand<>)))
            .Select(type => type.Name);
        Assert.Equal(commands.Order(StringComparer.Ordinal), CommandWords.All.Select(command => command.Command).Order(StringComparer.Ordinal));
        Assert.Equal(CommandWords.All.Count, CommandWords.All.Select(command => command.Words).Distinct().Count());
        Assert.All(CommandWords.All, command => Assert.Matches(new Regex(@"\A\p{Lu}[\p{L} ,]+\z"), command.Words));
        Assert.Equal("MộtLệnhCũ", CommandWords.Of("MộtLệnhCũ"));
    }
}
