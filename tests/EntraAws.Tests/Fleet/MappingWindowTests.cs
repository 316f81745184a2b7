using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Fleet;

/// <summary>Many mappings at once: read together, written in batches, each with its own question, journal line and error.</summary>
public sealed class MappingWindowTests : IDisposable
{
    private const string Groups = "POST /groups";
    private const string Assign = "POST /servicePrincipals/{id}/appRoleAssignedTo";
    private const int Count = 45;

    private readonly SandboxRun _run = new();
    private readonly string _journal = Path.Combine(Directory.CreateTempSubdirectory("entraaws-map-").FullName, "journal.jsonl");

    public void Dispose()
    {
        _run.Dispose();
        Directory.Delete(Path.GetDirectoryName(_journal)!, recursive: true);
    }

    [Fact]
    public async Task Each_is_made_once_with_lines_of_its_own_and_a_second_run_writes_nothing()
    {
        var host = new QuietHost();
        var (made, errors) = await MapAsync(host);
        Assert.Empty(errors);
        Assert.Equal(Enumerable.Range(0, Count).Select(Name), made.Select(m => m.GroupName));
        Assert.All(made, m => Assert.Equal([ChangeKind.Create, ChangeKind.Add], m.Changes.Where(c => c.Applied && c.TargetId is not null).Select(c => c.Kind)));
        Assert.Equal((Count, Count), (Writes(Groups), Writes(Assign)));
        // Each group is read by itself until it was there three times in a row and not once more; names go fifteen a request.
        Assert.Equal(3 * Count, _run.Requests.All.Count(r => r.Operation == "GET /groups/{id}"));
        Assert.InRange(_run.Requests.All.Count(r => r.Operation == "GET /groups"), 6, Count);
        Assert.Equal(2 * Count, host.Asked.Count);
        var lines = await File.ReadAllLinesAsync(_journal);
        Assert.Equal(3 * Count, lines.Count(l => l.Contains("Window-", StringComparison.Ordinal)));

        _run.Requests.Clear();
        (made, errors) = await MapAsync(new QuietHost());
        Assert.Empty(errors);
        Assert.All(made, m => Assert.Empty(m.Changes));
        Assert.Empty(_run.Requests.Writes);
    }

    [Fact]
    public async Task All_is_asked_before_the_first_write_and_a_preview_writes_nothing()
    {
        var host = new QuietHost { IsPreview = true };
        var (made, errors) = await MapAsync(host);
        Assert.Empty(errors);
        Assert.All(made, m => Assert.True(m.Planned));
        Assert.Equal(2 * Count, host.Asked.Count);
        Assert.Empty(_run.Requests.Writes);
    }

    [Fact]
    public async Task Refused_parts_are_sent_again_and_no_others()
    {
        var (made, errors) = await MapAsync(new QuietHost(), () => _run.Requests.Plan = new ScriptedFaults()
            .On(Groups, Fault.None, Fault.Throttle, Fault.None, Fault.Throttle).On(Assign, Fault.Throttle, Fault.None, Fault.Throttle, Fault.Throttle));
        Assert.Empty(errors);
        Assert.All(made, m => Assert.False(m.Planned));
        Assert.Equal((Count + 2, Count + 3), (Writes(Groups), Writes(Assign)));
        Assert.Empty(_run.Picture().Doubled);
    }

    [Theory]
    [InlineData(Fault.LostAnswer, 0)]
    [InlineData(Fault.LostAnswer, 22)]
    [InlineData(Fault.Reset, 0)]
    [InlineData(Fault.ServerError, 5)]
    public async Task A_lost_answer_doubles_nothing(Fault fault, int at)
    {
        var faults = Enumerable.Repeat(Fault.None, at).Append(fault).ToArray();
        var (made, errors) = await MapAsync(new QuietHost(), () => _run.Requests.Plan = new ScriptedFaults().On(Groups, faults).On(Assign, faults));
        Assert.Empty(_run.Picture().Doubled);
        Assert.All(errors, e => Assert.Equal(nameof(Faults.OutcomeUnknown), e.ErrorId));
        Assert.Equal(Count, made.Count + errors.Count);
        // Where nobody knows whether it was made, it is looked for, and the next run makes what is not there.
        if (fault == Fault.LostAnswer) Assert.Empty(errors);
        _run.Requests.Plan = null;
        (made, errors) = await MapAsync(new QuietHost());
        Assert.Empty(errors);
        Assert.Equal(Count, made.Count(m => !m.Planned));
        Assert.Empty(_run.Picture().Doubled);
    }

    [Fact]
    public async Task One_that_is_refused_is_one_error_and_a_group_named_twice_is_made_once()
    {
        var (app, role) = await PrepareAsync();
        GroupRoleMappingRequest Of(string group, string appRole) => new() { App = app, AppRole = appRole, Group = group, CreateGroup = true };
        var (made, errors) = await MapAsync(new QuietHost(), null,
            [Of("Both", role), Of("both", role), Of("Elsewhere", "NoSuchRole"), Of(" padded", role), Of("Single", role)]);
        Assert.Equal(["Both", "Both", "Single"], made.Select(m => m.GroupName));
        Assert.Equal([nameof(Faults.AppRoleNotFound), nameof(Faults.GroupNameInvalid)], errors.Select(e => e.ErrorId));
        Assert.Equal(made[0].AssignmentId, made[1].AssignmentId);
        Assert.Empty(made[1].Changes);
        Assert.Equal((2, 2), (Writes(Groups), Writes(Assign)));
    }

    private static string Name(int index) => $"Window-{index:00}";

    private int Writes(string operation) => _run.Requests.Writes.Count(w => w.Operation == operation);

    private async Task<(AppSelector App, string Role)> PrepareAsync()
    {
        var host = new QuietHost();
        var session = await _run.OpenAsync(host);
        await _run.MigrateAsync(session: session);
        _run.Settle();
        return (new AppSelector(null, Rehearsal.SingleAccount.AppName(SandboxRun.AccountId)), "Developer");
    }

    private async Task<(List<GroupRoleMapping> Made, List<EntraAwsException> Errors)> MapAsync(QuietHost host, Action? before = null, IReadOnlyList<GroupRoleMappingRequest>? requests = null)
    {
        if (requests is null)
        {
            var (app, role) = await PrepareAsync();
            requests = [.. Enumerable.Range(0, Count).Select(i => new GroupRoleMappingRequest { App = app, AppRole = role, Group = Name(i), CreateGroup = true })];
        }

        var session = await _run.OpenAsync(host, new ConnectRequest { JournalPath = _journal });
        _run.Requests.Clear();
        before?.Invoke();
        var (made, errors) = (new List<GroupRoleMapping>(), new List<EntraAwsException>());
        await session.Access.EnsureMappingsAsync(requests, (_, m) => Add(made, m), (_, e) => Add(errors, (EntraAwsException)e), host, CancellationToken.None);
        return (made, errors);

        static Task Add<T>(List<T> list, T item)
        {
            list.Add(item);
            return Task.CompletedTask;
        }
    }
}
