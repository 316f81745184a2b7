using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Makes the enterprise application for IAM Identity Center, or completes the one that is there.</summary>
[Cmdlet(VerbsCommon.New, "EntraAwsIdentityCenterApp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = MetadataSet)]
[OutputType(typeof(EntraAwsApp))]
[RequiredPermissions(Graph = ["Application.ReadWrite.OwnedBy"])]
public sealed class NewEntraAwsIdentityCenterAppCommand : ConnectedCmdlet
{
    private const string MetadataSet = "Metadata";
    private const string AddressSet = "Address";

    /// <summary>The app's name, up to 120 characters; it is what a second run finds the app by.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public string DisplayName { get; set; } = "";

    /// <summary>The service provider metadata file that the console of IAM Identity Center offers where the identity source is changed.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = MetadataSet)]
    [ValidateNotNullOrEmpty]
    public string MetadataPath { get; set; } = "";

    /// <summary>The identifier, which the console calls IAM Identity Center issuer URL: https, up to 255 characters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    public string? Identifier { get; set; }

    /// <summary>The reply URL, which the console calls IAM Identity Center Assertion Consumer Service (ACS) URL: https, up to 255 characters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    public string? ReplyUrl { get; set; }

    /// <summary>Writes Entra's federation metadata to this file, for upload in the console of IAM Identity Center. It is in SamlMetadata of the output, too.</summary>
    [Parameter]
    public string? OutFile { get; set; }

    /// <summary>The AWS account that owns IAM Identity Center, 12 digits; the certificate is named after it. Default: that of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>For how many years a new signing certificate holds, 1 to 3.</summary>
    [Parameter]
    public int CertificateYears { get; set; } = 3;

    /// <summary>Who is told before the certificate ends.</summary>
    [Parameter]
    public string[] NotificationEmail { get; set; } = [];

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var request = new CenterAppRequest
        {
            DisplayName = DisplayName,
            MetadataPath = ParameterSetName == MetadataSet ? await Operation.ResolvePathAsync(MetadataPath).ConfigureAwait(false) : null,
            Identifier = Identifier,
            ReplyUrl = ReplyUrl,
            AccountId = AccountId,
            CertificateYears = CertificateYears,
            NotificationEmail = NotificationEmail,
        };
        var outFile = await Operation.ResolvePathAsync(OutFile).ConfigureAwait(false);
        if (outFile is not null) CheckFolder(outFile);
        var app = await Session.IdentityCenter.EnsureAppAsync(request, Operation, cancellationToken).ConfigureAwait(false);
        Connections.Names(Pipeline.StateKey).Add("app", app.DisplayName);
        // The app is there, whatever becomes of the file.
        if (outFile is not null && app.SamlMetadata is { } metadata) await ForItemAsync(() => WriteAsync(outFile, metadata)).ConfigureAwait(false);
        await Operation.WriteObjectAsync(app).ConfigureAwait(false);
    }

    private static void CheckFolder(string path)
    {
        if (Directory.Exists(path)) throw Faults.FileUnwritable(path, "federation metadata", new IOException("It is a folder."));
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)) throw Faults.FileNotFound(folder, "folder");
    }

    private async Task WriteAsync(string path, string metadata)
    {
        try
        {
            if (File.Exists(path) && File.ReadAllText(path) == metadata) return;
            if (await Operation.ConfirmFileAsync("federation metadata", path).ConfigureAwait(false)) File.WriteAllText(path, metadata);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnwritable(path, "federation metadata", e);
        }
    }
}
