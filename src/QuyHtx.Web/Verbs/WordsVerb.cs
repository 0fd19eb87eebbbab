using System.CommandLine;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Verbs;

/// <summary>words: an amount as papers spell it.</summary>
internal static class WordsVerb
{
    public static Command Build(VerbText text)
    {
        var amount = new Argument<Chosen<Dong>?>("amount")
        {
            Description = text["words.amount"],
            CustomParser = result => VerbOptions.Parse(result, text, text["expected.amount"], VerbOptions.Amount),
        };
        var le = new Option<bool>("--le") { Description = text["words.le"] };
        var command = new Command("words", text["words.description"]) { amount, le };
        command.SetAction(parsed =>
        {
            var zeroTens = parsed.GetValue(le) ? ZeroTensWord.Le : ZeroTensWord.Linh;
            parsed.InvocationConfiguration.Output.WriteLine(AmountInWords.Of(parsed.GetValue(amount)!.Value, zeroTens));
            return ExitCode.Done;
        });
        return command;
    }
}
