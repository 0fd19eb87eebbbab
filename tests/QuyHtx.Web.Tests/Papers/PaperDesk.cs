using System.Text;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>A host with a fund in it, people who are signed in, and a browser that prints: one for all tests of papers, since a browser takes a second.</summary>
public sealed class PaperDesk : IAsyncLifetime
{
    internal TestHost Host { get; private set; } = null!;

    internal TestFund Fund { get; private set; } = null!;

    internal TestClient Administrator { get; private set; } = null!;

    internal TestClient Officer { get; private set; } = null!;

    /// <summary>Sixty equal rows of 10 triệu: more than a page.</summary>
    internal static readonly LoanTerms SixtyMonths = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth), TermMonths = 60, Method = RepaymentMethod.EqualPrincipal, InterestEveryMonths = 1, PrincipalEveryMonths = 1,
    };

    public async Task InitializeAsync()
    {
        (Host, Administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        Fund = await TestFund.On(Host.Database).Found();
        (_, Officer) = await UsersApiTests.NewUser(Host, Administrator, "binh", "officer");
    }

    /// <summary>A fund for a test that moves the business date on.</summary>
    internal static async Task<PaperDesk> OwnFund()
    {
        var desk = new PaperDesk();
        await desk.InitializeAsync();
        return desk;
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A loan of 600 triệu over sixty months, paid out whole on the first day.</summary>
    internal async Task<(Guid LoanId, Guid BorrowerId)> LoanOfSixtyMonths(string borrower)
    {
        var borrowerId = await Fund.RegisterCooperative(borrower);
        var loan = await Fund.SignedLoan(SixtyMonths, new Dong(600_000_000), borrowerId);
        await Fund.Enter(loan, LoanTransactionKind.Disbursement, 600_000_000, TestFund.FirstDay);
        return (loan, borrowerId);
    }

    /// <summary>Somebody of a borrower, signed in.</summary>
    internal async Task<TestClient> BorrowerOf(Guid borrowerId, string name)
    {
        var made = await Administrator.Send("POST", "/api/v1/users", new { userName = name, fullName = "Người của hợp tác xã", roles = new[] { "borrower" }, borrowerId });
        var client = Host.NewClient();
        await client.SignIn(name, made["password"]!);
        await client.Send("PUT", "/api/v1/session/password", new { currentPassword = made["password"], newPassword = "mật khẩu thứ hai" });
        return client;
    }

    /// <summary>A paper as PDF.</summary>
    internal async Task<Pdf> Print(string path, TestClient? asker = null)
    {
        using var answer = await (asker ?? Officer).Fetch(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        return await Pdf.ReadAsync(bytes);
    }
}

/// <summary>The tests that share it.</summary>
[CollectionDefinition(nameof(PaperDesk))]
public sealed class PaperDeskCollection : ICollectionFixture<PaperDesk>;
