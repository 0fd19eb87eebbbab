using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>applications: what lists filter by in columns, the content whole.</summary>
internal sealed class LoanApplicationMapping : IEntityTypeConfiguration<LoanApplication>
{
    /// <summary>The amount asked for, beside the content that holds it, because limits add it up.</summary>
    public const string AmountColumn = "Amount";

    public void Configure(EntityTypeBuilder<LoanApplication> builder)
    {
        builder.ToTable("applications");
        builder.HasKey(application => application.Id);
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.Property(application => application.Number).HasMaxLength(30);
        builder.HasIndex(application => application.Number).IsUnique();
        builder.HasIndex(application => new { application.Status, application.OpenedOn });
        builder.HasIndex(application => new { application.BorrowerId, application.Status });
        builder.HasOne<Borrower>().WithMany().HasForeignKey(application => application.BorrowerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(application => application.Version).IsConcurrencyToken();
        builder.Property<long>(AmountColumn);
        builder.Property(application => application.Remark).HasMaxLength(4000);
        builder.Property(application => application.Makers).HasConversion<JsonConverter<IReadOnlyList<Guid>>>().HasMaxLength(4000);
        builder.Property(application => application.Content).HasConversion<JsonConverter<ApplicationContent>>().HasMaxLength(-1);
        builder.Property(application => application.Appraisal).HasConversion<JsonConverter<AppraisalReport>>().HasMaxLength(-1);
        builder.Property(application => application.Decision).HasConversion<JsonConverter<LendingDecision>>().HasMaxLength(-1);
    }
}

/// <summary>drafts: of each form and what it is about, one a user.</summary>
internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(draft => new { draft.UserId, draft.Form, draft.SubjectId });
        builder.Property(draft => draft.Fields).HasMaxLength(-1);
    }
}

/// <summary>attachments</summary>
internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.HasKey(attachment => attachment.Id);
        builder.Property(attachment => attachment.Id).ValueGeneratedNever();
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(attachment => attachment.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
