using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>fund: one row</summary>
internal sealed class FundStateMapping : IEntityTypeConfiguration<FundState>
{
    public void Configure(EntityTypeBuilder<FundState> builder)
    {
        builder.ToTable("fund");
        builder.HasKey(fund => fund.Id);
        builder.Property(fund => fund.Id).ValueGeneratedNever();
    }
}

/// <summary>number_series</summary>
internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(series => new { series.Code, series.Year });
        builder.Property(series => series.Code).HasMaxLength(10);
    }
}

/// <summary>holidays</summary>
internal sealed class HolidayMapping : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("holidays");
        builder.HasKey(holiday => new { holiday.Date, holiday.SetOn });
    }
}

/// <summary>messages: each row of a loan is reminded of once for each day on the list.</summary>
internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.HasIndex(message => new { message.LoanId, message.DueDate, message.DayOffset }).IsUnique();
        builder.HasIndex(message => new { message.Status, message.NextAttemptAt });
        builder.HasOne<Loan>().WithMany().HasForeignKey(message => message.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(message => message.Body).HasMaxLength(4000);
        builder.Property(message => message.Outcome).HasMaxLength(1000);
    }
}

/// <summary>commands: what was done under which key</summary>
internal sealed class CommandRecordMapping : IEntityTypeConfiguration<CommandRecord>
{
    public void Configure(EntityTypeBuilder<CommandRecord> builder)
    {
        builder.ToTable("commands", table => table.HasTrigger("commands_append_only"));
        builder.HasKey(command => command.Id);
        builder.Property(command => command.Id).ValueGeneratedNever();
        builder.Property(command => command.ContentHash).HasMaxLength(64);
        builder.Property(command => command.Answer).HasMaxLength(-1);
    }
}

/// <summary>audit_records: append-only, kept so by the database itself.</summary>
internal sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("audit_records", table => table.HasTrigger("audit_records_append_only"));
        builder.HasKey(record => record.No);
        builder.HasIndex(record => record.At);
        builder.HasIndex(record => record.BorrowerId);
        builder.HasIndex(record => record.LoanId);
        builder.Property(record => record.Changes).HasMaxLength(-1);
    }
}

/// <summary>api_tokens</summary>
internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.SecretHash).HasMaxLength(64);
        builder.HasOne<FundUser>().WithMany().HasForeignKey(token => token.UserId);
    }
}

/// <summary>set_up_links</summary>
internal sealed class SetUpLinkMapping : IEntityTypeConfiguration<SetUpLink>
{
    public void Configure(EntityTypeBuilder<SetUpLink> builder)
    {
        builder.ToTable("set_up_links");
        builder.HasKey(link => link.SecretHash);
        builder.Property(link => link.SecretHash).HasMaxLength(64);
    }
}
