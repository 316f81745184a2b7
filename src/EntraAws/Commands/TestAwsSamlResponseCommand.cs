using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Says what AWS will do with a SAML response that a browser sent, and why it refuses it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AwsSamlResponse", DefaultParameterSetName = TextSet)]
[OutputType(typeof(SamlResponseTest))]
[RequiredPermissions(Aws = ["iam:GetSAMLProvider", "iam:ListRoles"])]
public sealed class TestAwsSamlResponseCommand : EntraAwsCmdlet
{
    private const string TextSet = "Text";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The response in base64, up to 100,000 characters, as copied from the developer tools: line breaks, quotes and SAMLResponse= around it do no harm.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TextSet)]
    [Alias("SAMLResponse", "SAMLAssertion")]
    [AllowEmptyString]
    public string[] Response { get; set; } = [];

    /// <summary>Files that hold a response each; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files by their exact names, wildcards not understood; files that Get-ChildItem gives are taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The federation metadata that issuer and signature are judged by, as text.</summary>
    [Parameter]
    public string? SamlMetadata { get; set; }

    /// <summary>The federation metadata as a file.</summary>
    [Parameter]
    public string? MetadataPath { get; set; }

    /// <summary>The account that the response must be for, 12 digits.</summary>
    [Parameter]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>The ARN of the SAML provider that must vouch for a role.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string? ProviderArn { get; set; }

    /// <summary>The time to judge the response at, such as the time when it was used. Default: now.</summary>
    [Parameter]
    public DateTimeOffset? At { get; set; }

    /// <summary>How far the clocks of identity provider and AWS may be apart, 0 to 600 seconds.</summary>
    [Parameter]
    public int ClockSkew { get; set; } = 60;

    /// <summary>Does not ask the account, even where a connection is open.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>The connection to use instead of the one that Connect-EntraAws opened last in this runspace. Without any the response is judged by itself.</summary>
    [Parameter]
    public EntraAwsConnection? Connection { get; set; }

    private readonly WrappedText _lines = new();

    private protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(SamlMetadata) && MetadataPath is not null) throw Faults.ParametersConflict("-SamlMetadata", "-MetadataPath");
        if (Offline && Connection is not null) throw Faults.ParametersConflict("-Offline", "-Connection");
        if (Connection is { IsOpen: false }) throw Faults.ConnectionClosed(Connection);
        return Task.CompletedTask;
    }

    private protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var text in Response.SelectMany(_lines.Add)) await TestAsync(text, null, cancellationToken).ConfigureAwait(false);
        await ForFilesAsync(Path, LiteralPath, file => TestAsync(null, file, cancellationToken)).ConfigureAwait(false);
    }

    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_lines.Rest() is { } text) await TestAsync(text, null, cancellationToken).ConfigureAwait(false);
    }

    private Task TestAsync(string? text, string? path, CancellationToken cancellationToken) => ForItemAsync(async () =>
    {
        var request = new SamlResponseRequest
        {
            Response = text,
            Path = path,
            SamlMetadata = string.IsNullOrEmpty(SamlMetadata) ? null : SamlMetadata,
            MetadataPath = await Operation.ResolvePathAsync(MetadataPath).ConfigureAwait(false),
            AccountId = AccountId,
            ProviderArn = ProviderArn,
            At = At,
            ClockSkew = ClockSkew,
        };
        var connection = Offline ? null : Connection ?? Connections.Current(Pipeline.StateKey);
        var result = connection is { AccountId: not null }
            ? await connection.Session.Verification.TestResponseAsync(request, Operation, cancellationToken).ConfigureAwait(false)
            : await EngineStart.Engine.SamlResponses.TestAsync(request, cancellationToken).ConfigureAwait(false);
        await Operation.WriteObjectAsync(result).ConfigureAwait(false);
    });
}
