using System.CommandLine;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Web.Verbs;

/// <summary>tax-code: whether a tax code can be right, and what it names.</summary>
internal static class TaxCodeVerb
{
    public static Command Build(VerbText text)
    {
        var code = new Argument<string>("code") { Description = text["tax-code.code"] };
        var command = new Command("tax-code", text["tax-code.description"]) { code };
        command.SetAction(parsed =>
        {
            var (taxCode, fault) = TaxCode.Parse(parsed.GetValue(code)!);
            if (taxCode is null)
            {
                var reason = text[$"tax-code.fault.{fault}"];
                parsed.InvocationConfiguration.Error.WriteLine(text.Of("tax-code.invalid", parsed.GetValue(code)!, reason));
                return ExitCode.WrongInput;
            }

            parsed.InvocationConfiguration.Output.WriteLine(text.Of("tax-code.valid", taxCode, text[$"tax-code.kind.{taxCode.Kind}"]));
            return ExitCode.Done;
        });
        return command;
    }
}
