using System.CommandLine;
using QuyHtx.Benchmarks;

// ./quyhtx bench: the arithmetic under BenchmarkDotNet, and whole jobs, always beside a baseline in the same run.
var full = new Option<bool>("--full") { Description = "BenchmarkDotNet's default job in place of the short one: slower, narrower error." };
var schedule = new Command("schedule", "A schedule of 60 rows, by every method.") { full };
schedule.SetAction(parsed => Arithmetic.Run<ScheduleBenchmark>(parsed.GetValue(full)));
var replay = new Command("replay", "A loan of 24 rows with 24 payments, replayed.") { full };
replay.SetAction(parsed => Arithmetic.Run<ReplayBenchmark>(parsed.GetValue(full)));
var cases = new Option<int>("--cases") { Description = "How many lines.", DefaultValueFactory = _ => 100_000 };
var lines = new Command("case", "case --jsonl as a whole job: lines a second and memory.") { cases };
lines.SetAction(parsed => CaseLines.RunAsync(parsed.GetValue(cases)));
return await new RootCommand("Measures QuyHtx.") { schedule, replay, lines }.Parse(args).InvokeAsync();
