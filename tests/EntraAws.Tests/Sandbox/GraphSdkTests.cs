using Microsoft.Graph;
using Microsoft.Graph.ApplicationTemplates.Item.Instantiate;
using Microsoft.Graph.Models;
using Microsoft.Graph.ServicePrincipals.Item.AddTokenSigningCertificate;
using Microsoft.Kiota.Abstractions.Authentication;

namespace EntraAws.Tests.Sandbox;

/// <summary>The real SDK understands the sandbox, and the sandbox the real SDK.</summary>
public sealed class GraphSdkTests
{
    [Fact]
    public async Task The_SDK_sets_an_application_up()
    {
        using var graph = new GraphSandbox();
        var client = Client(graph);
        var template = Assert.Single((await client.ApplicationTemplates.GetAsync(r => r.QueryParameters.Filter = "displayName eq 'AWS Single-Account Access'"))!.Value!);
        var made = await client.ApplicationTemplates[template.Id].Instantiate.PostAsync(new InstantiatePostRequestBody { DisplayName = "AWS Contoso" });
        var (application, principal) = (made!.Application!, made.ServicePrincipal!);
        graph.Settle();

        await client.ServicePrincipals[principal.Id].PatchAsync(new ServicePrincipal { PreferredSingleSignOnMode = "saml" });
        await client.Applications[application.Id].PatchAsync(new Application
        {
            IdentifierUris = ["https://signin.aws.amazon.com/saml#111122223333"],
            Web = new WebApplication { RedirectUris = ["https://signin.aws.amazon.com/saml"] },
        });
        var byUri = await client.Applications.GetAsync(r => r.QueryParameters.Filter = "identifierUris/any(x:x eq 'https://signin.aws.amazon.com/saml#111122223333')");
        Assert.Equal(application.Id, Assert.Single(byUri!.Value!).Id);

        var certificate = await client.ServicePrincipals[principal.Id].AddTokenSigningCertificate.PostAsync(
            new AddTokenSigningCertificatePostRequestBody { DisplayName = "CN=AWS", EndDateTime = GraphSandbox.Start.AddYears(2) });
        Assert.NotNull(certificate!.Key);
        await client.ServicePrincipals[principal.Id].PatchAsync(new ServicePrincipal { PreferredTokenSigningKeyThumbprint = certificate.Thumbprint });

        var roleId = Guid.NewGuid();
        var read = await client.ServicePrincipals[principal.Id].GetAsync(r => r.QueryParameters.Select = ["appRoles"]);
        await client.ServicePrincipals[principal.Id].PatchAsync(new ServicePrincipal
        {
            AppRoles = [.. read!.AppRoles!, new Microsoft.Graph.Models.AppRole { Id = roleId, AllowedMemberTypes = ["User"], DisplayName = "Admin", Description = "Admin", IsEnabled = true, Value = "a,b" }],
        });
        graph.Settle();
        var byAppId = await client.ServicePrincipalsWithAppId(application.AppId).GetAsync();
        Assert.Equal(["msiam_access", "Admin"], byAppId!.AppRoles!.Select(r => r.DisplayName));
        await client.ServicePrincipals[principal.Id].AppRoleAssignedTo.PostAsync(new AppRoleAssignment
        {
            PrincipalId = graph.Group("Finance"),
            ResourceId = Guid.Parse(principal.Id!),
            AppRoleId = roleId,
        });

        var policy = await client.Policies.ClaimsMappingPolicies.PostAsync(new ClaimsMappingPolicy
        {
            DisplayName = "AWS",
            Definition = ["""{"ClaimsMappingPolicy":{"Version":1,"ClaimsSchema":[]}}"""],
            IsOrganizationDefault = false,
        });
        graph.Settle();
        await client.ServicePrincipals[principal.Id].ClaimsMappingPolicies.Ref.PostAsync(
            new ReferenceCreate { OdataId = $"https://graph.microsoft.com/v1.0/policies/claimsMappingPolicies/{policy!.Id}" });
        graph.Settle();
        Assert.Single((await client.ServicePrincipals[principal.Id].ClaimsMappingPolicies.GetAsync())!.Value!);
        Assert.Single((await client.ServicePrincipals[principal.Id].AppRoleAssignedTo.GetAsync())!.Value!);
    }

    [Fact]
    public async Task The_SDK_reads_and_writes_groups_and_their_members()
    {
        using var graph = new GraphSandbox();
        var client = Client(graph);
        var operations = client.Groups[graph.Group("Operations").ToString()];
        Assert.Equal("Engineering", Assert.Single((await operations.Members.GraphGroup.GetAsync())!.Value!).DisplayName);
        Assert.Equal(2, (await operations.Members.GetAsync())!.Value!.OfType<User>().Count());
        await operations.Members.Ref.PostAsync(new ReferenceCreate { OdataId = $"https://graph.microsoft.com/v1.0/directoryObjects/{graph.User("tara.singh")}" });
        await operations.Members[graph.User("grace.obi").ToString()].Ref.DeleteAsync();
        await operations.Members.Ref.DeleteAsync(r => r.QueryParameters.Id = $"https://graph.microsoft.com/v1.0/directoryObjects/{graph.Group("Engineering")}");
        graph.Wait(5);
        Assert.Empty((await operations.Members.GraphGroup.GetAsync())!.Value!);
        graph.Settle();
        Assert.Equal(["jonas.weber@contoso.com", "tara.singh@contoso.com"],
            (await operations.Members.GraphUser.GetAsync(r => r.QueryParameters.Select = ["id", "userPrincipalName"]))!.Value!.Select(u => u.UserPrincipalName));
        var seen = 0;
        var first = await client.Users.GetAsync(r => r.QueryParameters.Top = 15);
        var pages = PageIterator<User, UserCollectionResponse>.CreatePageIterator(client, first!, _ => ++seen > 0);
        await pages.IterateAsync();
        Assert.Equal(40, seen);
    }

    [Fact]
    public async Task The_SDK_batches_and_makes_policies()
    {
        using var graph = new GraphSandbox();
        var client = Client(graph);
        var batch = new BatchRequestContentCollection(client);
        var good = await batch.AddBatchRequestStepAsync(client.Users["ada.lane@contoso.com"].ToGetRequestInformation());
        var bad = await batch.AddBatchRequestStepAsync(client.Groups[Guid.NewGuid().ToString()].ToGetRequestInformation());
        var write = await batch.AddBatchRequestStepAsync(client.Groups.ToPostRequestInformation(
            new Group { DisplayName = "B", MailEnabled = false, MailNickname = "B", SecurityEnabled = true }));
        var answers = await client.Batch.PostAsync(batch);
        var statuses = await answers.GetResponsesStatusCodesAsync();
        Assert.Equal((200, 404, 201), ((int)statuses[good], (int)statuses[bad], (int)statuses[write]));
        Assert.Equal("Ada Lane", (await answers.GetResponseByIdAsync<User>(good)).DisplayName);

        var policy = await client.Identity.ConditionalAccess.Policies.PostAsync(new ConditionalAccessPolicy
        {
            DisplayName = "AWS Console - MFA",
            State = ConditionalAccessPolicyState.EnabledForReportingButNotEnforced,
            Conditions = new ConditionalAccessConditionSet
            {
                ClientAppTypes = [ConditionalAccessClientApp.All],
                Applications = new ConditionalAccessApplications { IncludeApplications = ["All"] },
                Users = new ConditionalAccessUsers { IncludeGroups = [graph.Group("Engineering").ToString()] },
            },
            GrantControls = new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = [ConditionalAccessGrantControl.Mfa] },
        });
        Assert.Equal(ConditionalAccessPolicyState.EnabledForReportingButNotEnforced, policy!.State);
        graph.Settle();
        await client.Identity.ConditionalAccess.Policies[policy.Id].PatchAsync(new ConditionalAccessPolicy { State = ConditionalAccessPolicyState.Enabled });
        graph.Settle();
        var read = await client.Identity.ConditionalAccess.Policies[policy.Id].GetAsync();
        Assert.Equal(ConditionalAccessPolicyState.Enabled, read!.State);
        Assert.Equal([ConditionalAccessGrantControl.Mfa], read.GrantControls!.BuiltInControls!);
    }

    [Fact]
    public async Task The_SDK_reads_a_refusal()
    {
        using var graph = new GraphSandbox();
        var refusal = await Assert.ThrowsAsync<Microsoft.Graph.Models.ODataErrors.ODataError>(() => Client(graph).Groups[Guid.NewGuid().ToString()].GetAsync());
        Assert.Equal(404, refusal.ResponseStatusCode);
        Assert.Equal("Request_ResourceNotFound", refusal.Error!.Code);
        Assert.NotNull(refusal.Error.InnerError!.RequestId);
    }

    private static GraphServiceClient Client(GraphSandbox graph) => new(graph.Http, new AnonymousAuthenticationProvider());
}
