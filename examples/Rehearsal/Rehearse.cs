using EntraAws;
using EntraAws.Contracts;
using EntraAws.Engine;

namespace Rehearsal;

/// <summary>The rehearsal itself: make a sandbox, look, migrate, show the result, migrate again.</summary>
internal sealed class Rehearse(TextWriter output, bool verbose)
{
    public async Task<int> RunAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        var host = new ConsoleHost(output, verbose);
        var engine = new EntraAwsEngine();
        var sandbox = await engine.CreateSandboxAsync(request, host, cancellationToken);
        var connection = await engine.ConnectAsync(new ConnectRequest { SandboxPath = sandbox.Path }, host, cancellationToken);
        using var session = connection.Session;
        output.WriteLine($"AWS account {connection.AccountId} ({connection.AccountAlias ?? "no alias"}), Entra tenant {connection.TenantName} ({connection.EntraLicense}), both in a sandbox.");

        Heading("What the account holds");
        Describe(await session.Inventory.ReadAsync(new InventoryRequest(), host, cancellationToken));

        var first = await new SingleAccount(session, host, Heading).RunAsync(cancellationToken);
        Heading("Groups and roles");
        await DescribeMappingsAsync(session, host, cancellationToken);
        output.WriteLine();
        output.WriteLine($"{first.Count} changes made, with {connection.WriteRequests} write requests. People reach the console as ROLE / sign-in name / {connection.AccountId}.");

        Heading("All of it again");
        var writes = connection.WriteRequests;
        var second = await new SingleAccount(session, host).RunAsync(cancellationToken);
        var sent = connection.WriteRequests - writes;
        output.WriteLine(second.Count == 0 && sent == 0 ? "Nothing was left to change; no write request was sent." : $"{second.Count} changes were left, and {sent} write requests sent. That should not be.");
        return second.Count == 0 && sent == 0 ? 0 : 1;
    }

    private void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('-', text.Length));
    }

    private void Describe(AwsIamInventory inventory)
    {
        output.WriteLine($"{inventory.Users.Count} users, {inventory.Groups.Count} groups, {inventory.Roles.Count} roles, {inventory.Policies.Count} policies, {inventory.IdentityProviders.Count} identity providers.");
        var noMfa = inventory.Users.Count(u => u is { PasswordEnabled: true, MfaEnabled: false });
        var oldKeys = inventory.Users.Count(u => u.AccessKeyAge > 90);
        output.WriteLine($"{noMfa} users with a password and no MFA; {oldKeys} with an access key older than 90 days.");
        foreach (var policy in inventory.Policies.Where(p => p.PolicyName == "AdministratorAccess")) output.WriteLine($"{policy.PolicyName} is attached to {string.Join(", ", policy.AttachedTo)}.");
    }

    private async Task DescribeMappingsAsync(ISession session, IOperationHost host, CancellationToken cancellationToken)
    {
        var app = new AppSelector(null, SingleAccount.AppName(session.Connection.AccountId!));
        output.WriteLine($"{"Group",-30}{"Role",-16}Role ARN");
        await session.Access.FindMappingsAsync(new GroupRoleMappingQuery(app, new NameFilter()), mapping =>
        {
            output.WriteLine($"{mapping.GroupName,-30}{mapping.RoleName,-16}{mapping.RoleArn}");
            return Task.CompletedTask;
        }, host, cancellationToken);
    }
}
