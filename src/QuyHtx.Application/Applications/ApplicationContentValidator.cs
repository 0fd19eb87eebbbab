using FluentValidation;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>
/// What even a draft has to keep to: texts of a length that can be read, and amounts whose sums are amounts. What else is missing, the Domain
/// says when the application is submitted.
/// </summary>
internal sealed class ApplicationContentValidator : AbstractValidator<ApplicationContent>
{
    /// <summary>A million tỷ đồng: no fund lends as much, and a thousand of them still add up.</summary>
    private static readonly Dong MostAmount = new(1_000_000_000_000_000);

    public ApplicationContentValidator()
    {
        RuleFor(content => content.Amount).Must(InRange).WithErrorCode("amount-out-of-range");
        RuleFor(content => content.Plan.TotalInvestment).Must(InRange).WithErrorCode("amount-out-of-range");
        RuleFor(content => content.Plan.OwnCapital).Must(InRange).WithErrorCode("amount-out-of-range");
        RuleFor(content => content.Plan.OtherSources).Must(InRange).WithErrorCode("amount-out-of-range");
        RuleFor(content => content.Purpose).MaximumLength(1_000).WithErrorCode("text-too-long");
        RuleFor(content => content.Plan.Description).MaximumLength(10_000).WithErrorCode("text-too-long");
        RuleForEach(content => content.Collateral).ChildRules(collateral =>
        {
            collateral.RuleFor(offered => offered.Description).NotEmpty().WithErrorCode("text-missing");
            collateral.RuleFor(offered => offered.Description).MaximumLength(1_000).WithErrorCode("text-too-long");
            collateral.RuleFor(offered => offered.Kind).MaximumLength(250).WithErrorCode("text-too-long");
            collateral.RuleFor(offered => offered.Security.Value).Must(InRange).WithErrorCode("amount-out-of-range");
            collateral.RuleFor(offered => offered.Security.DeductionPercent)
                .Must(percent => percent is >= 0 and <= 100 && percent.Scale <= 4).WithErrorCode("deduction-out-of-range");
        });
        RuleForEach(content => content.Dossier).ChildRules(dossier =>
        {
            dossier.RuleFor(item => item.Code).NotEmpty().WithErrorCode("text-missing");
            dossier.RuleFor(item => item.Code).MaximumLength(20).WithErrorCode("text-too-long");
            dossier.RuleFor(item => item.Name).NotEmpty().WithErrorCode("text-missing");
            dossier.RuleFor(item => item.Name).MaximumLength(250).WithErrorCode("text-too-long");
        });
    }

    private static bool InRange(Dong amount) => amount >= Dong.Zero && amount <= MostAmount;
}
