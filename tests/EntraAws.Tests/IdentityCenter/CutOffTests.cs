using EntraAws.Contracts;
using EntraAws.Sandbox;
using Xunit.Abstractions;

namespace EntraAws.Tests.IdentityCenter;

/// <summary>The whole way to Identity Center cut off at every single request, and run again at once: nothing is doubled, and the goal is reached.</summary>
public sealed class CutOffTests(ITestOutputHelper output)
{
    [Fact]
    public Task Stopped_by_the_user() => AtEachRequestAsync((run, k, _) =>
    {
        var stop = new CancellationTokenSource();
        run.Run.Requests.OnRequest = _ =>
        {
            if (run.Run.Requests.All.Count == k) stop.Cancel();
        };
        return stop.Token;
    }, _ => true);

    [Fact]
    public Task Killed_before_the_answer_arrived() => AtEachRequestAsync((run, k, journal) =>
    {
        run.Run.Requests.Plan = new Death(k, journal, carriedOut: true);
        return CancellationToken.None;
    }, r => r.IsWrite);

    private async Task AtEachRequestAsync(Func<CenterRun, int, string, CancellationToken> cut, Func<SentRequest, bool> worthwhile)
    {
        using var reference = new CenterRun();
        await MoveAsync(await reference.Run.OpenAsync(), CancellationToken.None);
        var goal = reference.Run.Picture();
        Assert.Empty(goal.Doubled);
        Assert.Contains("account-assignment GROUP AWS-Developers to Developer in 444455556666", goal.Lines);
        var points = reference.Run.Requests.All.Numbered().Where(p => p.Number > 6 && worthwhile(p.Request));
        await points.CutEachAsync(k => CutAsync(k, cut, goal), output);
    }

    private static async Task CutAsync(int k, Func<CenterRun, int, string, CancellationToken> cut, CloudPicture goal)
    {
        var folder = Directory.CreateTempSubdirectory("entraaws-center-");
        try
        {
            using var run = new CenterRun();
            var request = new ConnectRequest { JournalPath = Path.Combine(folder.FullName, "journal.jsonl") };
            await Record.ExceptionAsync(async () =>
            {
                var token = cut(run, k, request.JournalPath);
                await MoveAsync(await run.Run.OpenAsync(request: request), token);
            });
            Death.Restore(request.JournalPath);
            run.Run.Requests.Plan = null;
            run.Run.Requests.OnRequest = null;
            Assert.Empty(run.Run.Picture().Doubled);

            // Another process, at the very next moment.
            await MoveAsync(await run.Run.OpenAsync(request: request), CancellationToken.None);
            Assert.Equal(goal.Lines, run.Run.Picture().Lines);
            Assert.Single(run.Run.Tenant.ServicePrincipals.Single(p => p.DisplayName == "AWS IAM Identity Center").ProvisioningJobs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MoveAsync(ISession session, CancellationToken token)
    {
        var host = new QuietHost();
        var app = await ScimTests.SetUpAsync(session, token);
        await session.Access.EnsureMappingAsync(new GroupRoleMappingRequest { Group = "AWS-Developers", App = new AppSelector(app.ServicePrincipalId, null), AppRole = "User", CreateGroup = true }, host, token);
        await ScimTests.ConnectAsync(session, wait: true, token);
        await session.IdentityCenter.EnsurePermissionSetAsync(new PermissionSetRequest { Name = "Developer", Description = "Builds", Policies = ["PowerUserAccess"] }, host, token);
        await session.IdentityCenter.EnsurePermissionSetAsync(new PermissionSetRequest { Name = "ReadOnly", Policies = ["SecurityAudit"] }, host, token);
        var requests = new[] { SandboxRun.AccountId, CenterRun.DevTest }.Select(a => new AccountAssignmentRequest { Group = "AWS-Developers", PermissionSet = "Developer", AccountId = a }).ToList();
        // One after the other, so that the order of requests is the same in each run.
        await session.IdentityCenter.EnsureAssignmentsAsync(requests, 1, _ => Task.CompletedTask, e => throw e, host, token);
    }
}
