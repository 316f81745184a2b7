using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using EntraAws.Engine.Auth;
using EntraAws.Engine.Entra;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Entra;

public sealed class SignInTests
{
    private static readonly TokenRequestContext Context = new(["https://graph.microsoft.com/.default"]);

    private readonly SandboxClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_chain_names_the_member_that_gave_a_token_and_stays_with_it()
    {
        var first = new FakeCredential(() => throw new CredentialUnavailableException("No environment."));
        var second = new FakeCredential(() => throw new AuthenticationFailedException("A stale one."));
        var third = new FakeCredential(() => "good");
        var chain = new EntraCredentialChain([("a", first), ("b", second), ("c", third)]);
        Assert.Null(chain.Accepted);

        Assert.Equal("good", (await chain.GetTokenAsync(Context, CancellationToken.None)).Token);
        await chain.GetTokenAsync(Context, CancellationToken.None);

        Assert.Equal("c", chain.Accepted);
        Assert.Equal("a, b, c", chain.Tried);
        Assert.Equal((1, 1, 2), (first.Calls, second.Calls, third.Calls));
    }

    [Fact]
    public async Task A_managed_identity_is_asked_again()
    {
        var calls = 0;
        var flaky = new FakeCredential(() => ++calls < 3 ? throw new CredentialUnavailableException("Try again.") : "good");
        var patient = new EntraPatientCredential(flaky, _clock, () => 0.5);
        Assert.Equal("good", (await patient.GetTokenAsync(Context, CancellationToken.None)).Token);
        Assert.Equal(TimeSpan.FromSeconds(3), _clock.Waited);
    }

    [Fact]
    public async Task A_given_token_is_used_until_its_own_end()
    {
        var payload = Convert.ToBase64String("{\"exp\":1767229200}"u8).TrimEnd('=');
        var credential = new EntraAccessToken(Secure($"h.{payload}.s"), _clock);
        var token = await credential.GetTokenAsync(Context, CancellationToken.None);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767229200), token.ExpiresOn);
        Assert.Equal(_clock.GetUtcNow().AddHours(1), new EntraAccessToken(Secure("opaque"), _clock).GetToken(Context, CancellationToken.None).ExpiresOn);
    }

    [Theory]
    [InlineData(EntraCredentialKind.ClientSecret)]
    [InlineData(EntraCredentialKind.Certificate)]
    [InlineData(EntraCredentialKind.AccessToken)]
    public void What_is_missing_is_said_before_any_call(EntraCredentialKind kind)
    {
        var options = new EntraOptions { Credential = kind, TenantId = "contoso.com", ClientId = "c" };
        var error = Assert.Throws<EntraAwsException>(() => EntraCredentials.Create(options, new QuietHost()));
        Assert.Equal("EntraSignInFailed", error.ErrorId);
    }

    [Fact]
    public async Task A_failed_sign_in_names_what_was_tried()
    {
        var options = new EntraOptions { Credential = EntraCredentialKind.WorkloadIdentity };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => EntraDirectory.ConnectAsync(options, new QuietHost(), CancellationToken.None));
        Assert.Equal("EntraSignInFailed", error.ErrorId);
        Assert.Contains("the workload identity", error.Message);
    }

    [Theory]
    [InlineData(EntraCredentialKind.Default, "environment variables, the workload identity, the managed identity, the Azure CLI, Azure PowerShell")]
    [InlineData(EntraCredentialKind.Interactive, "an interactive sign-in")]
    [InlineData(EntraCredentialKind.DeviceCode, "a device code")]
    [InlineData(EntraCredentialKind.ManagedIdentity, "the managed identity")]
    [InlineData(EntraCredentialKind.WorkloadIdentity, "the workload identity")]
    public void Each_kind_has_a_name(EntraCredentialKind kind, string name) =>
        Assert.Equal(name, EntraCredentials.Create(new EntraOptions { Credential = kind, Environment = EntraEnvironment.USGov }, new QuietHost()).Source);

    [Fact]
    public void A_person_without_an_app_is_asked_for_permissions_of_the_right_cloud()
    {
        var asked = EntraCredentials.Create(new EntraOptions { Credential = EntraCredentialKind.DeviceCode, Environment = EntraEnvironment.China }, new QuietHost()).Scopes;
        Assert.Contains("https://microsoftgraph.chinacloudapi.cn/Application.ReadWrite.All", asked);
        var own = EntraCredentials.Create(new EntraOptions { Credential = EntraCredentialKind.DeviceCode, ClientId = "c" }, new QuietHost()).Scopes;
        Assert.Equal(["https://graph.microsoft.com/.default"], own);
    }

    [Fact]
    public void A_certificate_file_needs_the_right_password()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "right"));
        try
        {
            var options = new EntraOptions { CertificatePath = path, CertificatePassword = Secure("right") };
            using var loaded = EntraCertificates.Load(options);
            Assert.Equal(certificate.Thumbprint, loaded.Thumbprint);

            var error = Assert.Throws<EntraAwsException>(() => EntraCertificates.Load(options with { CertificatePassword = Secure("wrong-pass") }));
            Assert.Equal("FileUnreadable", error.ErrorId);
            Assert.DoesNotContain("wrong-pass", error.ToString());
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal("FileNotFound", Assert.Throws<EntraAwsException>(() => EntraCertificates.Load(new EntraOptions { CertificatePath = path })).ErrorId);
        Assert.Equal("EntraSignInFailed", Assert.Throws<EntraAwsException>(() => EntraCertificates.Load(new EntraOptions { CertificateThumbprint = new string('A', 40) })).ErrorId);
    }

    private static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var c in text) secret.AppendChar(c);
        return secret;
    }

    private sealed class FakeCredential(Func<string> answer) : TokenCredential
    {
        public int Calls { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Calls++;
            return new AccessToken(answer(), DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
