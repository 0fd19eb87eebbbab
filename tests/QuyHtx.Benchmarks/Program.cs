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
var loans = new Option<int>("--loans") { Description = "How many open loans.", DefaultValueFactory = _ => 10_000 };
var days = new Option<int>("--days") { Description = "How many days the long run closes.", DefaultValueFactory = _ => 30 };
var server = new Option<string?>("--postgresql") { Description = "An empty PostgreSQL database; a SQLite file when left out." };
var close = new Command("close-day", "Closing days of a fund with many open loans.") { loans, days, server };
close.SetAction(parsed => CloseOfDay.RunAsync(parsed.GetValue(loans), parsed.GetValue(days), parsed.GetValue(server)));
var demo = new Option<string?>("--demo") { Description = "The SQLite file of a demo fund, in place of many loans." };
var pages = new Command("pages", "The pages under ApacheBench, 20 people at once (Debian's apache2-utils; the web project built before).") { loans, demo };
pages.SetAction(parsed => PagesUnderLoad.RunAsync(parsed.GetValue(loans), parsed.GetValue(demo)));
var count = new Option<int>("--papers") { Description = "How many schedules.", DefaultValueFactory = _ => 100 };
var papers = new Command("papers", "Schedules of 60 rows, from the database to the PDF.") { count };
papers.SetAction(parsed => Papers.RunAsync(parsed.GetValue(count)));
return await new RootCommand("Measures QuyHtx.") { schedule, replay, lines, close, pages, papers }.Parse(args).InvokeAsync();
