using EntraAws.Contracts;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Tells the checks of one app and account. What can't be read is told as unknown, and only what fails keeps people out.</summary>
internal sealed class SignOnChecks(Func<SignOnCheck, Task> emit)
{
    public string? AccountId { get; set; }

    public string? App { get; set; }

    public Task PassAsync(string check, string target, string message) => TellAsync(SignOnResult.Passed, check, target, message, null);

    public Task WarnAsync(string check, string target, string message, string mend) => TellAsync(SignOnResult.Warning, check, target, message, mend);

    public Task UnknownAsync(string check, string target, string message, string mend) => TellAsync(SignOnResult.Unknown, check, target, message, mend);

    /// <returns>Always false: it did not pass.</returns>
    public async Task<bool> FailAsync(string check, string target, string message, string mend)
    {
        await TellAsync(SignOnResult.Failed, check, target, message, mend);
        return false;
    }

    /// <summary>Reads; a refusal becomes an unknown check, and the answer null.</summary>
    public async Task<T?> ReadAsync<T>(string check, string target, Func<Task<T>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (EntraAwsException e)
        {
            await UnknownAsync(check, target, $"It could not be read: {e.Message}", "Connect with a principal that may read it; Get-Help Test-EntraAwsSignOn names the permissions.");
            return null;
        }
    }

    private Task TellAsync(SignOnResult result, string check, string target, string message, string? mend) =>
        emit(new SignOnCheck { AccountId = AccountId, App = App, Check = check, Result = result, Target = target, Message = message, Mend = mend });
}
