using System.CommandLine;

namespace QuyHtx.Web.Verbs;

/// <summary>completion: the script that makes a shell complete verbs and options; it asks this program with the [suggest] directive.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        # QuyHtx: bash completion. Load it with:  source <(./quyhtx completion bash)
        _quyhtx() {
            local line="${COMP_LINE#*quyhtx}" IFS=$'\n'
            line="${line# }"
            local position=$(( COMP_POINT - ${#COMP_LINE} + ${#line} )) word="${COMP_WORDS[COMP_CWORD]}"
            # Options only where one has been begun; elsewhere the shell offers files.
            COMPREPLY=( $(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$position]" "$line" 2>/dev/null | { [[ $word == -* ]] && grep -E '^--' || grep -vE '^[-/]'; })" -- "$word") )
        }
        complete -o default -F _quyhtx quyhtx ./quyhtx
        """;

    private const string Zsh = """
        # QuyHtx: zsh completion. Load it with:  source <(./quyhtx completion zsh)
        autoload -U +X bashcompinit && bashcompinit
        """;

    public static Command Build(VerbText text)
    {
        var shell = new Argument<string?>("shell")
        {
            Description = text["completion.shell"],
            CustomParser = result => VerbOptions.Parse(
                result, text, text.Of("expected.choice", "bash, zsh"), word => word is "bash" or "zsh" ? word : null),
        };
        shell.CompletionSources.Add("bash", "zsh");
        var command = new Command("completion", text["completion.description"]) { shell };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(shell) == "zsh")
            {
                output.WriteLine(Zsh);
            }

            output.WriteLine(Bash);
            return ExitCode.Done;
        });
        return command;
    }
}
