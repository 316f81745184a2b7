using EntraAws.Contracts;

namespace EntraAws.Tests.Scenario;

/// <summary>The whole example: an account's people, from the inventory to Conditional Access. Connecting is a part of it.</summary>
internal sealed class MigrationFlow : IFlow
{
    private readonly SandboxRun _run = new();
    private readonly CloudPicture _start;
    private IReadOnlyDictionary<string, int> _counts;
    private ISession? _session;

    private MigrationFlow()
    {
        _start = _run.Picture();
        _counts = _start.Counts;
    }

    public RequestRecorder Requests => _run.Requests;

    public static Task<IFlow> CreateAsync() => Task.FromResult<IFlow>(new MigrationFlow());

    public async Task<IReadOnlyList<EntraAwsException>> RunAsync()
    {
        _session ??= await _run.OpenAsync();
        await _run.MigrateAsync(session: _session);
        return [];
    }

    public void Check()
    {
        var now = _run.Picture();
        Assert.Empty(now.Doubled);
        Assert.Empty(_start.Lines.Except(now.Lines)); // nobody else's things changed
        foreach (var (kind, count) in _counts) Assert.True(now.Counts.GetValueOrDefault(kind) >= count, $"A {kind} was lost.");
        _counts = now.Counts;
    }

    public IReadOnlyList<string> Picture() => _run.Picture().Lines;

    public void Dispose() => _run.Dispose();
}
