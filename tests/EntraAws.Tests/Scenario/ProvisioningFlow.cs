using EntraAws.Contracts;
using EntraAws.Tests.Provisioning;

namespace EntraAws.Tests.Scenario;

/// <summary>A provisioning user, the start, the first cycle, and some days later a new key.</summary>
internal sealed class ProvisioningFlow : IFlow
{
    private readonly ProvisionedRun _run;
    private bool _started;

    private ProvisioningFlow(ProvisionedRun run) => _run = run;

    public RequestRecorder Requests => _run.Run.Requests;

    public static async Task<IFlow> CreateAsync()
    {
        var run = await ProvisionedRun.PreparedAsync();
        run.Run.Account.Users.RemoveAll(u => u.Name == ProvisionedRun.UserName);
        run.Run.Settle();
        return new ProvisioningFlow(run);
    }

    public async Task<IReadOnlyList<EntraAwsException>> RunAsync()
    {
        await (await _run.OpenAsync()).Provisioning.EnsureUserAsync(new ProvisioningUserRequest { UserName = ProvisionedRun.UserName }, _run.Host, default);
        await _run.StartAsync(wait: true);
        if (!_started)
        {
            _started = true;
            _run.Pass(TimeSpan.FromDays(3));
            Requests.OnRequest = _ => _run.CheckKeys();
        }

        await _run.RotateAsync();
        return [];
    }

    public void Check()
    {
        if (_started) _run.CheckKeys();
        Assert.True(_run.Principal.ProvisioningJobs.Count <= 1, "There are several jobs.");
        Assert.Empty(_run.Run.Picture().Doubled);
    }

    public IReadOnlyList<string> Picture() =>
    [
        .. _run.Run.Picture().Lines,
        $"{_run.Principal.ProvisioningJobs.Count} job, {_run.User.AccessKeys.Count} key, active {_run.User.AccessKeys.Count(k => k.Active)}",
    ];

    public void Dispose() => _run.Dispose();
}
