using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.Xml;
using System.Text;
using EntraAws.Contracts;
using EntraAws.Engine.Verification.Saml;

namespace EntraAws.Tests.Verification;

/// <summary>SAML responses judged by themselves and by metadata.</summary>
public sealed class SamlResponseTests
{
    private static readonly string[] Nothing = ["TrustNotChecked"];

    public static TheoryData<string> Broken => [.. BrokenResponses.All.Select(b => b.Name)];

    [Fact]
    public async Task A_good_response_has_nothing_against_it_and_all_facts()
    {
        var test = await JudgeAsync(BrokenResponses.Good().Build());
        Assert.Equal(Nothing, Ids(test));
        Assert.Null(test.WouldSignIn); // the roles' trust was not looked at
        Assert.Equal("111122223333", test.AccountId);
        Assert.Equal(SamlSigner.Issuer, test.Issuer);
        Assert.Equal([SamlResponseBuilder.SignInUrl], test.Audience);
        Assert.Equal(SamlResponseBuilder.SignInUrl, test.Recipient);
        Assert.Equal("ada.lane@contoso.com", test.RoleSessionName);
        Assert.Equal(3600, test.SessionDuration);
        Assert.Equal(["Assertion"], test.Signed);
        Assert.Equal(SamlSigner.Entra.Thumbprint, test.CertificateThumbprint);
        Assert.Equal(SandboxRun.Start, test.IssuedAt);
        Assert.Equal(SandboxRun.Start.AddMinutes(61), test.NotOnOrAfter);
        Assert.Equal((SamlResponseBuilder.RoleArn, SamlResponseBuilder.ProviderArn), Assert.Single(test.Roles) is var role ? (role.RoleArn, role.ProviderArn) : default);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_response_has_its_own_finding_and_no_other(string name)
    {
        var (_, finding, make) = BrokenResponses.All.Single(b => b.Name == name);
        var test = await JudgeAsync(make());
        var errors = test.Findings.Where(f => f.Severity == SamlFindingSeverity.Error).ToList();
        Assert.Equal([finding], errors.Select(f => f.Id).Distinct());
        Assert.False(test.WouldSignIn);
        Assert.All(errors, e => Assert.False(string.IsNullOrEmpty(e.Mend)));
    }

    [Fact]
    public void No_two_broken_responses_share_a_name_and_there_are_enough_of_them()
    {
        Assert.Equal(BrokenResponses.All.Count, BrokenResponses.All.Select(b => b.Name).Distinct().Count());
        Assert.True(BrokenResponses.All.Select(b => b.Finding).Distinct().Count() >= 25);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(7, false)]
    [InlineData(8, false)]
    public async Task Wrapped_signatures_are_refused(int variant, bool ofResponse)
    {
        var wrapped = BrokenResponses.Good(signAssertion: !ofResponse, signResponse: ofResponse).Afterwards(d => SignatureWrapping.Wrap(d, variant)).Build();
        var test = await JudgeAsync(wrapped);
        Assert.False(test.WouldSignIn);
        Assert.Contains(test.Findings, f => f.Id is "SignatureWrapped" or "AssertionDuplicated");
    }

    [Fact]
    public async Task An_assertion_that_nobody_signed_beside_the_signed_one_is_refused()
    {
        var test = await JudgeAsync(BrokenResponses.Good().Afterwards(BrokenResponses.AppendUnsigned).Build());
        Assert.False(test.WouldSignIn);
        Assert.Contains(test.Findings, f => f.Id == "AssertionDuplicated");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task The_response_may_be_signed_or_both(bool assertion, bool response)
    {
        var test = await JudgeAsync(BrokenResponses.Good(signAssertion: assertion, signResponse: response).Build());
        Assert.Equal(Nothing, Ids(test));
        Assert.Equal(assertion ? ["Assertion", "Response"] : ["Response"], test.Signed);
    }

    [Fact]
    public async Task Prefixes_that_are_kept_inclusively_do_no_harm()
    {
        var style = new SamlSignatureStyle { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform("samlp #default")] };
        Assert.Equal(Nothing, Ids(await JudgeAsync(BrokenResponses.Good(style: style).Build())));
    }

    [Theory]
    [InlineData("\"{0}\"")]
    [InlineData("SAMLResponse={0}&RelayState=https%3A%2F%2Fconsole.aws.amazon.com")]
    [InlineData("SAMLResponse: {0}")]
    [InlineData("{{\"SAMLResponse\": \"{0}\"}}")]
    [InlineData("<input type=\"hidden\" name=\"SAMLResponse\" value=\"{0}\" />")]
    [InlineData("\uFEFF  {0}\r\n")]
    public async Task What_developer_tools_put_around_it_is_taken_away(string form)
    {
        var text = BrokenResponses.Good().Build();
        Assert.Equal(Nothing, Ids(await JudgeAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, text))));
        Assert.Equal(Nothing, Ids(await JudgeAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Uri.EscapeDataString(text)))));
        var wrapped = string.Join("\r\n", text.Chunk(76).Select(c => new string(c)));
        if (!form.Contains("{{", StringComparison.Ordinal)) Assert.Equal(Nothing, Ids(await JudgeAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, wrapped))));
    }

    [Fact]
    public async Task Other_encodings_and_decoded_text_are_told_and_read()
    {
        var xml = BrokenResponses.Good().Xml();
        Assert.Equal(Nothing, Ids(await JudgeAsync(Convert.ToBase64String([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(xml)]))));
        Assert.Equal(["TrustNotChecked", "NotUtf8"], Ids(await JudgeAsync(Convert.ToBase64String([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml)]))));
        Assert.Equal(["TrustNotChecked", "Decoded"], Ids(await JudgeAsync(xml)));
    }

    [Fact]
    public async Task What_can_not_be_looked_at_is_unknown()
    {
        var encrypted = BrokenResponses.Good(signAssertion: false).Afterwards(d =>
        {
            var holder = d.CreateElement("EncryptedAssertion", "urn:oasis:names:tc:SAML:2.0:assertion");
            d.DocumentElement!.ReplaceChild(holder, SamlResponseBuilder.Assertion(d));
        }).Build();
        var test = await JudgeAsync(encrypted);
        Assert.Null(test.WouldSignIn);
        Assert.Equal(["AssertionEncrypted", "SignatureNotChecked"], Ids(test));

        var unjudged = await JudgeAsync(BrokenResponses.Good().Build(), metadata: null);
        Assert.Equal(["SignatureNotChecked", "TrustNotChecked"], Ids(unjudged));
        Assert.Null(unjudged.WouldSignIn);
        Assert.Equal(["SignatureInvalid"], Errors(await JudgeAsync(BrokenResponses.All.Single(b => b.Name == "a role changed after signing").Make(), metadata: null)));
    }

    [Fact]
    public async Task What_AWS_lets_pass_is_told_all_the_same()
    {
        var sha1 = new SamlSignatureStyle { Method = SignedXml.XmlDsigRSASHA1Url, Digest = SignedXml.XmlDsigSHA1Url };
        Assert.Equal(["TrustNotChecked", "Sha1"], Ids(await JudgeAsync(BrokenResponses.Good(style: sha1).Build())));

        var ended = new SamlSigner(SandboxRun.Start.AddYears(-3), SandboxRun.Start.AddDays(-1));
        Assert.Equal(["TrustNotChecked", "CertificateEnded"], Ids(await JudgeAsync(BrokenResponses.Good(signer: ended).Build(), ended.Metadata())));

        Assert.Equal(["TrustNotChecked", "AttributeNameWrong"], Ids(await JudgeAsync(BrokenResponses.Good().With("SessionDuration").With("sessionduration", "3600").Build())));
        Assert.Equal(["TrustNotChecked", "AttributeUnknown"], Ids(await JudgeAsync(BrokenResponses.Good().With("nameidentifier", "x").Build())));
        var early = BrokenResponses.Good().Replacing($"NotBefore=\"{BrokenResponses.Good().Time(-5)}\"", $"NotBefore=\"{SandboxRun.Start.AddSeconds(20):yyyy-MM-dd'T'HH:mm:ss'Z'}\"").Build();
        Assert.Equal(["TrustNotChecked", "ClockApart"], Ids(await JudgeAsync(early)));
        Assert.Equal(["TrustNotChecked", "ClockApart"], Ids(await JudgeAsync(BrokenResponses.Good().Build(), change: r => r with { At = SandboxRun.Start.AddSeconds(350) })));
        var mixed = BrokenResponses.Good().With("Role", $"{SamlResponseBuilder.ProviderArn}, {SamlResponseBuilder.RoleArn}", "nonsense").Build();
        Assert.Equal(SamlFindingSeverity.Warning, (await JudgeAsync(mixed)).Findings.Single(f => f.Id == "RoleInvalid").Severity);
    }

    [Theory]
    [InlineData("2026-05-04T07:55:00Z")]
    [InlineData("2026-05-04T07:55:00.1234567890Z")]
    [InlineData("2026-05-04T07:55:00")]
    public async Task A_time_is_in_UTC_with_any_fraction(string time)
    {
        var test = await JudgeAsync(BrokenResponses.Good().Replacing($"NotBefore=\"{BrokenResponses.Good().Time(-5)}\"", $"NotBefore=\"{time}\"").Build());
        Assert.Equal(Nothing, Ids(test));
        Assert.Equal(SandboxRun.Start.AddMinutes(-5), new DateTimeOffset(test.NotBefore!.Value.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero));
    }

    [Fact]
    public async Task One_of_several_audiences_of_a_restriction_is_enough()
    {
        var text = BrokenResponses.Good().Replacing("<AudienceRestriction>", "<AudienceRestriction><Audience>https://portal.example.com</Audience>").Build();
        Assert.Equal(Nothing, Ids(await JudgeAsync(text)));
    }

    [Fact]
    public async Task Too_many_elements_are_not_read()
    {
        var test = await JudgeAsync(SamlResponseBuilder.Encode("<a>" + string.Concat(Enumerable.Repeat("<b/>", 60_000)) + "</a>"));
        Assert.Equal(["TooLarge", "TooComplex"], Ids(test));
    }

    [Fact]
    public async Task Whom_it_must_be_for_is_checked()
    {
        var text = BrokenResponses.Good().Build();
        Assert.Equal(["RolesForNoAccount"], Errors(await JudgeAsync(text, change: r => r with { AccountId = "444455556666" })));
        Assert.Equal(["RolesForNoProvider"], Errors(await JudgeAsync(text, change: r => r with { ProviderArn = "arn:aws:iam::111122223333:saml-provider/Other" })));
        Assert.Empty(Errors(await JudgeAsync(text, change: r => r with { AccountId = "111122223333", ProviderArn = SamlResponseBuilder.ProviderArn })));
        Assert.Equal(["IssuedTooLongAgo"], Errors(await JudgeAsync(text, change: r => r with { At = SandboxRun.Start.AddMinutes(7) })));
    }

    [Theory]
    [InlineData("https://eu-west-1.signin.aws.amazon.com/saml", "aws", "urn:amazon:webservices")]
    [InlineData("https://eu-west-1.signin.aws.amazon.com/saml/acs/SAMLSPUVXYZ", "aws", "https://signin.aws.amazon.com/saml")]
    [InlineData("https://signin.amazonaws.cn/saml", "aws-cn", "urn:amazon:webservices:cn-north-1")]
    [InlineData("https://signin.amazonaws-us-gov.com/saml", "aws-us-gov", "urn:amazon:webservices:govcloud")]
    [InlineData("https://signin.c2shome.ic.gov/saml", "aws-iso", "https://signin.c2shome.ic.gov/saml")]
    [InlineData("https://signin.sc2shome.sgov.gov/saml", "aws-iso-b", "https://signin.sc2shome.sgov.gov/saml")]
    public async Task Every_address_of_AWS_is_known(string url, string partition, string audience)
    {
        var role = $"{SamlResponseBuilder.RoleArn},{SamlResponseBuilder.ProviderArn}".Replace("arn:aws:", $"arn:{partition}:", StringComparison.Ordinal);
        var text = BrokenResponses.Good().With("Role", role).Replacing($"<Audience>{SamlResponseBuilder.SignInUrl}</Audience>", $"<Audience>{audience}</Audience>").Replacing($"Recipient=\"{SamlResponseBuilder.SignInUrl}\"", $"Recipient=\"{url}\"").Replacing($"Destination=\"{SamlResponseBuilder.SignInUrl}\"", $"Destination=\"{url}\"").Build();
        Assert.Equal(Nothing, Ids(await JudgeAsync(text)));
        Assert.Equal(url, (await JudgeAsync(text)).Recipient);
    }

    [Fact]
    public async Task Nothing_outside_is_ever_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/secret";
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "the-secret-of-the-file");
            var good = BrokenResponses.Good().Xml();
            string[] attacks =
            [
                $"<!DOCTYPE r [<!ENTITY x SYSTEM \"{url}\">]>{good.Replace("ada.lane", "&x;", StringComparison.Ordinal)}",
                $"<!DOCTYPE r [<!ENTITY x SYSTEM \"file://{file}\">]>{good.Replace("ada.lane", "&x;", StringComparison.Ordinal)}",
                $"<!DOCTYPE r SYSTEM \"{url}\">{good}",
                $"<!DOCTYPE r [<!ENTITY % x SYSTEM \"{url}\"> %x;]>{good}",
                $"<?xml-stylesheet type=\"text/xsl\" href=\"{url}\"?>{good}",
                good.Replace("<Subject>", $"<Subject xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x {url}\"><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{url}\"/>", StringComparison.Ordinal),
                good.Replace("URI=\"#_a1\"", $"URI=\"{url}\"", StringComparison.Ordinal),
            ];
            foreach (var attack in attacks)
            {
                var test = await JudgeAsync(SamlResponseBuilder.Encode(attack));
                Assert.DoesNotContain("the-secret", string.Join(' ', test.Findings) + test.NameId + test.RoleSessionName, StringComparison.Ordinal);
                if (!attack.StartsWith("<?xml-stylesheet", StringComparison.Ordinal)) Assert.False(test.WouldSignIn);
            }

            Assert.False(listener.Pending());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Bad_parameters_and_files_are_one_clear_error()
    {
        async Task<string> Refusal(Func<SamlResponseRequest, SamlResponseRequest> change) => (await Assert.ThrowsAsync<EntraAwsException>(() => JudgeAsync("PA==", change: change))).ErrorId;
        Assert.Equal(nameof(Faults.ClockSkewInvalid), await Refusal(r => r with { ClockSkew = 601 }));
        Assert.Equal(nameof(Faults.FileNotFound), await Refusal(r => r with { Path = "/no/such/file" }));
        Assert.Equal(nameof(Faults.MetadataInvalid), await Refusal(r => r with { SamlMetadata = "<r/>" }));
    }

    private static Task<SamlResponseTest> JudgeAsync(string text, Func<SamlResponseRequest, SamlResponseRequest>? change = null) => JudgeAsync(text, SamlSigner.Entra.Metadata(), change);

    private static Task<SamlResponseTest> JudgeAsync(string text, string? metadata, Func<SamlResponseRequest, SamlResponseRequest>? change = null)
    {
        var request = new SamlResponseRequest { Response = text, SamlMetadata = metadata, ClockSkew = 60, At = SandboxRun.Start };
        return new SamlResponsesCapability(TimeProvider.System).TestAsync(change?.Invoke(request) ?? request, CancellationToken.None);
    }

    private static IEnumerable<string> Ids(SamlResponseTest test) => test.Findings.Select(f => f.Id);

    private static IEnumerable<string> Errors(SamlResponseTest test) => test.Findings.Where(f => f.Severity == SamlFindingSeverity.Error).Select(f => f.Id);
}
