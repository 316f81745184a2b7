using EntraAws.Engine.Entra;
using EntraAws.Engine.Roles;
using EntraAws.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace EntraAws.Tests.Properties;

/// <summary>What holds for every collection of app roles and every wish.</summary>
public sealed class AppRoleMergeProperties
{
    private static readonly Guid Principal = new("0a1b2c3d-0000-4000-8000-000000000001");

    private static readonly Gen<AppRoleValue> Values =
        from account in Gen.Elements("111122223333", "444455556666")
        from role in Gen.Elements("Administrator", "Developer", "Auditor", "Operator", "Billing")
        from provider in Gen.Elements("EntraID", "OldADFS")
        select AppRoleValue.Of(new WantedAppRole($"arn:aws:iam::{account}:role/{role}", $"arn:aws:iam::{account}:saml-provider/{provider}"));

    private static readonly Gen<DirectoryAppRole> Roles =
        from value in Gen.OneOf(Values.Select(v => v.ToString()), Values.Select(v => $"{v.Provider},{v.Role}"), Gen.Elements("Task.Read", "msiam_access", "arn:aws:iam::1:role/x"), Gen.Constant<string>(null!))
        from name in Gen.Elements("Administrator,EntraID", "msiam_access", "Reader")
        from origin in Gen.Elements("Application", "ServicePrincipal")
        from enabled in Gen.Elements(true, true, false)
        from id in ArbMap.Default.GeneratorFor<Guid>()
        select new DirectoryAppRole { Id = id, DisplayName = name, Description = name, Value = value, Origin = origin, IsEnabled = enabled };

    private static readonly Arbitrary<(List<DirectoryAppRole> Current, List<AppRoleValue> Wanted, bool Prune)> Cases = Arb.From(
        from current in Roles.ListOf()
        from wanted in Values.ListOf()
        from prune in Gen.Elements(true, false)
        select (current.DistinctBy(r => r.Id).ToList(), wanted.Distinct().ToList(), prune));

    [Fact]
    public void Nothing_of_the_template_and_nothing_foreign_is_ever_removed() => Holds((current, wanted, prune) =>
        Merge(wanted, prune).Steps(current).Where(s => s.Removes).All(s => s.Role.Origin != "Application" && AppRoleValue.Parse(s.Role.Value) is not null));

    [Fact]
    public void Nothing_is_removed_unless_pruning_was_asked_for() => Holds((current, wanted, _) => Merge(wanted, false).Steps(current).All(s => !s.Removes));

    [Fact]
    public void Only_accounts_that_are_wished_for_are_pruned() => Holds((current, wanted, _) => Merge(wanted, true).Steps(current).Where(s => s.Removes)
        .All(s => wanted.Exists(w => w.Role.AccountId == AppRoleValue.Parse(s.Role.Value)!.Role.AccountId)));

    [Fact]
    public void The_result_needs_no_further_step() => Holds((current, wanted, prune) => Merge(wanted, prune).Steps(Apply(current, Merge(wanted, prune))).Count == 0);

    [Fact]
    public void Every_wish_is_there_and_enabled_afterwards() => Holds((current, wanted, prune) =>
    {
        var after = Apply(current, Merge(wanted, prune));
        return wanted.TrueForAll(w => new AppRoleIndex(after).Find(w) is { IsEnabled: true });
    });

    [Fact]
    public void The_order_of_the_wishes_does_not_matter() => Holds((current, wanted, prune) =>
        Apply(current, Merge(wanted, prune)).Select(r => (r.Id, r.Value, r.IsEnabled)).ToHashSet()
            .SetEquals(Apply(current, Merge(wanted.AsEnumerable().Reverse().ToList(), prune)).Select(r => (r.Id, r.Value, r.IsEnabled))));

    [Fact]
    public void The_count_is_what_was_there_and_what_came_less_what_went() => Holds((current, wanted, prune) =>
    {
        var steps = Merge(wanted, prune).Steps(current);
        return Apply(current, Merge(wanted, prune)).Count
            == current.Count + steps.Count(s => s.Change.Kind == ChangeKind.Add) - steps.Count(s => s.Removes);
    });

    [Fact]
    public void Everything_else_stays_as_it_was_read() => Holds((current, wanted, prune) =>
    {
        var merge = Merge(wanted, prune);
        var touched = merge.Steps(current).Select(s => s.Role.Id).ToHashSet();
        var after = Apply(current, merge);
        return current.Where(r => !touched.Contains(r.Id)).All(after.Contains);
    });

    [Fact]
    public void Ids_are_told_apart() => Holds((current, wanted, prune) =>
    {
        var after = Apply(current, Merge(wanted, prune));
        return after.DistinctBy(r => r.Id).Count() == after.Count;
    });

    private static AppRoleMerge Merge(List<AppRoleValue> wanted, bool prune) => new("AWS", Principal, wanted, prune);

    private static List<DirectoryAppRole> Apply(List<DirectoryAppRole> current, AppRoleMerge merge)
    {
        var steps = merge.Steps(current);
        var byId = steps.Where(s => !s.Removes && s.Change.Kind != ChangeKind.Add).ToDictionary(s => s.Role.Id, s => s.Role);
        var removed = steps.Where(s => s.Removes).Select(s => s.Role.Id).ToHashSet();
        return [.. current.Where(r => !removed.Contains(r.Id)).Select(r => byId.GetValueOrDefault(r.Id, r)), .. steps.Where(s => s.Change.Kind == ChangeKind.Add).Select(s => s.Role)];
    }

    private static void Holds(Func<List<DirectoryAppRole>, List<AppRoleValue>, bool, bool> law) =>
        Prop.ForAll(Cases, c => law(c.Current, c.Wanted, c.Prune)).QuickCheckThrowOnFailure();
}
