using Bogus;
using NodaTime;
using QuyHtx.Application.Borrowers;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>A borrower to be.</summary>
/// <param name="Profile">What is written down of it.</param>
/// <param name="Sector">What it does.</param>
internal sealed record DemoBorrower(BorrowerProfile Profile, DemoSector Sector);

/// <summary>
/// The borrowers of a demo fund. They are thought of at once and registered when they first apply; those that are related are related as soon
/// as both are there.
/// </summary>
internal sealed class DemoBorrowers
{
    /// <summary>Every so many-th member borrows beside its own cooperative, which counts together with it.</summary>
    private const int MembersForOneRelation = 4;

    private readonly DemoDesk desk;
    private readonly List<DemoBorrower> all;
    private readonly Dictionary<int, Guid> registered = [];
    private readonly List<(int One, int Other, string Relation)> relations;

    public DemoBorrowers(DemoDesk desk, DemoProfile profile, DemoNames names, Randomizer random)
    {
        this.desk = desk;
        var minority = random.ArrayElements(profile.Communes.ToArray(), profile.Communes.Count * profile.EthnicMinorityPercent / 100).ToHashSet();
        var kinds = random.Shuffle(profile.Borrowers.SelectMany(kind => Enumerable.Repeat(kind.Kind, kind.Count))).ToList();
        all = [.. kinds.Select(kind => Make(kind, profile, minority, names, random, desk.FirstDay))];
        relations = [.. RelationsOf(kinds)];
    }

    public int Count => all.Count;

    public DemoBorrower this[int index] => all[index];

    /// <summary>A borrower that is registered.</summary>
    public DemoBorrower Find(Guid id) => all[registered.Single(borrower => borrower.Value == id).Key];

    /// <summary>The borrower's id; it is registered now if it has not been.</summary>
    public async Task<Guid> RegisteredAsync(int index)
    {
        if (registered.TryGetValue(index, out var known))
        {
            return known;
        }

        var id = (await desk.Send(desk.Officer, new RegisterBorrower(desk.NewKey(), all[index].Profile))).Id;
        registered[index] = id;
        foreach (var (one, other, relation) in relations.Where(pair => pair.One == index || pair.Other == index))
        {
            if (registered.TryGetValue(one, out var oneId) && registered.TryGetValue(other, out var otherId))
            {
                var seen = await desk.Send(desk.Officer, new GetBorrower(oneId));
                await desk.Send(desk.Officer, new RelateBorrowers(
                    desk.NewKey(), oneId, seen.Version, [.. seen.Relations.Where(other => other.NamedHere).Select(other => new RelatedBorrower(other.BorrowerId, other.InWords)), new(otherId, relation)]));
            }
        }

        return id;
    }

    private static DemoBorrower Make(
        BorrowerKind kind, DemoProfile profile, HashSet<string> minority, DemoNames names, Randomizer random, LocalDate firstDay)
    {
        var sector = random.ListItem([.. profile.Sectors]);
        var commune = random.ListItem([.. profile.Communes]);
        var womenLed = random.Number(1, 100) <= profile.WomenLedPercent;
        var person = names.Person(womenLed);
        var (phone, email) = names.Contact();
        var isPerson = kind is BorrowerKind.GroupMember or BorrowerKind.CooperativeMember;
        return new DemoBorrower(
            new BorrowerProfile
            {
                Kind = kind,
                Name = kind switch
                {
                    BorrowerKind.Cooperative => names.Cooperative("Hợp tác xã", random.ListItem([.. sector.Labels]), commune),
                    BorrowerKind.CooperativeUnion => names.Cooperative("Liên hiệp hợp tác xã", random.ListItem([.. sector.Labels]), commune),
                    BorrowerKind.GroupMember or BorrowerKind.CooperativeMember => person,
                },
                TaxCode = isPerson ? names.PersonalNumber() : names.TaxCode(),
                Representative = person,
                Members = kind switch
                {
                    BorrowerKind.Cooperative => random.Number(7, 160),
                    BorrowerKind.CooperativeUnion => random.Number(4, 9),
                    BorrowerKind.GroupMember => random.Number(3, 25),
                    BorrowerKind.CooperativeMember => 0,
                },
                WomenLed = womenLed,
                EthnicMinorityArea = minority.Contains(commune),
                Sector = sector.Name,
                Address = new Address($"Thôn {random.Number(1, 14)}", commune, profile.Province),
                BornOn = isPerson ? firstDay.PlusDays(-random.Number(24 * 365, 58 * 365)) : null,
                Phone = phone,
                Email = email,
            },
            sector);
    }

    /// <summary>A union with two of its cooperatives, and some members with the cooperative they belong to.</summary>
    private static IEnumerable<(int One, int Other, string Relation)> RelationsOf(List<BorrowerKind> kinds)
    {
        var cooperatives = Indexes(BorrowerKind.Cooperative).ToList();
        var next = 0;
        foreach (var union in Indexes(BorrowerKind.CooperativeUnion))
        {
            foreach (var member in cooperatives.Skip(next).Take(2))
            {
                yield return (union, member, "Hợp tác xã thành viên của liên hiệp");
            }

            next += 2;
        }

        foreach (var person in Indexes(BorrowerKind.CooperativeMember).Where((_, i) => i % MembersForOneRelation == 0))
        {
            if (next < cooperatives.Count)
            {
                yield return (cooperatives[next++], person, "Thành viên Hội đồng quản trị");
            }
        }

        IEnumerable<int> Indexes(BorrowerKind kind) => Enumerable.Range(0, kinds.Count).Where(i => kinds[i] == kind);
    }
}
