using System.Reflection;
using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Language;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Conventions;

/// <summary>What holds for every command and every query, asked of the compiled assembly.</summary>
public sealed class MessageConventionTests
{
    private static readonly IReadOnlyList<Type> Messages =
        [.. typeof(FundDbContext).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && AnswerOf(type) is not null)];

    [Fact]
    public void Every_message_is_a_sealed_record_that_says_what_it_needs() => Assert.All(Messages, message =>
    {
        Assert.True(message.IsSealed, message.Name);
        Assert.NotNull(message.GetMethod("<Clone>$"));
        Assert.NotNull(message.GetCustomAttribute<NeedsAttribute>());
    });

    [Fact]
    public void Every_message_is_either_a_command_that_begins_with_its_key_or_a_query_or_a_note() => Assert.All(Messages, message =>
    {
        var isCommand = Is(message, typeof(ICommand<>));
        Assert.Single(new[] { isCommand, Is(message, typeof(IQuery<>)), Is(message, typeof(INote<>)) }, kind => kind);
        if (isCommand)
        {
            var first = message.GetConstructors().Single().GetParameters()[0];
            Assert.Equal(("CommandId", typeof(Guid)), (first.Name, first.ParameterType));
        }
    });

    [Fact]
    public void Every_message_has_one_handler_that_can_be_made()
    {
        using var services = new ServiceCollection()
            .AddDbContext<FundDbContext>(options => options.UseFundDatabase(new DatabaseOptions()))
            .AddFundApplication()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IMailGateway>(new MailSwitch())
            .AddSingleton(FundJobs.Catalogue)
            .AddSingleton<IJobEngine>(new EngineOfTest())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        using var scope = services.CreateScope();
        Assert.All(Messages, message => Assert.Single(
            scope.ServiceProvider.GetServices(typeof(IRequestHandler<,>).MakeGenericType(message, AnswerOf(message)!))));
    }

    [Fact]
    public void Every_message_is_sent_by_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("SqlServerTranslation", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.All(Messages, message => Assert.Matches($@"\b{Regex.Escape(message.Name)}\b", tests));
    }

    [Fact]
    public void Every_rule_of_every_validator_has_a_sentence()
    {
        var validators = typeof(FundDbContext).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && typeof(IValidator).IsAssignableFrom(type));
        var codes = validators.SelectMany(type => ((IValidator)Activator.CreateInstance(type)!).CreateDescriptor().Rules)
            .SelectMany(rule => rule.Components).Where(component => component.Validator is not FluentValidation.Validators.IChildValidatorAdaptor)
            .Select(component => component.ErrorCode).ToHashSet();
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Sentences.Of(new RuleViolation(code, null, "một", "hai", "ba", "bốn"), Sentences.Vietnamese));
    }

    [Fact]
    public void No_message_keeps_a_secret_in_what_is_stored()
    {
        var secret = new Application.Users.FirstPassword(Guid.Empty, "bốn con ngựa trắng");
        Assert.DoesNotContain("ngựa", System.Text.Json.JsonSerializer.Serialize(secret, StoredJson.Options), StringComparison.Ordinal);
        var named = Messages.Concat(Messages.Select(message => AnswerOf(message)!)).SelectMany(type => type.GetProperties())
            .Where(property => Regex.IsMatch(property.Name, "Password|Secret|Token$|Link$|Codes$|^Key$") && property.PropertyType != typeof(Guid));
        Assert.All(named, property => Assert.True(property.IsDefined(typeof(SecretAttribute)), $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    private static Type? AnswerOf(Type message) => message.GetInterfaces()
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    private static bool Is(Type message, Type kind) => message.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == kind);
}
