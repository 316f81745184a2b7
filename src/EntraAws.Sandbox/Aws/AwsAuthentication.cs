using System.Net;
using System.Text.RegularExpressions;

namespace EntraAws.Sandbox;

/// <summary>
/// Reads who signed a request. The signature itself is not verified; a header that AWS could not read, a foreign scope,
/// an unknown key and an expired session are refused as AWS does.
/// </summary>
internal sealed partial class AwsAuthentication
{
    private const string InvalidToken = "The security token included in the request is invalid.";

    private static readonly HashSet<string> Services = ["iam", "sts", "organizations", "account", "sso", "identitystore", "cloudformation"];

    private readonly string _accessKeyId;
    private readonly string? _token;

    private AwsAuthentication(string service, string region, string accessKeyId, string? token)
    {
        Service = service;
        Region = region;
        _accessKeyId = accessKeyId;
        _token = token;
    }

    /// <summary>The service that the signature was made for.</summary>
    public string Service { get; }

    /// <summary>The Region that it was signed for.</summary>
    public string Region { get; }

    /// <summary>The service that a host stands for, or null for a host that serves several.</summary>
    public static string? ServiceOf(Uri? uri)
    {
        var name = uri?.Host.Split('.')[0].ToLowerInvariant() ?? "";
        if (name.EndsWith("-fips", StringComparison.Ordinal)) name = name[..^"-fips".Length];
        if (name == "iam-global") name = "iam";
        return Services.Contains(name) ? name : null;
    }

    public static AwsAuthentication Read(HttpRequestMessage request)
    {
        if (!request.Headers.NonValidated.TryGetValues("Authorization", out var values))
            throw new AwsRefusal(HttpStatusCode.Forbidden, "MissingAuthenticationToken", "Request is missing Authentication Token");
        var header = string.Join(",", values);
        if (!header.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal))
            throw Incomplete("Unsupported or missing signing algorithm in the Authorization header.");
        var credential = Part(CredentialPart(), header, "Credential");
        Part(SignedHeadersPart(), header, "SignedHeaders");
        var signature = Part(SignaturePart(), header, "Signature");
        var scope = credential.Split('/');
        if (scope.Length != 5 || scope[4] != "aws4_request")
            throw Incomplete($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        if (!Services.Contains(scope[3]) || (ServiceOf(request.RequestUri) is { } service && service != scope[3]))
            throw Mismatch($"Credential should be scoped to correct service: '{ServiceOf(request.RequestUri) ?? "iam"}'. ");
        if (!Hex64().IsMatch(signature))
            throw Mismatch("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
        var token = request.Headers.NonValidated.TryGetValues("X-Amz-Security-Token", out var tokens) ? string.Concat(tokens) : null;
        return new AwsAuthentication(scope[3], scope[2], scope[0], token);
    }

    /// <exception cref="AwsRefusal">The key is unknown, or its session is over.</exception>
    public AwsCaller Identify(SandboxState state, DateTimeOffset now)
    {
        if (SandboxCredentials.AccountOf(_accessKeyId) is { } id && state.Accounts.TryGetValue(id, out var account))
        {
            var name = account.OperatorUserName ?? "sandbox-operator";
            return Caller(account, account.Users.FirstOrDefault(u => u.Name == name) ?? new SandboxUser { Name = name, UserId = SandboxIds.Make("AIDA", id + name) });
        }

        if (SandboxCredentials.IsSession(_accessKeyId)) return Session(state, now);
        foreach (var each in state.Accounts.Values)
        {
            var owner = each.Users.FirstOrDefault(u => u.AccessKeys.Any(k => k.Active && k.UsableAt <= now && k.AccessKeyId == _accessKeyId));
            if (owner is not null) return Caller(each, owner);
        }

        throw new AwsRefusal(HttpStatusCode.Forbidden, "InvalidClientTokenId", InvalidToken);
    }

    private AwsCaller Session(SandboxState state, DateTimeOffset now)
    {
        if (SandboxCredentials.Read(_accessKeyId, _token) is not { } session || !state.Accounts.TryGetValue(session.AccountId, out var account))
            throw new AwsRefusal(HttpStatusCode.Forbidden, "InvalidClientTokenId", InvalidToken);
        if (session.Expiration <= now)
            throw new AwsRefusal(HttpStatusCode.Forbidden, "ExpiredToken", "The security token included in the request is expired");
        return new AwsCaller(
            account,
            $"arn:{account.Partition}:sts::{account.AccountId}:assumed-role/{session.RoleName}/{session.SessionName}",
            $"{session.RoleId}:{session.SessionName}");
    }

    private static AwsCaller Caller(AwsAccountState account, SandboxUser user) =>
        new(account, account.Arn("user" + user.Path + user.Name), user.UserId);

    private static string Part(Regex part, string header, string name)
    {
        var match = part.Match(header);
        return match.Success ? match.Groups[1].Value : throw Incomplete($"Authorization header requires '{name}' parameter. Authorization={header.Split(' ')[0]}");
    }

    private static AwsRefusal Incomplete(string message) => new(HttpStatusCode.Forbidden, "IncompleteSignature", message);

    private static AwsRefusal Mismatch(string message) => new(HttpStatusCode.Forbidden, "SignatureDoesNotMatch", message);

    [GeneratedRegex(@"[ ,]Credential=([^, ]+)")]
    private static partial Regex CredentialPart();

    [GeneratedRegex(@"[ ,]SignedHeaders=([^, ]+)")]
    private static partial Regex SignedHeadersPart();

    [GeneratedRegex(@"[ ,]Signature=([^, ]+)")]
    private static partial Regex SignaturePart();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hex64();
}
