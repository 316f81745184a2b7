using System.Net;
using System.Text.Json;
using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Capabilities;

/// <summary>What is written down of each change, and who can read it.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entraaws-journal-").FullName;

    private string File => Path.Combine(_folder, "sub", "journal.jsonl");

    [Fact]
    public async Task Every_change_is_there_with_before_and_after_for_its_owner_alone()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await OpenAsync(run, host);
        var made = await run.MigrateAsync(host, session);
        await session.Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "Developer", Provider = "EntraID", MaxSessionDuration = 7200 }, host, default);

        var applied = Lines("Applied");
        Assert.Equal(made.Count + 1, applied.Count);
        Assert.Equal(made.Select(c => c.Target), applied.SkipLast(1).Select(l => l.GetProperty("change").GetProperty("target").GetString()));
        var change = applied[^1].GetProperty("change");
        Assert.Equal("3600", change.GetProperty("before").GetProperty("MaxSessionDuration").GetString());
        Assert.Equal("7200", change.GetProperty("after").GetProperty("MaxSessionDuration").GetString());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task No_secret_gets_into_it()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await OpenAsync(run, host);
        var user = await session.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "new.user@contoso.com" }, host, default);
        var secret = new NetworkCredential("", user.Password).Password;
        Assert.DoesNotContain(secret, System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Verbose.Concat(host.Warnings), t => t.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain("assword", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sessions_lose_nothing_of_each_other()
    {
        const int each = 200;
        using (var first = Journal.Open(File))
        using (var second = Journal.Open(File))
        {
            Parallel.For(0, each, i =>
            {
                first.Append(Entry("first" + new string('-', i)));
                second.Append(Entry("second"));
            });
        }

        Assert.Equal(2 * each, Lines("Begun").Count);
    }

    [Fact]
    public void Half_a_line_of_a_session_that_died_spoils_no_other()
    {
        Journal.Open(File).Dispose();
        System.IO.File.WriteAllText(File, "{\"outcome\":\"Beg");
        using (var journal = Journal.Open(File)) journal.Append(Entry("after"));
        var lines = System.IO.File.ReadAllLines(File);
        Assert.Equal(2, lines.Length);
        Assert.Equal("after", JsonDocument.Parse(lines[1]).RootElement.GetProperty("change").GetProperty("target").GetString());
    }

    [Fact]
    public async Task A_create_is_noted_before_it_is_sent()
    {
        using var run = new SandboxRun();
        var session = await OpenAsync(run, new QuietHost());
        var begun = 0;
        run.Requests.OnRequest = r => begun = r.Operation == "CreateRole" ? Lines("Begun").Count : begun;
        await session.Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "Developer", Provider = "OldADFS" }, new QuietHost(), default);
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task A_change_that_failed_is_there_with_its_error()
    {
        using var run = new SandboxRun();
        run.Account.DeniedActions.Add("iam:CreateRole");
        var session = await OpenAsync(run, new QuietHost());
        await Assert.ThrowsAsync<EntraAwsException>(() => session.Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "Developer", Provider = "OldADFS" }, new QuietHost(), default));
        Assert.Equal(nameof(Faults.AwsAccessDenied), Assert.Single(Lines("Failed")).GetProperty("errorId").GetString());
        Assert.Empty(Lines("Applied"));
    }

    [Fact]
    public async Task A_refusal_is_not_waited_for_when_it_is_tried_again()
    {
        using var run = new SandboxRun();
        run.Account.DeniedActions.Add("iam:CreateRole");
        var session = await OpenAsync(run, new QuietHost());
        var request = new SamlRoleRequest { RoleName = "Developer", Provider = "OldADFS" };
        await Assert.ThrowsAsync<EntraAwsException>(() => session.Roles.EnsureRoleAsync(request, new QuietHost(), default));
        run.Account.DeniedActions.Clear();
        var host = new QuietHost();
        await session.Roles.EnsureRoleAsync(request, host, default);
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task Lines_that_are_damaged_or_not_ours_are_passed_over()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, "{\n[]\n\"x\"\n{\"change\":5}\n{\"change\":{\"kind\":\"Create\"}}\n{\"change\":{\"kind\":\"Create\",\"cloud\":1}}\n\u0000\n{\"outcome\":\"Begun\"");
        using var run = new SandboxRun();
        Assert.NotEmpty(await run.MigrateAsync(session: await OpenAsync(run, new QuietHost())));
    }

    [Fact]
    public async Task Without_a_journal_nothing_begins()
    {
        using var run = new SandboxRun();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => run.OpenAsync(request: new ConnectRequest { JournalPath = _folder }));
        Assert.Equal(nameof(Faults.JournalUnwritable), error.ErrorId);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task A_journal_that_can_be_written_no_more_stops_before_the_create()
    {
        using var run = new SandboxRun();
        var session = await OpenAsync(run, new QuietHost());
        var host = new QuietHost();
        host = new QuietHost
        {
            Answer = _ =>
            {
                session.Dispose();
                return true;
            },
        };
        run.Requests.Clear();
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Roles.EnsureRoleAsync(new SamlRoleRequest { RoleName = "Developer", Provider = "OldADFS" }, host, default));
        Assert.Equal(nameof(Faults.JournalUnwritable), error.ErrorId);
        Assert.Empty(run.Requests.Writes);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ISession> OpenAsync(SandboxRun run, IOperationHost host) => run.OpenAsync(host, new ConnectRequest { JournalPath = File });

    private static JournalEntry Entry(string target) => new(
        JournalOutcome.Begun, null, new Change { Kind = ChangeKind.Create, Cloud = Cloud.Aws, TargetType = "role", Target = target, Reason = "It is asked for." }, DateTimeOffset.UnixEpoch, true);

    private List<JsonElement> Lines(string outcome)
    {
        using var stream = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.GetProperty("outcome").GetString() == outcome).ToList();
    }
}
