using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>accounts: one for each use, called by a code of its own.</summary>
internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(account => account.Use);

        // USE is a word of T-SQL, and what is written by hand knows no quotes.
        builder.Property(account => account.Use).HasColumnName("used_for");
        builder.Property(account => account.Code).HasMaxLength(20);
        builder.HasIndex(account => account.Code).IsUnique();
    }
}

/// <summary>journal_entries, journal_lines: append-only, kept so by the database itself.</summary>
internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries", table => table.HasTrigger("journal_entries_append_only"));
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => entry.No).IsUnique();
        builder.HasIndex(entry => entry.Date);
        builder.HasIndex(entry => entry.LoanId);
        builder.HasIndex(entry => entry.ReversesId).IsUnique();
        builder.HasOne<Loan>().WithMany().HasForeignKey(entry => entry.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(entry => entry.Lines, line =>
        {
            line.ToTable("journal_lines", table => table.HasTrigger("journal_lines_append_only"));
            line.WithOwner().HasForeignKey("EntryId");
            line.HasKey("EntryId", nameof(JournalLine.No));
            line.Property(l => l.No).ValueGeneratedNever();
            line.Property(l => l.Account).HasMaxLength(20);
            line.HasIndex(l => l.Account);
        });
        builder.Navigation(entry => entry.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

/// <summary>day_closes: append-only</summary>
internal sealed class DayCloseMapping : IEntityTypeConfiguration<DayClose>
{
    public void Configure(EntityTypeBuilder<DayClose> builder)
    {
        builder.ToTable("day_closes", table => table.HasTrigger("day_closes_append_only"));
        builder.HasKey(close => close.Date);
        builder.Property(close => close.Seal).HasMaxLength(64);
        builder.Property(close => close.PreviousSeal).HasMaxLength(64);
        builder.Property(close => close.AuditSeal).HasMaxLength(64);
        builder.Property(close => close.TransactionSeal).HasMaxLength(64);
    }
}

/// <summary>close_failures</summary>
internal sealed class CloseFailureMapping : IEntityTypeConfiguration<CloseFailure>
{
    public void Configure(EntityTypeBuilder<CloseFailure> builder)
    {
        builder.ToTable("close_failures");
        builder.HasKey(failure => new { failure.Date, failure.LoanId });
        builder.Property(failure => failure.Error).HasMaxLength(4000);
    }
}
