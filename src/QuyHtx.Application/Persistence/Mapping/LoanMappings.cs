using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>loans</summary>
internal sealed class LoanMapping : IEntityTypeConfiguration<Loan>
{
    public void Configure(EntityTypeBuilder<Loan> builder)
    {
        builder.ToTable("loans");
        builder.HasKey(loan => loan.Id);
        builder.Property(loan => loan.Id).ValueGeneratedNever();
        builder.Property(loan => loan.ContractNumber).HasMaxLength(30);
        builder.HasIndex(loan => loan.ContractNumber).IsUnique();
        builder.HasOne<LoanApplication>().WithOne().HasForeignKey<Loan>(loan => loan.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Borrower>().WithMany().HasForeignKey(loan => loan.BorrowerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LendingPolicy>().WithMany().HasForeignKey(loan => loan.PolicyId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(loan => loan.Version).IsConcurrencyToken();
        builder.Property(loan => loan.Terms).HasConversion<SharedJsonConverter<LoanTerms>>().HasMaxLength(-1);
        builder.Property(loan => loan.Rules).HasConversion<SharedJsonConverter<RepaymentRules>>().HasMaxLength(2000);
        builder.HasMany(loan => loan.Transactions).WithOne().HasForeignKey(entered => entered.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(loan => loan.Transactions).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(loan => loan.Standing).Ignore(loan => loan.Events).Ignore(loan => loan.Disbursed).Ignore(loan => loan.WrittenOffOn);
    }
}

/// <summary>loan_transactions: append-only, kept so by the database itself.</summary>
internal sealed class LoanTransactionMapping : IEntityTypeConfiguration<LoanTransaction>
{
    public void Configure(EntityTypeBuilder<LoanTransaction> builder)
    {
        builder.ToTable("loan_transactions", table => table.HasTrigger("loan_transactions_append_only"));
        builder.HasKey(entered => entered.Id);
        builder.Property(entered => entered.Id).ValueGeneratedNever();
        builder.HasIndex(entered => new { entered.LoanId, entered.No }).IsUnique();
        builder.HasIndex(entered => entered.ReversesId).IsUnique();
        builder.HasIndex(entered => entered.EnteredOn);
        builder.Property(entered => entered.NewTerms).HasConversion<JsonConverter<LoanTerms>>().HasMaxLength(-1);
    }
}

/// <summary>loan_proposals</summary>
internal sealed class LoanProposalMapping : IEntityTypeConfiguration<LoanProposal>
{
    public void Configure(EntityTypeBuilder<LoanProposal> builder)
    {
        builder.ToTable("loan_proposals");
        builder.HasKey(proposal => proposal.Id);
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
        builder.HasIndex(proposal => new { proposal.Status, proposal.ProposedOn });
        builder.HasOne<Loan>().WithMany().HasForeignKey(proposal => proposal.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(proposal => proposal.Version).IsConcurrencyToken();
        builder.Property(proposal => proposal.Transaction).HasConversion<JsonConverter<LoanTransaction>>().HasMaxLength(-1);
    }
}

/// <summary>loan_statuses: a cache</summary>
internal sealed class LoanStatusMapping : IEntityTypeConfiguration<LoanStatus>
{
    public void Configure(EntityTypeBuilder<LoanStatus> builder)
    {
        builder.ToTable("loan_statuses");
        builder.HasKey(status => status.LoanId);
        builder.Property(status => status.LoanId).ValueGeneratedNever();
        builder.HasOne<Loan>().WithOne().HasForeignKey<LoanStatus>(status => status.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(status => new { status.Stage, status.OldestUnpaidDueDate });
    }
}

/// <summary>planned_rows: a cache</summary>
internal sealed class PlannedRowMapping : IEntityTypeConfiguration<PlannedRow>
{
    public void Configure(EntityTypeBuilder<PlannedRow> builder)
    {
        builder.ToTable("planned_rows");
        builder.HasKey(row => new { row.LoanId, row.No });
        builder.HasOne<Loan>().WithMany().HasForeignKey(row => row.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.DueDate);
    }
}

/// <summary>contact_records: append-only, kept so by the database itself.</summary>
internal sealed class ContactRecordMapping : IEntityTypeConfiguration<ContactRecord>
{
    /// <summary>The longest account of a contact.</summary>
    public const int LongestText = 1000;

    public void Configure(EntityTypeBuilder<ContactRecord> builder)
    {
        builder.ToTable("contact_records", table => table.HasTrigger("contact_records_append_only"));
        builder.HasKey(contact => contact.Id);
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.HasIndex(contact => new { contact.LoanId, contact.No }).IsUnique();
        builder.HasOne<Loan>().WithMany().HasForeignKey(contact => contact.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(contact => contact.Said).HasMaxLength(LongestText);
    }
}
