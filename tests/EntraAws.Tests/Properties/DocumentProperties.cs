using System.Text.RegularExpressions;
using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace EntraAws.Tests.Properties;

/// <summary>What holds for every ARN, name, trust policy, claims definition and set of tags.</summary>
public sealed class DocumentProperties
{
    private static readonly Gen<string> Word = Gen.Elements("abcXYZ019-_+=.@".ToCharArray()).NonEmptyListOf().Select(c => string.Concat(c));
    private static readonly Gen<string> Anything = ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "");

    private static readonly Gen<Arn> Arns =
        from partition in Gen.Elements("aws", "aws-cn", "aws-us-gov")
        from account in Gen.Choose(0, 9).ArrayOf(12).Select(string.Concat)
        from kind in Gen.Elements("role", "saml-provider", "policy", "user", "group")
        from folders in Word.ListOf()
        from name in Word
        select new Arn(partition, account, kind, string.Concat(folders.Take(3).Select(f => "/" + f)) + "/", name);

    [Fact]
    public void An_ARN_is_read_back_as_it_was_written() => Holds(Arns, arn => Arn.Parse(arn.ToString()) == arn);

    [Fact]
    public void What_is_read_as_an_ARN_is_written_as_it_was() => Holds(Gen.OneOf(Anything, Arns.Select(a => a.ToString()), Cut()), text => Arn.Parse(text) is not { } arn || arn.ToString() == text);

    [Fact]
    public void A_session_name_is_taken_when_STS_takes_it() => Holds(
        Gen.OneOf(Anything, Word, Word.Select(w => w + "\n"), Word.Select(w => w + "'"), Word.Select(w => string.Concat(Enumerable.Repeat(w, 9))), Gen.Elements("é1", "a b", "١٢", "a", "")),
        // STS: [\w+=,.@-]*, 2 to 64, and \w in ASCII.
        name => (SessionName.Problem(name) is null) == Regex.IsMatch(name, @"\A[a-zA-Z0-9_+=,.@-]{2,64}\z"));

    [Fact]
    public void A_trust_policy_admits_its_own_provider_at_its_own_url_alone() => Holds(
        from mine in Arns
        from other in Arns
        from url in Gen.Elements("https://signin.aws.amazon.com/saml", "https://signin.amazonaws.cn/saml")
        from otherUrl in Gen.Elements("https://signin.aws.amazon.com/saml", "https://signin.amazonaws.cn/saml", "https://example.com/saml")
        select (Mine: mine.ToString(), Other: other.ToString(), Url: url, OtherUrl: otherUrl),
        c => TrustPolicy.Parse(TrustPolicy.ForSaml(c.Mine, c.Url))!.Admits(c.Other, c.OtherUrl) == (c.Mine == c.Other && c.Url == c.OtherUrl)
            && TrustPolicy.Parse(TrustPolicy.ForSaml(c.Mine, c.Url))!.Admits(c.Mine, c.Url));

    [Fact]
    public void No_text_breaks_the_readers() => Holds(Anything, text =>
    {
        _ = TrustPolicy.Parse(text)?.Principals.Count;
        return ClaimsDefinition.Parse(text) is null && SamlMetadata.TryRead(text) is null;
    });

    [Fact]
    public void Claims_are_read_back_as_they_were_written() => Holds(
        from source in Gen.OneOf(Gen.Elements(SessionName.Sources), Anything)
        from duration in Gen.Choose(900, 43200)
        select new ClaimsDefinition(source, duration),
        claims => ClaimsDefinition.Parse(claims.ToString()) == claims);

    [Fact]
    public void Tags_that_were_set_are_missing_no_more() => Holds(
        from tags in Tags()
        from wanted in Tags()
        select (Tags: tags, Wanted: wanted),
        c =>
        {
            var missing = Values.Missing(c.Tags, c.Wanted);
            var merged = Values.Merge(c.Tags, missing);
            return Values.Missing(merged, c.Wanted).Count == 0
                && c.Tags.Where(t => !c.Wanted.ContainsKey(t.Key)).All(t => merged[t.Key] == t.Value)
                && merged.Count == c.Tags.Keys.Union(c.Wanted.Keys).Count()
                && missing.All(m => c.Wanted[m.Key] == m.Value)
                && Values.Missing(c.Wanted, c.Wanted).Count == 0;
        });

    [Fact]
    public void A_change_in_words_names_its_target_and_at_most_ten_values() => Holds(
        from before in Tags()
        from after in Tags()
        from target in Word
        select new Change
        {
            Kind = ChangeKind.Update, Cloud = Cloud.Aws, TargetType = "role", Target = target, Reason = "r",
            Before = before.ToDictionary(t => t.Key, t => (string?)t.Value), After = after.ToDictionary(t => t.Key, t => (string?)t.Value),
        },
        change => ChangeText.Describe(change).StartsWith($"Update role {change.Target}", StringComparison.Ordinal)
            && (change.Before.Keys.Union(change.After.Keys).Count() > 10) == ChangeText.Values(change).Contains(", plus ", StringComparison.Ordinal));

    private static Gen<string> Cut() => from arn in Arns from at in Gen.Choose(0, 40) select arn.ToString()[..Math.Min(at, arn.ToString().Length)] + "\n";

    private static Gen<Dictionary<string, string>> Tags() =>
        (from key in Gen.Elements(Enumerable.Range(0, 12).Select(i => $"k{i}")) from value in Word select (key, value)).ListOf()
        .Select(l => l.DistinctBy(t => t.key).ToDictionary(t => t.key, t => t.value));

    private static void Holds<T>(Gen<T> generator, Func<T, bool> law) => Prop.ForAll(Arb.From(generator), law).QuickCheckThrowOnFailure();
}
