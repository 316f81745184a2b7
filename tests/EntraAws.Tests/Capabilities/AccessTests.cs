using System.Net;
using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.Capabilities;

/// <summary>Users, their first passwords, and groups inside groups.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task A_password_leaves_once_as_a_SecureString_of_four_kinds()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        var user = await session.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "new.user@contoso.com" }, host, default);
        Assert.True(user.Password!.IsReadOnly());
        var text = new NetworkCredential("", user.Password).Password;
        Assert.Equal(24, text.Length);
        Assert.Contains(text, char.IsAsciiLetterUpper);
        Assert.Contains(text, char.IsAsciiLetterLower);
        Assert.Contains(text, char.IsAsciiDigit);
        Assert.Contains(text, c => !char.IsAsciiLetterOrDigit(c));
        Assert.DoesNotContain(text, ChangeText.Describe(Assert.Single(user.Changes)), StringComparison.Ordinal);
        Assert.DoesNotContain(text, user.ToString(), StringComparison.Ordinal);
        Assert.Null((await session.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "new.user@contoso.com" }, host, default)).Password);
    }

    [Fact]
    public async Task A_password_that_was_given_does_not_come_back()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var given = new NetworkCredential("", "Correct-Horse-7-Battery").SecurePassword;
        var user = await (await run.OpenAsync(host)).Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "new.user@contoso.com", Password = given }, host, default);
        Assert.Null(user.Password);
        Assert.False(user.Planned);
    }

    [Fact]
    public async Task A_refused_user_gets_no_password()
    {
        using var run = new SandboxRun();
        var host = new QuietHost { Answer = _ => false };
        var user = await (await run.OpenAsync(host)).Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "new.user@contoso.com" }, host, default);
        Assert.True(user.Planned);
        Assert.Null(user.Password);
    }

    [Fact]
    public async Task A_name_that_is_taken_after_all_brings_no_password()
    {
        using var run = new SandboxRun();
        var host = new QuietHost { Answer = _ => Take(run) };
        var user = await (await run.OpenAsync(host)).Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "new.user@contoso.com" }, host, default);
        Assert.Null(user.Password);
        Assert.Single(run.Tenant.Users, u => u.UserPrincipalName == "new.user@contoso.com");
    }

    [Fact]
    public async Task An_existing_user_is_not_altered_and_a_switched_off_one_is_told()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var session = await run.OpenAsync(host);
        run.Requests.Clear();
        var user = await session.Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = "zturner@contoso.com", DisplayName = "Other" }, host, default);
        Assert.Equal("Zoe Turner", user.DisplayName);
        Assert.Contains("switched off", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Empty(run.Requests.Writes);
    }

    [Fact]
    public async Task A_name_too_long_for_AWS_is_told_at_once()
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var name = run.Tenant.Users.Single(u => u.DisplayName.StartsWith("Maximiliane", StringComparison.Ordinal)).UserPrincipalName;
        var user = await (await run.OpenAsync(host)).Access.EnsureUserAsync(new EntraUserRequest { UserPrincipalName = name }, host, default);
        Assert.Contains("64", user.SessionNameProblem, StringComparison.Ordinal);
        Assert.Equal(user.SessionNameProblem, Assert.Single(host.Warnings));
    }

    [Fact]
    public async Task Groups_inside_a_group_are_warned_of()
    {
        using var run = new SandboxRun();
        await run.MigrateAsync();
        var host = new QuietHost();
        var mapping = await (await run.OpenAsync(host)).Access.EnsureMappingAsync(
            new GroupRoleMappingRequest { App = new AppSelector(null, SingleAccount.AppName(SandboxRun.AccountId)), AppRole = "Developer", Group = "Operations" }, host, default);
        Assert.Equal(["Engineering"], mapping.NestedGroups);
        Assert.Contains("Engineering", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.False(mapping.Planned);
    }

    private static bool Take(SandboxRun run)
    {
        run.Tenant.Users.Add(new TenantUser { Id = Guid.NewGuid(), UserPrincipalName = "new.user@contoso.com", DisplayName = "Somebody" });
        return true;
    }
}
