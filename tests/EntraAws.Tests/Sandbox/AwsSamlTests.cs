using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsSamlTests
{
    private const string Arn = "arn:aws:iam::111122223333:saml-provider/EntraID";
    private readonly AwsWire _aws = new();

    [Fact]
    public async Task A_provider_comes_back_as_it_was_made()
    {
        var metadata = AwsWire.Metadata.Replace("><IDPSSODescriptor", ">\r\n  <IDPSSODescriptor", StringComparison.Ordinal);
        var created = (await Create("EntraID", metadata, ("Tags.member.1.Key", "by"), ("Tags.member.1.Value", "me"))).Good();
        Assert.Equal(Arn, created["SAMLProviderArn"]);
        _aws.Later(10);
        var provider = (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", Arn))).Good();
        Assert.Equal((metadata, "me"), (provider["SAMLMetadataDocument"], provider["Value"]));
        Assert.Matches("^[A-Z0-9]{22,64}$", provider["SAMLProviderUUID"]);
        Assert.Equal(("2026-11-21T12:00:00Z", "2126-11-21T12:00:00Z"), (provider["CreateDate"], provider["ValidUntil"]));
        Assert.Contains(Arn, (await _aws.Iam("ListSAMLProviders")).Good().All("Arn"));
    }

    [Fact]
    public async Task A_new_document_replaces_the_old_one_and_a_new_provider_gets_a_new_uuid()
    {
        (await Create("EntraID", AwsWire.Metadata)).Good();
        _aws.Later(10);
        var other = SampleSaml.Metadata("second.example.com");
        (await _aws.Iam("UpdateSAMLProvider", ("SAMLProviderArn", Arn), ("SAMLMetadataDocument", other))).Good();
        Assert.Equal(AwsWire.Metadata, (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", Arn))).Good()["SAMLMetadataDocument"]);
        _aws.Later(10);
        var first = (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", Arn))).Good();
        Assert.Equal(other, first["SAMLMetadataDocument"]);
        (await _aws.Iam("DeleteSAMLProvider", ("SAMLProviderArn", Arn))).Good();
        (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", Arn))).Refused(404, "NoSuchEntity");
        (await Create("EntraID", AwsWire.Metadata)).Good();
        _aws.Later(10);
        Assert.NotEqual(first["SAMLProviderUUID"], (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", Arn))).Good()["SAMLProviderUUID"]);
    }

    public static TheoryData<string, string, string> BadMetadata => new()
    {
        { "short", "ValidationError", "greater than or equal to 1000" },
        { "bom", "InvalidInput", "Unable to parse metadata" },
        { "no xml", "InvalidInput", "Unable to parse metadata" },
        { "dtd", "InvalidInput", "Unable to parse metadata" },
        { "other root", "InvalidInput", "Unable to parse metadata" },
        { "sp only", "InvalidInput", "Unable to parse metadata" },
        { "no certificate", "InvalidInput", "Unable to parse metadata" },
        { "encryption only", "InvalidInput", "Unable to parse metadata" },
        { "broken certificate", "InvalidInput", "Unable to parse metadata" },
    };

    [Theory]
    [MemberData(nameof(BadMetadata))]
    public async Task Metadata_that_is_none_is_refused(string what, string code, string message)
    {
        var good = AwsWire.Metadata;
        var document = what switch
        {
            "short" => good[..999],
            "bom" => "\uFEFF" + good,
            "no xml" => new string('x', 1500),
            "dtd" => "<!DOCTYPE EntityDescriptor [<!ENTITY a \"b\">]>" + good,
            "other root" => good.Replace("EntityDescriptor", "EntitiesDescriptor", StringComparison.Ordinal),
            "sp only" => good.Replace("IDPSSODescriptor", "SPSSODescriptor", StringComparison.Ordinal),
            "no certificate" => good.Replace("X509Certificate>", "X509SubjectName>", StringComparison.Ordinal),
            "encryption only" => good.Replace("use=\"signing\"", "use=\"encryption\"", StringComparison.Ordinal),
            _ => good.Replace("MIIC", "QUJD", StringComparison.Ordinal),
        };
        (await Create("EntraID", document)).Refused(400, code, message);
        (await _aws.Iam("UpdateSAMLProvider", ("SAMLProviderArn", "arn:aws:iam::111122223333:saml-provider/OldADFS"), ("SAMLMetadataDocument", document))).Refused(400, code, message);
    }

    [Fact]
    public async Task Names_and_numbers_are_limited()
    {
        (await Create("has blank", AwsWire.Metadata)).Refused(400, "ValidationError", @"[\w._-]+");
        (await Create("a+b", AwsWire.Metadata)).Refused(400, "ValidationError");
        (await Create(new string('n', 129), AwsWire.Metadata)).Refused(400, "ValidationError", "128");
        (await Create("OldADFS", AwsWire.Metadata)).Refused(409, "EntityAlreadyExists");
        (await _aws.Iam("CreateSAMLProvider", ("Name", "x"))).Refused(400, "ValidationError", "'sAMLMetadataDocument'");
        _aws.Cloud.Store.Update(s =>
        {
            var all = s.Accounts[AwsWire.Home].SamlProviders;
            while (all.Count < 100) all.Add(new SandboxSamlProvider { Name = $"p{all.Count}", MetadataDocument = AwsWire.Metadata });
            return 0;
        });
        (await Create("EntraID", AwsWire.Metadata)).Refused(409, "LimitExceeded", "100");
    }

    [Fact]
    public async Task Metadata_past_ten_million_characters_is_refused() =>
        (await Create("EntraID", AwsWire.Metadata + new string(' ', 10_000_000))).Refused(400, "ValidationError", "less than or equal to 10000000");

    [Theory]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Ghost", 404, "NoSuchEntity")]
    [InlineData("arn:aws:iam::444455556666:saml-provider/OldADFS", 404, "NoSuchEntity")]
    [InlineData("nonsense-that-is-no-arn", 400, "InvalidInput")]
    public async Task Unknown_providers_are_not_found(string arn, int status, string code)
    {
        foreach (var action in new[] { "GetSAMLProvider", "UpdateSAMLProvider", "DeleteSAMLProvider", "ListSAMLProviderTags" })
            (await _aws.Iam(action, ("SAMLProviderArn", arn))).Refused(status, code);
    }

    [Fact]
    public async Task Tags_can_be_set_and_taken_away()
    {
        const string old = "arn:aws:iam::111122223333:saml-provider/OldADFS";
        (await _aws.Iam("TagSAMLProvider", ("SAMLProviderArn", old), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", "b"), ("Tags.member.2.Value", "2"))).Good();
        (await _aws.Iam("UntagSAMLProvider", ("SAMLProviderArn", old), ("TagKeys.member.1", "A"))).Good();
        Assert.Equal("b", Assert.Single((await _aws.Iam("ListSAMLProviderTags", ("SAMLProviderArn", old))).Good().All("Key")));
    }

    [Fact]
    public async Task Oidc_providers_are_listed_and_read()
    {
        var arn = Assert.Single((await _aws.Iam("ListOpenIDConnectProviders")).Good().All("Arn"));
        Assert.Equal("token.actions.githubusercontent.com", (await _aws.Iam("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", arn))).Good()["Url"]);
        (await _aws.Iam("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", arn + "x"))).Refused(404, "NoSuchEntity");
    }

    private Task<AwsAnswer> Create(string name, string metadata, params (string Name, string Value)[] more) =>
        _aws.Iam("CreateSAMLProvider", [("Name", name), ("SAMLMetadataDocument", metadata), .. more]);
}
