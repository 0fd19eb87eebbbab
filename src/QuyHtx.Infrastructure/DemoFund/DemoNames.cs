using Bogus;
using Bogus.DataSets;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>Made-up names and numbers. None is taken twice; none can be a real telephone, tax code or mailbox.</summary>
internal sealed class DemoNames(Randomizer random)
{
    private static readonly string[] SecondNames =
    [
        "Đoàn Kết", "Thành Công", "Hợp Lực", "Đồng Tâm", "Tân Tiến", "Quyết Thắng", "Bình Minh", "Tia Sáng", "Hòa Phát", "An Phú", "Toàn Thắng", "Tiến Đạt",
    ];

    private readonly Name names = new("vi") { Random = random };
    private readonly HashSet<string> taken = [];
    private int numbers;

    /// <summary>Họ và tên.</summary>
    public string Person(bool woman)
    {
        string name;
        do
        {
            // Bogus writes Đ as the Icelandic Ð, which no search for "d" would find.
            var gender = woman ? Name.Gender.Female : Name.Gender.Male;
            name = $"{names.LastName(gender)} {names.FirstName(gender)}".Replace('Ð', 'Đ').Replace('ð', 'đ');
        }
        while (!taken.Add(name));
        return name;
    }

    /// <summary>Tên hợp tác xã: what it does, a name of its own, and where it is.</summary>
    public string Cooperative(string form, string label, string commune)
    {
        string name;
        do
        {
            name = $"{form} {label} {random.ArrayElement(SecondNames)} {commune[(commune.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";
        }
        while (!taken.Add(name));
        return name;
    }

    /// <summary>Ten digits whose check digit is right, beginning with 99, which is no province's.</summary>
    public string TaxCode()
    {
        while (true)
        {
            var digits = random.ReplaceNumbers("99#######");
            int[] weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
            var check = 10 - (weights.Select((weight, i) => weight * (digits[i] - '0')).Sum() % 11);
            if (check < 10 && taken.Add(digits))
            {
                return $"{digits}{check}";
            }
        }
    }

    /// <summary>Twelve digits beginning with 999, which is no province's.</summary>
    public string PersonalNumber() => random.ReplaceNumbers("999#########");

    /// <summary>A telephone number that nobody has, and a mailbox in a domain that is kept free for examples (RFC 2606).</summary>
    public (string Phone, string Email) Contact()
    {
        numbers++;
        return (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0000 000 {numbers:000}"), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"khach{numbers:000}@htx.example"));
    }
}
