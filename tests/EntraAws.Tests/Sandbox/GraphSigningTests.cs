using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphSigningTests
{
    private static async Task<(GraphAnswer Answer, X509Certificate2 Certificate)> Add(GraphSandbox graph, GraphApp app)
    {
        var answer = await graph.Post($"servicePrincipals/{app.PrincipalId}/addTokenSigningCertificate", """{"displayName":"CN=AWS-111122223333","endDateTime":"2028-01-25T00:00:00Z"}""");
        answer.Is(200);
        return (answer, new X509Certificate2(Convert.FromBase64String((string)answer.Body!["key"]!)));
    }

    private static async Task<byte[]> Metadata(GraphSandbox graph, GraphApp app)
    {
        using var anonymous = new HttpClient(graph.Cloud.CreateGraphHandler());
        return await anonymous.GetByteArrayAsync($"https://login.microsoftonline.com/{graph.Tenant.TenantId}/federationmetadata/2007-06/federationmetadata.xml?appid={app.AppId}");
    }

    private static List<string> Certificates(byte[] metadata) =>
        [.. XDocument.Load(new MemoryStream(metadata)).Descendants().Where(e => e.Name.LocalName == "X509Certificate")
            .Select(e => new X509Certificate2(Convert.FromBase64String(e.Value)).Thumbprint).Distinct()];

    [Fact]
    public async Task The_certificate_is_a_real_one()
    {
        using var graph = new GraphSandbox();
        var (answer, certificate) = await Add(graph, await graph.NewApp());
        using (certificate)
        {
            Assert.Equal("CN=AWS-111122223333", certificate.Subject);
            Assert.Equal(2048, certificate.GetRSAPublicKey()!.KeySize);
            Assert.Equal("sha256RSA", certificate.SignatureAlgorithm.FriendlyName);
            Assert.Equal(new DateTime(2028, 1, 25, 0, 0, 0, DateTimeKind.Utc), certificate.NotAfter.ToUniversalTime());
            Assert.Equal(certificate.Thumbprint, (string?)answer.Body!["thumbprint"]);
            Assert.Equal(Convert.ToBase64String(certificate.GetCertHash(HashAlgorithmName.SHA1)), (string?)answer.Body["customKeyIdentifier"]);
            Assert.Equal("Verify", (string?)answer.Body["usage"]);
        }
    }

    [Theory]
    [InlineData("""{"displayName":"AWS","endDateTime":"2028-01-25T00:00:00Z"}""")]
    [InlineData("""{"displayName":"CN=AWS","endDateTime":"2030-01-25T00:00:00Z"}""")]
    [InlineData("""{"displayName":"CN=AWS","endDateTime":"2020-01-25T00:00:00Z"}""")]
    [InlineData("""{"displayName":"CN=AWS","endDateTime":"soon"}""")]
    [InlineData("{}")]
    public async Task Bad_certificates_are_refused(string body)
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        (await graph.Post($"servicePrincipals/{app.PrincipalId}/addTokenSigningCertificate", body)).Is(400, "Request_BadRequest");
        Assert.Empty(graph.Tenant.ServicePrincipals[^1].KeyCredentials);
    }

    [Fact]
    public async Task Two_keys_and_a_password_share_an_identifier_and_show_later()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var (answer, _) = await Add(graph, app);
        Assert.Empty((await graph.Get($"servicePrincipals/{app.PrincipalId}")).Body!["keyCredentials"]!.AsArray());
        graph.Wait(15);
        var principal = (await graph.Get($"servicePrincipals/{app.PrincipalId}")).Body!;
        var keys = principal["keyCredentials"]!.AsArray();
        Assert.Equal(["Sign", "Verify"], keys.Select(k => (string?)k!["usage"]));
        Assert.All(keys.Concat(principal["passwordCredentials"]!.AsArray()), k => Assert.Equal((string?)answer.Body!["customKeyIdentifier"], (string?)k!["customKeyIdentifier"]));
        Assert.Equal(answer.Body!["keyId"]!.ToString(), (string?)keys[0]!["keyId"]);
        Assert.All(keys, k => Assert.Null(k!["key"]));
        var selected = await graph.Get($"servicePrincipals/{app.PrincipalId}?$select=keyCredentials");
        Assert.Equal((string?)answer.Body["key"], (string?)selected.Body!["keyCredentials"]![1]!["key"]);
        Assert.Null(selected.Body["keyCredentials"]![0]!["key"]);
    }

    [Fact]
    public async Task Only_a_certificate_of_its_own_is_activated()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var (answer, _) = await Add(graph, app);
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", $$"""{"preferredTokenSigningKeyThumbprint":"{{new string('A', 40)}}"}""")).Is(400);
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", $$"""{"preferredTokenSigningKeyThumbprint":"{{answer.Body!["thumbprint"]}}"}""")).Is(204);
        var read = await graph.Get($"servicePrincipals/{app.PrincipalId}?$select=preferredTokenSigningKeyThumbprint");
        Assert.Equal((string?)answer.Body["thumbprint"], (string?)read.Body!["preferredTokenSigningKeyThumbprint"]);
    }

    [Fact]
    public async Task Metadata_starts_with_a_byte_order_mark_and_names_the_tenant()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var metadata = await Metadata(graph, app);
        Assert.Equal([0xEF, 0xBB, 0xBF], metadata[..3]);
        Assert.True(metadata.Length > 1000);
        var root = XDocument.Load(new MemoryStream(metadata)).Root!;
        Assert.Equal($"https://sts.windows.net/{graph.Tenant.TenantId}/", (string?)root.Attribute("entityID"));
        Assert.Contains(root.Elements(), e => e.Name.LocalName == "RoleDescriptor");
        var idp = Assert.Single(root.Elements(), e => e.Name.LocalName == "IDPSSODescriptor");
        Assert.Equal(2, idp.Elements().Count(e => e.Name.LocalName == "SingleSignOnService"));
        Assert.Contains(idp.Elements(), e => (string?)e.Attribute("Location") == $"https://login.microsoftonline.com/{graph.Tenant.TenantId}/saml2");
    }

    [Fact]
    public async Task Metadata_shows_the_active_certificate_after_a_while()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        var ofTenant = Certificates(await Metadata(graph, app));
        var thumbprints = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var (answer, _) = await Add(graph, app);
            thumbprints.Add((string)answer.Body!["thumbprint"]!);
            await graph.Patch($"servicePrincipals/{app.PrincipalId}", $$"""{"preferredTokenSigningKeyThumbprint":"{{thumbprints[i]}}"}""");
            Assert.Equal(i == 0 ? ofTenant : [thumbprints[0]], Certificates(await Metadata(graph, app)));
            graph.Wait(25);
            Assert.Equal([thumbprints[i]], Certificates(await Metadata(graph, app)));
        }
    }

    [Fact]
    public async Task A_certificate_is_removed_by_sending_back_the_others()
    {
        using var graph = new GraphSandbox();
        var app = await graph.NewApp();
        await Add(graph, app);
        await Add(graph, app);
        graph.Wait(15);
        var keys = (await graph.Get($"servicePrincipals/{app.PrincipalId}?$select=keyCredentials")).Body!["keyCredentials"]!.AsArray();
        Assert.Equal(4, keys.Count);
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", $$"""{"keyCredentials":[{{keys[2]!.ToJsonString()}},{{keys[3]!.ToJsonString()}}]}""")).Is(204);
        graph.Wait(15);
        Assert.Equal(2, (await graph.Get($"servicePrincipals/{app.PrincipalId}")).Body!["keyCredentials"]!.AsArray().Count);
        (await graph.Patch($"servicePrincipals/{app.PrincipalId}", $$"""{"keyCredentials":[{"keyId":"{{Guid.NewGuid()}}"}]}""")).Is(400);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-0000000000aa", true)]
    [InlineData("", false)]
    public async Task Metadata_of_an_unknown_app_or_tenant_is_refused(string appId, bool knownTenant)
    {
        using var graph = new GraphSandbox();
        var tenant = knownTenant ? graph.Tenant.TenantId : Guid.NewGuid();
        using var anonymous = new HttpClient(graph.Cloud.CreateGraphHandler());
        using var response = await anonymous.GetAsync($"https://login.microsoftonline.us/{tenant}/federationmetadata/2007-06/federationmetadata.xml?appid={appId}");
        Assert.Equal(400, (int)response.StatusCode);
    }
}
