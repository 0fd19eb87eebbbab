using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>borrowers, borrower_relations</summary>
internal sealed class BorrowerMapping : IEntityTypeConfiguration<Borrower>
{
    /// <summary>The folded text that search looks in; kept by the command that writes the profile.</summary>
    public const string SearchColumn = "SearchText";

    /// <summary>The digits of the tax code, which no two borrowers share; null where there are none. Kept by the same command.</summary>
    public const string TaxDigitsColumn = "TaxDigits";

    public void Configure(EntityTypeBuilder<Borrower> builder)
    {
        builder.ToTable("borrowers");
        builder.HasKey(borrower => borrower.Id);
        builder.Property(borrower => borrower.Id).ValueGeneratedNever();
        builder.Property(borrower => borrower.Version).IsConcurrencyToken();
        builder.Property<string>(SearchColumn).HasMaxLength(1000).IsRequired();
        builder.Property<string?>(TaxDigitsColumn).HasMaxLength(20);

        // SQL Server alone would let only one row be without; so each is told to leave those out.
        builder.HasIndex(TaxDigitsColumn).IsUnique().HasFilter("tax_digits IS NOT NULL");
        builder.ComplexProperty(borrower => borrower.Profile, profile =>
        {
            profile.Property(p => p.Kind).HasColumnName("kind");
            profile.Property(p => p.Name).HasColumnName("name");
            profile.Property(p => p.TaxCode).HasColumnName("tax_code").HasMaxLength(20);
            profile.Property(p => p.Representative).HasColumnName("representative");
            profile.Property(p => p.Members).HasColumnName("members");
            profile.Property(p => p.WomenLed).HasColumnName("women_led");
            profile.Property(p => p.EthnicMinorityArea).HasColumnName("ethnic_minority_area");
            profile.Property(p => p.IsEnterprise).HasColumnName("is_enterprise");
            profile.Property(p => p.Sector).HasColumnName("sector");
            profile.Property(p => p.BornOn).HasColumnName("born_on");
            profile.Property(p => p.Phone).HasColumnName("phone").HasMaxLength(40);
            profile.Property(p => p.Email).HasColumnName("email");
            profile.Ignore(p => p.IsPerson);
            profile.ComplexProperty(p => p.Address, address =>
            {
                address.Property(a => a.Text).HasColumnName("address_text");
                address.Property(a => a.Commune).HasColumnName("commune");
                address.Property(a => a.Province).HasColumnName("province");
            });
        });
        builder.OwnsMany(borrower => borrower.Related, related =>
        {
            related.ToTable("borrower_relations");
            related.WithOwner().HasForeignKey("BorrowerId");
            related.HasKey("BorrowerId", nameof(RelatedBorrower.RelatedId));
            related.HasOne<Borrower>().WithMany().HasForeignKey(other => other.RelatedId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Navigation(borrower => borrower.Related).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
