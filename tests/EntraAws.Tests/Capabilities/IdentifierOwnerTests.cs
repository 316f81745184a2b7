using EntraAws.Contracts;

namespace EntraAws.Tests.Capabilities;

/// <summary>Only one app of a tenant can have an identifier: that is known before anything is made.</summary>
public sealed class IdentifierOwnerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_app_by_another_name_is_refused_before_the_first_write(bool preview)
    {
        using var run = new SandboxRun();
        var session = await run.OpenAsync();
        await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = "AWS One", AccountId = SandboxRun.AccountId }, new QuietHost(), default);
        run.Requests.Clear();
        var host = new QuietHost { IsPreview = preview };
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = "AWS Two", AccountId = SandboxRun.AccountId }, host, default));
        Assert.Equal(nameof(Faults.IdentifierOwned), error.ErrorId);
        Assert.Contains("'AWS One'", error.Message, StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task The_preview_of_a_new_app_tells_that_a_provider_stops_trusting_the_old_one()
    {
        using var run = new SandboxRun();
        var session = await run.OpenAsync();
        var app = await session.SignOn.EnsureAppAsync(new AppRequest { DisplayName = "AWS One", AccountId = SandboxRun.AccountId }, new QuietHost(), default);
        await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", SamlMetadata = app.SamlMetadata }, new QuietHost(), default);
        var host = new QuietHost { IsPreview = true };
        var provider = await session.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", Planned = true }, host, default);
        var change = Assert.Single(provider.Changes);
        Assert.Equal((ChangeKind.Update, true), (change.Kind, change.ReducesAccess));
        Assert.Equal(change, Assert.Single(host.Asked));
    }
}
