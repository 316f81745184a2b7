using EntraAws.Contracts;
using EntraAws.Engine.Roles;

namespace EntraAws.Tests.Scenario;

/// <summary>The whole example: a second run, a preview, and answers of no leave nothing half done and nothing done twice.</summary>
public sealed class ConvergenceTests
{
    [Fact]
    public async Task A_second_run_changes_nothing_and_sends_no_write()
    {
        using var run = new SandboxRun();
        var first = await run.MigrateAsync();
        Assert.NotEmpty(first);
        Assert.All(first, c => Assert.True(c.Applied));
        var picture = run.Picture();
        Assert.Empty(picture.Doubled);

        run.Requests.Clear();
        Assert.Empty(await run.MigrateAsync());

        Assert.Empty(run.Requests.Writes);
        Assert.NotEmpty(run.Requests.All);
        Assert.Equal(picture.Lines, run.Picture().Lines);
    }

    [Fact]
    public async Task The_session_counts_the_requests_that_the_clouds_got()
    {
        using var run = new SandboxRun();
        var session = await run.OpenAsync();
        await run.MigrateAsync(session: session);
        Assert.Equal(run.Requests.Writes.Count, session.WriteRequests);
        Assert.Equal(run.Requests.All.Count - run.Requests.Writes.Count, session.ReadRequests);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_tells_every_change_of_the_real_run()
    {
        using var run = new SandboxRun();
        var before = run.Picture();
        var preview = new QuietHost { IsPreview = true };
        var planned = await run.MigrateAsync(preview);

        Assert.Empty(run.Requests.Writes);
        Assert.Equal(before.Lines, run.Picture().Lines);
        Assert.All(planned, c => Assert.False(c.Applied));
        Assert.Empty(preview.Applied);
        Assert.Equal(Told(preview.Asked), Told(planned));

        var real = new QuietHost();
        var made = await run.MigrateAsync(real);
        Assert.Equal(Told(real.Applied), Told(made));
        Assert.Equal(Told(made).Order(), Told(planned).Order());
    }

    [Fact]
    public async Task A_preview_after_the_real_run_is_empty()
    {
        using var run = new SandboxRun();
        await run.MigrateAsync();
        run.Requests.Clear();
        var preview = new QuietHost { IsPreview = true };
        Assert.Empty(await run.MigrateAsync(preview));
        Assert.Empty(preview.Asked);
        Assert.Empty(preview.Warnings);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task A_no_to_any_one_change_is_kept_to_and_the_next_run_completes()
    {
        using var reference = new SandboxRun();
        var all = await reference.MigrateAsync();
        var goal = reference.Picture();
        for (var n = 0; n < all.Count; n++) await RefuseAsync(n, goal);
    }

    private static async Task RefuseAsync(int n, CloudPicture goal)
    {
        using var run = new SandboxRun();
        var asked = 0;
        var host = new QuietHost { Answer = _ => asked++ != n };
        var session = await run.OpenAsync(host);
        try
        {
            await run.MigrateAsync(host, session);
        }
        catch (EntraAwsException e)
        {
            // Whoever refuses a group or a user can't have members put into it.
            Assert.True(e.ErrorId is nameof(Faults.GroupNotFound) or nameof(Faults.UserNotFound) or nameof(Faults.MetadataMissing), $"no to {n}: {e.ErrorId}: {e.Message}");
        }

        var refused = host.Asked[n];
        Assert.DoesNotContain(host.Applied, c => c.Kind == refused.Kind && c.Target == refused.Target && c.TargetType == refused.TargetType && c.After.SequenceEqual(refused.After));
        Assert.Empty(run.Picture().Doubled);
        AssertNothingHangsInTheAir(run);

        await run.MigrateAsync(new QuietHost(), session);
        Assert.Equal(goal.Lines, run.Picture().Lines);
    }

    private static void AssertNothingHangsInTheAir(SandboxRun run)
    {
        var roles = run.Account.Roles.Select(r => run.Account.Arn("role/" + r.Name)).ToHashSet();
        var providers = run.Account.SamlProviders.Select(p => run.Account.Arn("saml-provider/" + p.Name)).ToHashSet();
        var values = run.Tenant.ServicePrincipals.SelectMany(p => p.AppRoles).Select(r => AppRoleValue.Parse(r.Value)).OfType<AppRoleValue>().ToList();
        Assert.All(values, v => Assert.Contains(v.Role.ToString(), roles));
        Assert.All(values, v => Assert.Contains(v.Provider.ToString(), providers));
        foreach (var app in run.Tenant.ServicePrincipals.Where(p => p.PreferredTokenSigningKeyThumbprint is not null)) Assert.NotEmpty(app.ClaimsMappingPolicies);
    }

    private static List<string> Told(IEnumerable<Change> changes) => changes.Select(c => $"{c.Kind} {c.Cloud} {c.TargetType} {c.Target}").ToList();
}
