using QuyHtx.Web.Verbs;

return await CommandLine.RunAsync(args, VerbConsole.OfThisProcess());
