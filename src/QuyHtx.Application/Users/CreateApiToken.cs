using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Cấp mã truy cập API: a token that acts for whoever asked for it. Its secret is answered once and kept as a hash.</summary>
/// <param name="CommandId">The key, and the token's public part.</param>
/// <param name="Name">What it is for.</param>
/// <param name="ReadOnly">May it change anything, or only read.</param>
/// <param name="Days">For how many days it is good.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record CreateApiToken(Guid CommandId, string Name, bool ReadOnly, int Days) : ICommand<NewApiToken>
{
    /// <summary>A token that never ends is forgotten and never withdrawn.</summary>
    public const int MostDays = 366;

    internal sealed class Validator : AbstractValidator<CreateApiToken>
    {
        public Validator()
        {
            RuleFor(token => token.Name).NotEmpty().WithErrorCode("text-missing").MaximumLength(200).WithErrorCode("text-too-long");
            RuleFor(token => token.Days).InclusiveBetween(1, MostDays).WithErrorCode("token-days-out-of-range");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, TimeProvider clock) : IRequestHandler<CreateApiToken, NewApiToken>
    {
        public Task<NewApiToken> Handle(CreateApiToken message, CancellationToken cancellationToken)
        {
            var secret = Secrets.New();
            var token = new ApiToken
            {
                Id = message.CommandId,
                UserId = user.Id,
                Name = message.Name,
                SecretHash = Secrets.HashOf(secret),
                ReadOnly = message.ReadOnly,
                ExpiresAt = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Duration.FromDays(message.Days),
            };
            db.ApiTokens.Add(token);
            return Task.FromResult(new NewApiToken(token.Id, TokenText.Of(token.Id, secret)));
        }
    }
}

/// <summary>A token that was just made. A command repeated with the same key does not answer the secret again.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="Token">What the header Authorization carries after Bearer; shown once.</param>
public sealed record NewApiToken(Guid Id, [property: Secret] string? Token);

/// <summary>How a token is written: quyhtx_ public part _ secret. The beginning lets a scan for leaked secrets find it.</summary>
public static class TokenText
{
    private const string Prefix = "quyhtx";

    public static string Of(Guid id, string secret) => $"{Prefix}_{id:N}_{secret}";

    /// <summary>The two parts, or null when it is no token of ours.</summary>
    public static (Guid Id, string Secret)? Read(string text) =>
        text.Split('_') is [Prefix, var id, var secret] && Guid.TryParseExact(id, "N", out var parsed) ? (parsed, secret) : null;
}
