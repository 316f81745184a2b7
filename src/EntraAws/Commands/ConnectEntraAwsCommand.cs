using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Opens a connection to AWS and Entra, or to a sandbox.</summary>
[Cmdlet(VerbsCommunications.Connect, "EntraAws", DefaultParameterSetName = CloudSet)]
[OutputType(typeof(EntraAwsConnection))]
[RequiredPermissions(Aws = ["sts:GetCallerIdentity", "iam:ListAccountAliases", "sts:AssumeRole"], Graph = ["Organization.Read.All", "LicenseAssignment.Read.All"])]
public sealed class ConnectEntraAwsCommand : EntraAwsCmdlet
{
    private const string CloudSet = "Cloud";
    private const string SandboxSet = "Sandbox";

    /// <summary>The state file of a sandbox that New-EntraAwsSandbox made. Nothing leaves this machine then.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string? Sandbox { get; set; }

    /// <summary>A profile of the AWS CLI and the AWS tools. Without it, and without -Credential, the SDK's own search applies: environment, web identity, default profile, container, instance.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    [Alias("AWSProfileName", "StoredCredentials")]
    public string? ProfileName { get; set; }

    /// <summary>The shared credentials file, when it is not in its usual place.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>An access key: its id as the user name, its secret as the password.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public PSCredential? Credential { get; set; }

    /// <summary>The session token that belongs to temporary credentials.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public System.Security.SecureString? SessionToken { get; set; }

    /// <summary>The AWS Region; it decides the partition too. Default: the profile's, else us-east-1. IAM itself is global.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public string? Region { get; set; }

    /// <summary>Another endpoint for all AWS services. AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_IAM and _STS are honoured as well.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public string? EndpointUrl { get; set; }

    /// <summary>The role that is assumed in accounts other than that of the credentials. Default: OrganizationAccountAccessRole.</summary>
    [Parameter]
    public string? AccountRoleName { get; set; }

    /// <summary>The Entra tenant, by id or verified domain. Default: that of the credential.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public string? TenantId { get; set; }

    /// <summary>The application (client) id to sign in with; with -Identity, that of a user-assigned managed identity.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public string? ClientId { get; set; }

    /// <summary>An app's secret: its client id as the user name, its secret as the password.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public PSCredential? ClientSecretCredential { get; set; }

    /// <summary>The thumbprint of an app's certificate in the current user's or the machine's store.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public string? CertificateThumbprint { get; set; }

    /// <summary>The file of an app's certificate, PFX or PEM with its key.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public string? CertificatePath { get; set; }

    /// <summary>The password of that file.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public System.Security.SecureString? CertificatePassword { get; set; }

    /// <summary>Signs in with the managed identity of this machine or runbook.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public SwitchParameter Identity { get; set; }

    /// <summary>Signs in with a federated token, as in Kubernetes or GitHub Actions.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public SwitchParameter WorkloadIdentity { get; set; }

    /// <summary>Signs in in a browser window.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Signs in with a code to type into a browser elsewhere.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public SwitchParameter UseDeviceCode { get; set; }

    /// <summary>A token for Microsoft Graph that you got yourself. It is used until it expires.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public System.Security.SecureString? AccessToken { get; set; }

    /// <summary>The national cloud of the tenant.</summary>
    [Parameter(ParameterSetName = CloudSet)]
    public EntraEnvironment Environment { get; set; }

    /// <summary>Connects to AWS alone.</summary>
    [Parameter]
    public SwitchParameter AwsOnly { get; set; }

    /// <summary>Connects to Entra alone.</summary>
    [Parameter]
    public SwitchParameter EntraOnly { get; set; }

    /// <summary>The file that every applied change is appended to, as JSON lines, readable by its owner alone. Default: beside a sandbox's file, else in the user's local application data.</summary>
    [Parameter]
    public string? JournalPath { get; set; }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (AwsOnly && EntraOnly) throw Faults.ParametersConflict("-AwsOnly", "-EntraOnly");
        var request = new ConnectRequest
        {
            SandboxPath = await Operation.ResolvePathAsync(Sandbox).ConfigureAwait(false),
            WithAws = !EntraOnly,
            WithEntra = !AwsOnly,
            ProfileName = ProfileName,
            ProfileLocation = await Operation.ResolvePathAsync(ProfileLocation).ConfigureAwait(false),
            AccessKey = Credential is null ? null : (Credential.UserName, Credential.Password),
            SessionToken = SessionToken,
            Region = Region,
            EndpointUrl = EndpointUrl,
            AccountRoleName = AccountRoleName,
            TenantId = TenantId,
            ClientId = ClientSecretCredential?.UserName ?? ClientId,
            EntraCredential = ChooseEntraCredential(),
            ClientSecret = ClientSecretCredential?.Password,
            CertificateThumbprint = CertificateThumbprint,
            CertificatePath = await Operation.ResolvePathAsync(CertificatePath).ConfigureAwait(false),
            CertificatePassword = CertificatePassword,
            AccessToken = AccessToken,
            Environment = Environment,
            JournalPath = await Operation.ResolvePathAsync(JournalPath).ConfigureAwait(false),
        };
        var connection = await EngineStart.Engine.ConnectAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        Connections.Set(Pipeline.StateKey, connection);
        await Operation.WriteObjectAsync(connection).ConfigureAwait(false);
    }

    private EntraCredentialKind ChooseEntraCredential()
    {
        var chosen = new (string Name, bool Given, EntraCredentialKind Kind)[]
        {
            ("-ClientSecretCredential", ClientSecretCredential is not null, EntraCredentialKind.ClientSecret),
            ("-CertificateThumbprint", CertificateThumbprint is not null, EntraCredentialKind.Certificate),
            ("-CertificatePath", CertificatePath is not null, EntraCredentialKind.Certificate),
            ("-Identity", Identity, EntraCredentialKind.ManagedIdentity),
            ("-WorkloadIdentity", WorkloadIdentity, EntraCredentialKind.WorkloadIdentity),
            ("-Interactive", Interactive, EntraCredentialKind.Interactive),
            ("-UseDeviceCode", UseDeviceCode, EntraCredentialKind.DeviceCode),
            ("-AccessToken", AccessToken is not null, EntraCredentialKind.AccessToken),
        }.Where(c => c.Given).ToList();
        if (chosen.Count > 1) throw Faults.ParametersConflict(chosen[0].Name, chosen[1].Name);
        return chosen.Count == 0 ? EntraCredentialKind.Default : chosen[0].Kind;
    }
}
