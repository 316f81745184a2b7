using System.Security;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Entra;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>What a connection request means for each cloud.</summary>
internal static class ConnectionOptions
{
    private const string DefaultAccountRole = "OrganizationAccountAccessRole";

    public static AwsOptions Aws(ConnectRequest request, SandboxCloud? sandbox, RequestCounter requests, TimeProvider time)
    {
        var options = new AwsOptions
        {
            ProfileName = request.ProfileName,
            ProfileLocation = request.ProfileLocation,
            AccessKeyId = request.AccessKey?.Id,
            SecretKey = request.AccessKey?.Secret,
            SessionToken = request.SessionToken,
            Region = request.Region,
            EndpointUrl = request.EndpointUrl,
            AccountRoleName = request.AccountRoleName ?? DefaultAccountRole,
            Time = time,
            Counter = requests,
        };
        if (sandbox is null) return options;
        var (id, secret) = sandbox.HomeCredentials();
        return options with { AccessKeyId = id, SecretKey = Secure(secret), Handler = sandbox.CreateAwsHandler() };
    }

    public static EntraOptions Entra(ConnectRequest request, SandboxCloud? sandbox, RequestCounter requests, TimeProvider time) =>
        EntraOptions.From(request) with { Handler = sandbox?.CreateGraphHandler(), Time = time, Counter = requests };

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text) secure.AppendChar(character);
        secure.MakeReadOnly();
        return secure;
    }
}
