using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Persistence;

/// <summary>
/// The fund's database. The model is the same on every provider; names are lower_snake_case, so that SQL written by hand (checks, an
/// auditor's query) reads the same everywhere without quotes.
/// </summary>
public sealed class FundDbContext(DbContextOptions<FundDbContext> options) : IdentityDbContext<FundUser, FundRole, Guid>(options)
{
    public DbSet<FundState> Funds => Set<FundState>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<Borrower> Borrowers => Set<Borrower>();

    public DbSet<LendingPolicy> Policies => Set<LendingPolicy>();

    public DbSet<LoanProduct> Products => Set<LoanProduct>();

    public DbSet<CapitalContribution> Contributions => Set<CapitalContribution>();

    public DbSet<LoanApplication> Applications => Set<LoanApplication>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Loan> Loans => Set<Loan>();

    public DbSet<LoanTransaction> LoanTransactions => Set<LoanTransaction>();

    public DbSet<LoanProposal> Proposals => Set<LoanProposal>();

    public DbSet<ContactRecord> Contacts => Set<ContactRecord>();

    public DbSet<LoanStatus> LoanStatuses => Set<LoanStatus>();

    public DbSet<PlannedRow> PlannedRows => Set<PlannedRow>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<DayClose> DayCloses => Set<DayClose>();

    public DbSet<CloseFailure> CloseFailures => Set<CloseFailure>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<CommandRecord> Commands => Set<CommandRecord>();

    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobPause> JobPauses => Set<JobPause>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<SetUpLink> SetUpLinks => Set<SetUpLink>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Dong>().HaveConversion<DongConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(FundDbContext).Assembly);
        builder.Entity<FundUser>(user =>
        {
            user.ToTable("users");
            user.Property(row => row.Search).HasMaxLength(700);
        });
        builder.Entity<FundRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>(login =>
        {
            // SQL Server's keys hold 900 bytes, two a character.
            login.ToTable("user_logins");
            login.Property(row => row.LoginProvider).HasMaxLength(128);
            login.Property(row => row.ProviderKey).HasMaxLength(128);
        });
        builder.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("user_tokens");
            token.Property(row => row.LoginProvider).HasMaxLength(128);
            token.Property(row => row.Name).HasMaxLength(128);
        });
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            NameInSnakeCase(entity);
        }
    }

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.GetColumnName(table) ?? property.Name));
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(SnakeCase(key.GetName()!));
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.SetConstraintName(SnakeCase(key.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
