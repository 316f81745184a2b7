using EntraAws.Engine.Auth;

namespace EntraAws.Engine.Aws;

/// <summary>Repeats a call once with renewed credentials: the SDK neither retries ExpiredToken nor renews because of it.</summary>
internal static class AwsExpiry
{
    public static async Task<T> RetryAsync<T>(AwsCredentialSource credentials, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsExpired(e) && credentials.TryRenew())
        {
            return await call().ConfigureAwait(false);
        }
    }
}
