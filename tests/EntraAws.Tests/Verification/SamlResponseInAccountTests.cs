using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Verification;

/// <summary>SAML responses judged by the provider and the roles of the account that they name.</summary>
public sealed class SamlResponseInAccountTests : IAsyncLifetime, IDisposable
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"PROVIDER"},"Action":ACTION,"Condition":CONDITION}]}""";
    private const string Audience = """{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}""";

    private readonly SandboxRun _run = new();
    private ISession _session = null!;

    private SandboxRole Administrator => _run.Account.Roles.Single(r => r.Name == "Administrator");

    public async Task InitializeAsync()
    {
        await _run.MigrateAsync();
        _run.Settle();
        _run.Account.SamlProviders.Single(p => p.Name == "EntraID").MetadataDocument = SamlSigner.Entra.Metadata();
        _session = await _run.OpenAsync();
        _run.Requests.Clear();
    }

    [Fact]
    public async Task A_good_response_would_sign_in_and_costs_few_reads()
    {
        var test = await JudgeAsync(Good());
        Assert.Empty(test.Findings);
        Assert.True(test.WouldSignIn);
        Assert.True(Assert.Single(test.Roles).Trusts);
        Assert.Equal(["aws GetSAMLProvider", "aws ListRoles"], _run.Requests.All.Select(r => r.ToString()));
    }

    [Fact]
    public async Task Another_certificate_issuer_or_provider_is_refused()
    {
        var provider = _run.Account.SamlProviders.Single(p => p.Name == "EntraID");
        provider.MetadataDocument = new SamlSigner(SandboxRun.Start, SandboxRun.Start.AddYears(1)).Metadata();
        Assert.Equal("SignerNotTrusted", await FindingAsync(Good()));
        provider.MetadataDocument = SamlSigner.Entra.Metadata("https://sts.windows.net/other/");
        Assert.Equal("IssuerUnknown", await FindingAsync(Good()));
        provider.MetadataDocument = "no metadata";
        Assert.Null((await JudgeAsync(Good())).WouldSignIn);
        Assert.Equal("ProviderNotFound", await FindingAsync(Good().With("Role", "arn:aws:iam::111122223333:role/Administrator,arn:aws:iam::111122223333:saml-provider/Gone")));
    }

    [Fact]
    public async Task Every_signature_must_be_by_a_certificate_that_the_provider_trusts()
    {
        var stranger = new SamlSigner(SandboxRun.Start.AddYears(-1), SandboxRun.Start.AddYears(2));
        Assert.Equal("SignerNotTrusted", await FindingAsync(Good().Afterwards(d => stranger.Sign(d.DocumentElement!, new SamlSignatureStyle()))));
    }

    [Fact]
    public async Task A_role_must_be_there_and_trust_the_provider()
    {
        Assert.Equal("RoleNotFound", await FindingAsync(Good().With("Role", $"arn:aws:iam::111122223333:role/administrator,{SamlResponseBuilder.ProviderArn}")));
        SetTrust("arn:aws:iam::111122223333:saml-provider/OldADFS");
        Assert.Equal("RoleDoesNotTrust", await FindingAsync(Good()));
        SetTrust(action: "\"sts:AssumeRole\"");
        Assert.Equal("RoleDoesNotTrust", await FindingAsync(Good()));
        Administrator.TrustPolicy = Administrator.TrustPolicy.Replace("\"Allow\"", "\"Deny\"", StringComparison.Ordinal);
        Assert.Equal("RoleDoesNotTrust", await FindingAsync(Good()));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/SAML"}}""", "TrustWantsOtherRecipient")]
    [InlineData("""{"StringEquals":{"saml:aud":["https://x","https://signin.aws.amazon.com/saml"]}}""", null)]
    [InlineData("""{"StringLike":{"SAML:aud":"https://*signin.aws.amazon.com/saml"}}""", null)]
    [InlineData("""{"StringLike":{"SAML:aud":"https://*.signin.aws.amazon.com/saml"}}""", "TrustWantsOtherRecipient")]
    [InlineData("""{"ForAnyValue:StringEqualsIgnoreCase":{"SAML:aud":"HTTPS://signin.aws.amazon.com/saml"}}""", null)]
    public async Task SAML_aud_of_the_trust_is_the_recipient(string condition, string? finding)
    {
        SetTrust(condition: condition);
        Assert.Equal(finding, await FindingAsync(Good()));
    }

    [Fact]
    public async Task Session_tags_and_source_identity_need_actions_of_their_own()
    {
        Assert.Equal("TrustRefusesTags", await FindingAsync(Good().With("PrincipalTag:Team", "blue")));
        Assert.Equal("TrustRefusesSourceIdentity", await FindingAsync(Good().With("SourceIdentity", "ada.lane")));
        SetTrust(action: """["sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity"]""");
        var test = await JudgeAsync(Good().With("PrincipalTag:Team", "blue").With("SourceIdentity", "ada.lane"));
        Assert.True(test.WouldSignIn);
        Assert.Equal("blue", test.SessionTags["team"]);
    }

    [Fact]
    public async Task Other_conditions_are_unknown_and_a_denial_counts()
    {
        SetTrust(condition: """{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""");
        var test = await JudgeAsync(Good());
        Assert.Null(test.WouldSignIn);
        Assert.Contains("aws:SourceIp", Assert.Single(test.Findings).Message, StringComparison.Ordinal);

        SetTrust();
        Administrator.TrustPolicy = Administrator.TrustPolicy.Replace("]}", ",{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:*\"}]}", StringComparison.Ordinal);
        Assert.Equal("TrustDenies", await FindingAsync(Good()));
    }

    [Fact]
    public async Task A_role_in_several_spellings_is_one_and_judged_as_one()
    {
        const string Role = SamlResponseBuilder.RoleArn, Provider = SamlResponseBuilder.ProviderArn;
        Assert.Equal("TrustRefusesTags", await FindingAsync(Good().With("PrincipalTag:Team", "blue").With("Role", $"{Role},{Provider}", $"{Role}, {Provider}")));
        Deny("\"Principal\":\"*\",\"Action\":\"sts:*\"");
        var test = await JudgeAsync(Good().With("Role", $"{Role},{Provider}", $"{Provider},{Role}"));
        Assert.False(test.WouldSignIn);
        Assert.Equal((SamlFindingSeverity.Error, "TrustDenies"), Assert.Single(test.Findings) is var f ? (f.Severity, f.Id) : default);
        Assert.False(Assert.Single(test.Roles).Trusts);
    }

    [Fact]
    public async Task A_role_that_two_providers_may_assume_is_refused_for_both_by_one_finding()
    {
        const string Other = "arn:aws:iam::111122223333:saml-provider/Second";
        _run.Account.SamlProviders.Add(new SandboxSamlProvider { Name = "Second", MetadataDocument = SamlSigner.Entra.Metadata(), CreateDate = SandboxRun.Start });
        Administrator.TrustPolicy = Administrator.TrustPolicy.Replace($"\"{SamlResponseBuilder.ProviderArn}\"", $"[\"{SamlResponseBuilder.ProviderArn}\",\"{Other}\"]", StringComparison.Ordinal);
        Deny("\"Principal\":\"*\",\"Action\":\"sts:*\"");
        var test = await JudgeAsync(Good().With("Role", $"{SamlResponseBuilder.RoleArn},{SamlResponseBuilder.ProviderArn}", $"{SamlResponseBuilder.RoleArn},{Other}"));
        Assert.False(test.WouldSignIn);
        Assert.Equal([false, false], test.Roles.Select(r => r.Trusts));
        Assert.Equal("TrustDenies", Assert.Single(test.Findings).Id);
    }

    [Theory]
    [InlineData("\"Principal\":\"*\",\"NotAction\":\"sts:TagSession\"", false)]
    [InlineData("\"Principal\":\"*\",\"NotAction\":\"sts:AssumeRoleWithSAML\"", true)]
    [InlineData("\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"sts:*\"", null)]
    [InlineData("\"NotPrincipal\":{\"Federated\":\"arn:aws:iam::111122223333:saml-provider/EntraID\"},\"Action\":\"sts:*\"", true)]
    public async Task A_denial_of_all_but_some_counts(string statement, bool? signsIn)
    {
        Deny(statement);
        var test = await JudgeAsync(Good());
        Assert.Equal(signsIn, test.WouldSignIn);
        Assert.Equal(signsIn switch { true => null, false => "TrustDenies", _ => "TrustHasConditions" }, test.Findings.SingleOrDefault()?.Id);
    }

    [Fact]
    public async Task One_role_that_works_is_enough_and_the_others_are_warned_of()
    {
        var test = await JudgeAsync(Good().With("Role", $"{SamlResponseBuilder.RoleArn},{SamlResponseBuilder.ProviderArn}", $"arn:aws:iam::111122223333:role/Gone,{SamlResponseBuilder.ProviderArn}"));
        Assert.True(test.WouldSignIn);
        Assert.Equal((SamlFindingSeverity.Warning, "RoleNotFound"), Assert.Single(test.Findings) is var f ? (f.Severity, f.Id) : default);
        Assert.Equal([true, false], test.Roles.Select(r => r.Trusts));
        test = await JudgeAsync(Good().With("Role", $"{SamlResponseBuilder.RoleArn},{SamlResponseBuilder.ProviderArn}", "arn:aws:iam::999988887777:role/A,arn:aws:iam::999988887777:saml-provider/EntraID"));
        Assert.True(test.WouldSignIn);
        Assert.Equal(SamlFindingSeverity.Unknown, Assert.Single(test.Findings).Severity);
        Administrator.MaxSessionDuration = 3600;
        Assert.Equal("SessionLongerThanRole", Assert.Single((await JudgeAsync(Good().With("SessionDuration", "7200"))).Findings).Id);
    }

    [Fact]
    public async Task An_account_that_can_not_be_read_is_unknown()
    {
        var test = await JudgeAsync(Good().With("Role", "arn:aws:iam::999988887777:role/Administrator,arn:aws:iam::999988887777:saml-provider/EntraID"));
        Assert.Null(test.WouldSignIn);
        Assert.Contains(test.Findings, f => f is { Id: "AccountNotRead", Severity: SamlFindingSeverity.Unknown });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _run.Dispose();

    private SamlResponseBuilder Good() => new() { Now = _run.Clock.GetUtcNow() };

    private void SetTrust(string provider = SamlResponseBuilder.ProviderArn, string action = "\"sts:AssumeRoleWithSAML\"", string condition = Audience) =>
        Administrator.TrustPolicy = Trust.Replace("PROVIDER", provider, StringComparison.Ordinal).Replace("ACTION", action, StringComparison.Ordinal).Replace("CONDITION", condition, StringComparison.Ordinal);

    private void Deny(string rest) => Administrator.TrustPolicy = Administrator.TrustPolicy.Replace("]}", $",{{\"Effect\":\"Deny\",{rest}}}]}}", StringComparison.Ordinal);

    private Task<SamlResponseTest> JudgeAsync(SamlResponseBuilder response) => _session.Verification.TestResponseAsync(new SamlResponseRequest { Response = response.Build() }, new QuietHost(), default);

    /// <summary>The one finding, which must be an error; null when there is none.</summary>
    private async Task<string?> FindingAsync(SamlResponseBuilder response)
    {
        var test = await JudgeAsync(response);
        if (test.Findings.Count == 0 && test.WouldSignIn == true) return null;
        Assert.False(test.WouldSignIn);
        return Assert.Single(test.Findings).Id;
    }
}
