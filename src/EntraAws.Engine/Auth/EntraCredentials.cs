using Azure.Core;
using Azure.Identity;
using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.Entra.Transport;

namespace EntraAws.Engine.Auth;

/// <summary>Makes the credential that was asked for, and knows what to call it.</summary>
internal sealed class EntraCredentials
{
    /// <summary>Microsoft Graph Command Line Tools, the public client that a person can sign in through without an app of their own.</summary>
    private const string PublicClient = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    private readonly string _name;

    private EntraCredentials(string name, TokenCredential credential, string[] scopes)
    {
        _name = name;
        Credential = credential;
        Scopes = scopes;
    }

    public TokenCredential Credential { get; }

    public string[] Scopes { get; }

    /// <summary>What was accepted; of a chain, the member, once it has given a token.</summary>
    public string Source => (Credential as EntraCredentialChain)?.Accepted ?? _name;

    public static EntraCredentials Create(EntraOptions options, IOperationHost host)
    {
        var cloud = NationalCloud.Of(options.Environment);
        if (options.Handler is not null) return new("the sandbox", new EntraNoSignIn(options.Time), [cloud.Scope]);

        var (name, credential) = options.Credential switch
        {
            EntraCredentialKind.Interactive => ("an interactive sign-in", Interactive(options, cloud)),
            EntraCredentialKind.DeviceCode => ("a device code", DeviceCode(options, cloud, host)),
            EntraCredentialKind.ClientSecret => ($"the secret of app {options.ClientId}", Secret(options, cloud)),
            EntraCredentialKind.Certificate => ($"the certificate of app {options.ClientId}", Certificate(options, cloud)),
            EntraCredentialKind.ManagedIdentity => (options.ClientId is null ? "the managed identity" : $"the managed identity {options.ClientId}", ManagedIdentity(options)),
            EntraCredentialKind.WorkloadIdentity => ("the workload identity", Workload(options, cloud)),
            EntraCredentialKind.AccessToken => ("the access token", Token(options)),
            _ => Default(options, cloud),
        };
        return new(name, credential, ScopesOf(options, cloud));
    }

    /// <summary>
    /// A person who signs in through the public client is asked for what this module needs. Every other client has its
    /// permissions from its registration.
    /// </summary>
    private static string[] ScopesOf(EntraOptions options, NationalCloud cloud) =>
        options is { ClientId: null, Credential: EntraCredentialKind.Interactive or EntraCredentialKind.DeviceCode }
            ? GraphOperations.DelegatedScopes.Select(s => $"https://{cloud.GraphHost}/{s}").ToArray()
            : [cloud.Scope];

    private static InteractiveBrowserCredential Interactive(EntraOptions options, NationalCloud cloud) => new(new InteractiveBrowserCredentialOptions
    {
        TenantId = options.TenantId,
        ClientId = options.ClientId ?? PublicClient,
        AuthorityHost = cloud.Authority,
    });

    private static DeviceCodeCredential DeviceCode(EntraOptions options, NationalCloud cloud, IOperationHost host) => new(new DeviceCodeCredentialOptions
    {
        TenantId = options.TenantId,
        ClientId = options.ClientId ?? PublicClient,
        AuthorityHost = cloud.Authority,
        DeviceCodeCallback = (code, _) => host.WarnAsync(code.Message),
    });

    private static ClientSecretCredential Secret(EntraOptions options, NationalCloud cloud)
    {
        var (tenant, client) = App(options, "a client secret");
        var secret = options.ClientSecret ?? throw Faults.EntraSignInFailed("a client secret", "The secret is missing.");
        return new(tenant, client, EntraSecretText.Of(secret), new ClientSecretCredentialOptions { AuthorityHost = cloud.Authority });
    }

    private static ClientCertificateCredential Certificate(EntraOptions options, NationalCloud cloud)
    {
        var (tenant, client) = App(options, "a certificate");
        return new(tenant, client, EntraCertificates.Load(options), new ClientCertificateCredentialOptions { AuthorityHost = cloud.Authority });
    }

    private static EntraPatientCredential ManagedIdentity(EntraOptions options) => new(
        new ManagedIdentityCredential(options.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned),
        options.Time, Random.Shared.NextDouble);

    internal static WorkloadIdentityCredential Workload(EntraOptions options, NationalCloud cloud)
    {
        // Unset, both come from the environment, which the options read when they are made.
        var workload = new WorkloadIdentityCredentialOptions { AuthorityHost = cloud.Authority };
        if (options.TenantId is { } tenant) workload.TenantId = tenant;
        if (options.ClientId is { } client) workload.ClientId = client;
        return new(workload);
    }

    private static EntraAccessToken Token(EntraOptions options) =>
        new(options.AccessToken ?? throw Faults.EntraSignInFailed("an access token", "The token is missing."), options.Time);

    private static (string Name, TokenCredential Credential) Default(EntraOptions options, NationalCloud cloud)
    {
        var chain = EntraDefaultCredentials.Create(options, cloud);
        return (chain.Tried, chain);
    }

    private static (string Tenant, string Client) App(EntraOptions options, string with) => (
        options.TenantId ?? throw Faults.EntraSignInFailed(with, "Give -TenantId."),
        options.ClientId ?? throw Faults.EntraSignInFailed(with, "Give -ClientId."));
}
