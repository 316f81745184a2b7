using EntraAws.Engine.Assessment;
using FsCheck;
using FsCheck.Fluent;
using static EntraAws.Tests.Assessment.Documents;

namespace EntraAws.Tests.Assessment;

/// <summary>What holds of effective access whatever the policies are.</summary>
public sealed class AccessProperties
{
    private static readonly string[] Actions = ["*", "iam:*", "iam:Attach*Policy", "IAM:passrole", "s3:*", "s3:Get?bject", "s3:PutObject", "sqs:SendMessage", "ec2:*", "ec2:RunInstances", "x:Unknown", "sts:AssumeRole"];
    private static readonly string[] Resources = ["*", "arn:aws:iam::111122223333:user/*", "arn:aws:iam::*:role/one", "arn:aws:s3:::*", "arn:aws:s3:::bucket/*", "arn:aws:sqs:*:*:*"];

    private static Gen<string> Statement(params string[] effects) =>
        from effect in Gen.Elements(effects)
        from actions in Gen.Elements(Actions).NonEmptyListOf()
        from action in Gen.Frequency((4, Gen.Constant("Action")), (1, Gen.Constant("NotAction")))
        from resource in Gen.Elements(Resources)
        from element in Gen.Frequency((5, Gen.Constant("Resource")), (1, Gen.Constant("NotResource")))
        from condition in Gen.Frequency<string?>((3, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")))
        select Documents.Statement(effect, actions.Take(3).ToArray(), resource, condition, action, element);

    private static Gen<string[]> Statements => Statement("Allow", "Allow", "Allow", "Deny").ArrayOf().Select(s => s.Take(6).ToArray());

    [Fact]
    public void Adding_a_deny_never_adds_access() => Check(
        from some in Statements
        from deny in Statement("Deny")
        select (Access(some), Access([.. some, deny])),
        (before, after) => IsWithin(after, before));

    [Fact]
    public void Adding_an_allow_never_removes_access() => Check(
        from some in Statements
        from allow in Statement("Allow")
        select (Access(some), Access([.. some, allow])),
        IsWithin);

    [Fact]
    public void The_order_of_statements_does_not_matter() => Check(
        from some in Statements
        from other in Gen.Shuffle(some)
        select (Access(some), Access(other)),
        (one, other) => IsWithin(one, other) && IsWithin(other, one));

    [Fact]
    public void A_boundary_never_adds_access() => Check(
        from some in Statements
        from boundary in Statements
        select (Access(some), Access(some, Document(boundary))),
        (free, bound) => IsWithin(bound, free));

    [Fact]
    public void Letters_match_in_any_case() => Check(
        from some in Statements
        select (Access(some), Access(some.Select(SwapCaseOfActions).ToArray())),
        (one, other) => IsWithin(one, other) && IsWithin(other, one));

    [Fact]
    public void What_is_certain_is_on_all_and_what_is_on_all_is_possible() => Check(
        from some in Statements
        from boundary in Statements
        select (Access(some, Document(boundary)), Access(some)),
        (bound, free) => Nested(bound) && Nested(free));

    [Fact]
    public void A_pattern_that_covers_another_matches_all_that_it_matches()
    {
        var text = Gen.Elements("a", "B", "b", "*", "?", ":").ArrayOf().Select(string.Concat);
        Prop.ForAll((from wider in text from narrower in text from sample in text select (wider, narrower, sample: sample.Replace('*', 'x').Replace('?', 'y'))).ToArbitrary(), t =>
            !Wildcard.Covers(t.wider, t.narrower) || !Wildcard.Matches(t.narrower, t.sample) || Wildcard.Matches(t.wider, t.sample)).QuickCheckThrowOnFailure();
    }

    private static void Check(Gen<(EffectiveAccess, EffectiveAccess)> pairs, Func<EffectiveAccess, EffectiveAccess, bool> holds) =>
        Prop.ForAll(pairs.ToArbitrary(), p => holds(p.Item1, p.Item2)).QuickCheckThrowOnFailure();

    private static bool IsWithin(EffectiveAccess part, EffectiveAccess whole) =>
        whole.Possible.Contains(part.Possible) && whole.OnAll.Contains(part.OnAll) && whole.Certain.Contains(part.Certain);

    private static bool Nested(EffectiveAccess access) => access.Possible.Contains(access.OnAll) && access.OnAll.Contains(access.Certain);

    private static string SwapCaseOfActions(string statement) => Actions.Aggregate(statement, (s, a) => s.Replace($"\"{a}\"", $"\"{(char.IsUpper(a[0]) ? a.ToLowerInvariant() : a.ToUpperInvariant())}\"", StringComparison.Ordinal));

    // One universe for all: sets of different ones can't be compared.
    private static readonly PolicyLibrary Library = new(Inventory(), ActionCatalogue.Instance, ["x:Unknown"]);

    private static AwsIamInventory Inventory() => new Account().Inventory();

    private static EffectiveAccess Access(string[] statements, string? boundary = null) => new(
        Library.Universe,
        statements.Select((s, i) => new PolicyGrant($"p{i}", null, Library.Of(Document(s)))).ToList(),
        boundary is null ? null : Library.Of(boundary));
}
