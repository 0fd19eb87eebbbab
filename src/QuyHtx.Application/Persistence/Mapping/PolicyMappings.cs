using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>policies</summary>
internal sealed class LendingPolicyMapping : IEntityTypeConfiguration<LendingPolicy>
{
    public void Configure(EntityTypeBuilder<LendingPolicy> builder)
    {
        builder.ToTable("policies");
        builder.HasKey(policy => policy.Id);
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.HasIndex(policy => policy.EffectiveFrom).IsUnique();
        builder.Property(policy => policy.Limits).HasConversion<JsonConverter<LendingLimits>>().HasMaxLength(2000);
        builder.Property(policy => policy.Repayment).HasConversion<JsonConverter<RepaymentRules>>().HasMaxLength(2000);
        builder.Ignore(policy => policy.DebtGroupTable);
    }
}

/// <summary>products</summary>
internal sealed class LoanProductMapping : IEntityTypeConfiguration<LoanProduct>
{
    public void Configure(EntityTypeBuilder<LoanProduct> builder)
    {
        builder.ToTable("products");
        builder.HasKey(product => product.Id);
        builder.Property(product => product.Id).ValueGeneratedNever();
        builder.Property(product => product.Code).HasMaxLength(20);
        builder.HasIndex(product => new { product.Code, product.EffectiveFrom }).IsUnique();
        builder.Property(product => product.Rate).HasConversion<JsonConverter<InterestRate>>().HasMaxLength(200);
        builder.Property(product => product.Methods).HasConversion<JsonConverter<IReadOnlyList<RepaymentMethod>>>().HasMaxLength(200);
    }
}

/// <summary>capital_contributions</summary>
internal sealed class CapitalContributionMapping : IEntityTypeConfiguration<CapitalContribution>
{
    public void Configure(EntityTypeBuilder<CapitalContribution> builder)
    {
        builder.ToTable("capital_contributions");
        builder.HasKey(contribution => contribution.Id);
        builder.Property(contribution => contribution.Id).ValueGeneratedNever();
        builder.HasIndex(contribution => contribution.Date);
    }
}
