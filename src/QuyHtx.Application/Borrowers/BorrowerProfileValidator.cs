using FluentValidation;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Borrowers;

/// <summary>How long the texts of a profile may be, as its columns hold them; what is in them the Domain checks.</summary>
internal sealed class BorrowerProfileValidator : AbstractValidator<BorrowerProfile>
{
    public BorrowerProfileValidator()
    {
        RuleFor(profile => profile.Name).MaximumLength(250).WithErrorCode("text-too-long");
        RuleFor(profile => profile.TaxCode).MaximumLength(20).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Representative).MaximumLength(250).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Sector).MaximumLength(250).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Phone).MaximumLength(40).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Email).MaximumLength(250).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Address.Text).MaximumLength(400).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Address.Commune).MaximumLength(250).WithErrorCode("text-too-long");
        RuleFor(profile => profile.Address.Province).MaximumLength(250).WithErrorCode("text-too-long");
    }
}
