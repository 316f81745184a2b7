using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EntraAws.Engine.Entra;
using static EntraAws.Tests.Entra.EntraFixture;
using static EntraAws.Tests.Entra.StubGraph;

namespace EntraAws.Tests.Entra;

public sealed class SigningTests
{
    private static readonly byte[] Der = Certificate();

    private static readonly byte[] Other = Certificate();

    private static readonly string Thumbprint = Convert.ToHexString(SHA1.HashData(Der));

    private static string Key(string usage = "Verify", bool bytes = true) =>
        $$"""{"keyId":"{{Guid.NewGuid()}}","usage":"{{usage}}","type":"AsymmetricX509Cert","displayName":"CN=AWS","customKeyIdentifier":"{{Convert.ToBase64String(SHA256.HashData(Der))}}","key":{{(bytes ? $"\"{Convert.ToBase64String(Der)}\"" : "null")}},"startDateTime":"2026-01-01T00:00:00Z","endDateTime":"2028-01-01T00:00:00Z"}""";

    private static string Metadata(string thumb = "") =>
        $"""<?xml version="1.0" encoding="utf-8"?><EntityDescriptor ID="_1" entityID="https://sts.windows.net/x/" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{thumb}</X509Certificate></X509Data></KeyInfo></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>""";

    private static DirectoryApp App => new() { AppId = AppId, ApplicationObjectId = ObjectId, ServicePrincipalId = PrincipalId, DisplayName = "AWS" };

    [Fact]
    public async Task A_certificate_is_named_by_its_own_bytes_and_waited_for()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", "/addTokenSigningCertificate", _ => Json(Key()))
            .On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Principal()), _ => Json(Principal()), _ => Json(Principal($"{Key("Sign", false)},{Key()}")));
        var certificate = await entra.Directory.AddSigningCertificateAsync(PrincipalId, "CN=AWS", new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);
        Assert.Equal(Thumbprint, certificate.Thumbprint);
        Assert.Equal("2028-01-01T00:00:00+00:00", (string?)entra.Graph.Writes.Single().Json["endDateTime"]);
        Assert.Equal(5, entra.Graph.Requests.Count(r => r.Method == "GET" && r.Path.Contains("servicePrincipals")));
    }

    [Fact]
    public async Task A_certificate_whose_answer_was_lost_is_found_by_its_subject()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("POST", "/addTokenSigningCertificate", _ => Lost())
            .On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Principal()), _ => Json(Principal()), _ => Json(Principal(Key())));
        Assert.Equal(Thumbprint, (await entra.Directory.AddSigningCertificateAsync(PrincipalId, "CN=AWS", default, CancellationToken.None)).Thumbprint);
        Assert.Single(entra.Graph.Writes);
    }

    [Fact]
    public async Task A_list_without_the_bytes_is_followed_by_a_read_of_the_one_object()
    {
        using var entra = await ConnectAsync();
        entra.Graph
            .On("GET", "/applications", _ => Json(List(Application())))
            .On("GET", "/servicePrincipals", _ => Json(List(Principal(Key(bytes: false)))))
            .On("GET", $"/servicePrincipals/{PrincipalId}", _ => Json(Principal($"{Key("Sign", false)},{Key()}")));
        var app = Assert.Single(await entra.Directory.FindAppsByNameAsync("AWS", CancellationToken.None));
        Assert.Equal(Thumbprint, Assert.Single(app.Certificates).Thumbprint);
    }

    [Fact]
    public async Task Metadata_loses_its_byte_order_mark_and_is_waited_for_without_a_token()
    {
        using var entra = await ConnectAsync();
        var text = Metadata(Convert.ToBase64String(Der));
        entra.Graph.On("GET", "/federationmetadata.xml", _ => Xml(Metadata(Convert.ToBase64String(Other))), _ => Xml(text));

        Assert.Equal(text, await entra.Directory.GetMetadataAsync(App, Thumbprint, CancellationToken.None));

        var requests = entra.Graph.Requests.Where(r => r.Path.EndsWith(".xml")).ToList();
        Assert.Equal(2, requests.Count);
        Assert.All(requests, r => Assert.Null(r.Authorization));
        Assert.Equal($"?appid={AppId}", requests[0].Query);
    }

    [Fact]
    public async Task Metadata_that_never_shows_the_certificate_is_said_so()
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/federationmetadata.xml", _ => Xml(Metadata(Convert.ToBase64String(Other))));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetMetadataAsync(App, Thumbprint, CancellationToken.None));
        Assert.Equal("MetadataNotPublished", error.ErrorId);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'/>")]
    [InlineData("<html/>")]
    [InlineData("Sorry")]
    public async Task What_is_no_metadata_is_refused(string text)
    {
        using var entra = await ConnectAsync();
        entra.Graph.On("GET", "/federationmetadata.xml", _ => Xml(text));
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => entra.Directory.GetMetadataAsync(App, null, CancellationToken.None));
        Assert.Equal("MetadataInvalid", error.ErrorId);
    }

    private static HttpResponseMessage Xml(string text) =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]) };

    private static byte[] Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=AWS", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99)).RawData;
    }
}
