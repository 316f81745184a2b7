using System.Security;
using EntraAws.Engine;
using EntraAws.Engine.Entra;
using EntraAws.Sandbox;
using EntraAws.Tests.Sandbox;

namespace EntraAws.Tests.Entra;

/// <summary>The whole of the adapter against the sandbox's Graph, undisturbed and with faults.</summary>
public sealed class SandboxWalkTests
{
    private const string RoleValue = "arn:aws:iam::123456789012:role/Administrator,arn:aws:iam::123456789012:saml-provider/Entra";
    private const string Claims = """{"ClaimsMappingPolicy":{"Version":1,"IncludeBasicClaimSet":"true","ClaimsSchema":[{"Source":"user","ID":"userprincipalname","SamlClaimType":"https://aws.amazon.com/SAML/Attributes/RoleSessionName"}]}}""";

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 20));

    [Fact]
    public async Task The_walk_makes_everything_and_a_second_one_finds_it()
    {
        using var sandbox = new GraphSandbox();
        var counter = new RequestCounter();
        using var entra = await ConnectAsync(sandbox, counter);
        Assert.Equal("P2", entra.Identity.License);

        await WalkAsync(entra);
        var writes = counter.Writes;
        await WalkAsync(entra);

        Assert.True(writes >= 10);
        Assert.Equal(writes, counter.Writes);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Faults_neither_double_nor_lose_anything(int seed)
    {
        using var sandbox = new GraphSandbox();
        sandbox.Cloud.Faults = new SeededFaults(seed, share: 0.15);
        using var entra = await PersistAsync(() => ConnectAsync(sandbox, new RequestCounter()));

        await PersistAsync(async () =>
        {
            await WalkAsync(entra);
            return entra;
        });

        sandbox.Cloud.Faults = null;
        sandbox.Settle();
        var app = Assert.Single(await entra.FindAppsByNameAsync("AWS Contoso", CancellationToken.None));
        Assert.Single(app.Certificates);
        Assert.Single(await entra.FindGroupsAsync("AWS-Account1-Administrators", CancellationToken.None));
        Assert.Single(await entra.GetAssignmentsAsync(app.ServicePrincipalId, CancellationToken.None));
        Assert.Single(await entra.FindPoliciesAsync("AWS Console - MFA", CancellationToken.None));
        Assert.Single(await entra.FindClaimsPoliciesAsync("AWS claims", CancellationToken.None));
        Assert.Single(await entra.GetAppRolesAsync(app.ServicePrincipalId, CancellationToken.None), r => r.Value == RoleValue);
    }

    private static Task<EntraDirectory> ConnectAsync(GraphSandbox sandbox, RequestCounter counter) => EntraDirectory.ConnectAsync(
        new EntraOptions { Handler = sandbox.Cloud.CreateGraphHandler(), Time = sandbox.Clock, Counter = counter }, new QuietHost(), CancellationToken.None);

    /// <summary>What an administrator does: runs it again when it stopped for a reason that passes.</summary>
    private static async Task<T> PersistAsync<T>(Func<Task<T>> run)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await run();
            }
            catch (EntraAwsException e) when (attempt < 5 && e.ErrorId is "GraphUnreachable" or "GraphThrottled" or "OutcomeUnknown" or "EntraNotVisible" or "MetadataNotPublished")
            {
            }
        }
    }

    private static async Task WalkAsync(EntraDirectory entra)
    {
        var none = CancellationToken.None;
        var template = await entra.FindTemplateAsync("AWS Single-Account Access", none);
        var app = (await entra.FindAppsByNameAsync("AWS Contoso", none)).FirstOrDefault() ?? await entra.InstantiateAsync(template!, "AWS Contoso", none);
        var id = app.ServicePrincipalId;
        if (app.SignOnMode != "saml") await entra.SetSignOnModeAsync(id, "saml", none);
        if (app.IdentifierUris.Count == 0) await entra.SetUrisAsync(app.ApplicationObjectId, ["https://signin.aws.amazon.com/saml#123456789012"], ["https://signin.aws.amazon.com/saml"], none);
        if (app.NotificationEmail.Count == 0) await entra.SetNotificationEmailAsync(id, ["ops@contoso.com"], none);

        var certificate = app.Certificates.FirstOrDefault() ?? await entra.AddSigningCertificateAsync(id, "CN=AWS-123456789012", new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero), none);
        if (app.ActiveCertificateThumbprint != certificate.Thumbprint) await entra.ActivateSigningCertificateAsync(id, certificate.Thumbprint, none);
        var metadata = await entra.GetMetadataAsync(app, certificate.Thumbprint, none);
        Assert.Equal('<', metadata[0]);

        if (await entra.GetAssignedClaimsPolicyAsync(id, none) is null)
        {
            var policy = (await entra.FindClaimsPoliciesAsync("AWS claims", none)).FirstOrDefault() ?? await entra.CreateClaimsPolicyAsync("AWS claims", Claims, none);
            await entra.AssignClaimsPolicyAsync(id, policy.Id, none);
        }

        var roles = await entra.GetAppRolesAsync(id, none);
        if (roles.All(r => r.Value != RoleValue))
            await entra.SetAppRolesAsync(id, [.. roles, new DirectoryAppRole { Id = Guid.NewGuid(), DisplayName = "Administrator,Entra", Description = "Administrator,Entra", Value = RoleValue }], none);
        var role = (await entra.GetAppRolesAsync(id, none)).Single(r => r.Value == RoleValue);

        var group = (await entra.FindGroupsAsync("AWS-Account1-Administrators", none)).FirstOrDefault()
            ?? await entra.CreateGroupAsync("AWS-Account1-Administrators", "Administrators of account 1", none);
        Assert.Empty((await entra.GetNestedGroupsAsync([group.Id], none)).Values.SelectMany(n => n));
        Assert.Single(await entra.GetGroupsAsync([group.Id, Guid.NewGuid()], none));

        using var password = new SecureString();
        foreach (var c in "Correct-Horse-7-Battery") password.AppendChar(c);
        var user = await entra.FindUserAsync("test-awsadmin@contoso.com", none)
            ?? await entra.CreateUserAsync(new NewDirectoryUser("test-awsadmin@contoso.com", "Test-AWSAdmin", "test-awsadmin", password), none);
        if (!await entra.IsMemberAsync(group.Id, user.Id, none)) await entra.AddMemberAsync(group.Id, user.Id, none);
        Assert.Contains(await entra.GetTransitiveUsersAsync(group.Id, none), u => u.Id == user.Id && u.AccountEnabled);
        if ((await entra.GetAssignmentsAsync(id, none)).All(a => a.PrincipalId != group.Id)) await entra.AssignAsync(id, group.Id, role.Id, none);

        Assert.False(await entra.GetSecurityDefaultsAsync(none));
        var strength = (await entra.GetAuthenticationStrengthsAsync(none)).First(s => s.Value.Contains("resistant", StringComparison.OrdinalIgnoreCase)).Key;
        var wanted = new ConditionalAccessRule
        {
            DisplayName = "AWS Console - MFA",
            State = MfaPolicyState.ReportOnly,
            IncludeApplications = [app.AppId.ToString()],
            IncludeGroups = [group.Id.ToString()],
            ExcludeUsers = [user.Id.ToString()],
            BuiltInControls = ["mfa"],
        };
        var rule = (await entra.FindPoliciesAsync(wanted.DisplayName, none)).FirstOrDefault() ?? await entra.CreatePolicyAsync(wanted, none);
        if (rule.AuthenticationStrength is null)
            await entra.UpdatePolicyAsync(wanted with { Id = rule.Id, BuiltInControls = [], AuthenticationStrength = strength, State = MfaPolicyState.Enabled }, none);
    }
}
