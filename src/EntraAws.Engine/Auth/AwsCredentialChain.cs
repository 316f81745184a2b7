using System.Net;
using System.Security;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Auth;

/// <summary>Finds AWS credentials: those given, a named profile, or the SDK's own search.</summary>
internal static class AwsCredentialChain
{
    private const string InstanceMetadata = "instance metadata";

    // On a machine that is no EC2 instance the metadata address answers nothing at all.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(15);

    /// <exception cref="EntraAwsException">There are none.</exception>
    public static async Task<AwsCredentialSource> FindAsync(AwsOptions options, CancellationToken cancellationToken)
    {
        if (options.AccessKeyId is { } id)
        {
            if (options.SecretKey is not { Length: > 0 } secret) throw Faults.AwsCredentialsMissing($"the access key {id}, which came without its secret key");
            return new AwsCredentialSource("access key", options.SessionToken is { Length: > 0 } token
                ? new SessionAWSCredentials(id, Plain(secret), Plain(token))
                : new BasicAWSCredentials(id, Plain(secret)));
        }

        var source = options.ProfileName is { } profile
            ? FromProfile(profile, options.ProfileLocation)
            : await SearchAsync(cancellationToken).ConfigureAwait(false);
        await ProveAsync(source, cancellationToken).ConfigureAwait(false);
        return source;
    }

    private static AwsCredentialSource FromProfile(string name, string? location)
    {
        var where = location is null ? "the AWS credentials and config files" : $"'{location}'";
        var chain = new CredentialProfileStoreChain(location);
        if (!chain.TryGetProfile(name, out var profile)) throw Faults.AwsCredentialsMissing($"profile '{name}' in {where}, which is not there");
        try
        {
            return new AwsCredentialSource($"profile '{name}'", profile.GetAWSCredentials(chain));
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or InvalidDataException)
        {
            throw Faults.AwsCredentialsMissing($"profile '{name}' in {where}: {AwsErrors.Sentence(e.Message).TrimEnd('.')}", e);
        }
    }

    private static async Task<AwsCredentialSource> SearchAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestSearch);
        using var resolver = new DefaultAWSCredentialsIdentityResolver();
        try
        {
            var found = await resolver.ResolveIdentityAsync(null, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            return new AwsCredentialSource(NameOf(found), found);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Whoever named a profile wants to know what is wrong with that one.
            if (Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } profile) return FromProfile(profile, null);
            throw Faults.AwsCredentialsMissing(Tried(), e);
        }
    }

    /// <summary>Sources on the network only say when asked whether they hold anything.</summary>
    private static async Task ProveAsync(AwsCredentialSource source, CancellationToken cancellationToken)
    {
        try
        {
            await source.Credentials.GetCredentialsAsync().WaitAsync(LongestSearch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (source.Name == InstanceMetadata) throw Faults.AwsCredentialsMissing(Tried(), e);
            throw Faults.AwsCredentialsRejected(source.Name, AwsErrors.Sentence(e.Message), e);
        }
    }

    private static string NameOf(AWSCredentials found) => found switch
    {
        EnvironmentVariablesAWSCredentials => "environment variables",
        AssumeRoleWithWebIdentityCredentials when Environment.GetEnvironmentVariable("AWS_WEB_IDENTITY_TOKEN_FILE") is { Length: > 0 } => "web identity",
        // The class is internal to the SDK.
        { } other when other.GetType().Name.Contains("InstanceProfile", StringComparison.Ordinal) => InstanceMetadata,
        GenericContainerCredentials => "container",
        _ => $"profile '{DefaultAWSCredentialsIdentityResolver.GetProfileName() ?? "default"}'",
    };

    private static string Tried() => string.Join(", ",
        "environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        "web identity (AWS_WEB_IDENTITY_TOKEN_FILE)",
        $"profile '{DefaultAWSCredentialsIdentityResolver.GetProfileName() ?? "default"}'",
        "container credentials",
        InstanceMetadata);

    private static string Plain(SecureString text) => new NetworkCredential("", text).Password;
}
