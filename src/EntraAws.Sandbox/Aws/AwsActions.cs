using System.Net;

namespace EntraAws.Sandbox;

/// <summary>Every operation that the sandbox answers, by service and name.</summary>
internal static class AwsActions
{
    private static readonly Dictionary<(string Service, string Name), AwsAction> Table = All().ToDictionary(a => (a.Service, a.Name));

    /// <summary>The actions of which the service model says that they answer ConcurrentModification.</summary>
    public static bool MayConflict(string name) => name is "CreateRole" or "DeleteRole" or "TagRole" or "UntagRole"
        or "CreateSAMLProvider" or "UpdateSAMLProvider" or "TagSAMLProvider" or "UntagSAMLProvider";

    public static AwsAction? Find(string service, string name) => Table.GetValueOrDefault((service, name));

    /// <exception cref="AwsRefusal">There is no such action, or not in that version.</exception>
    public static AwsAction Require(string service, AwsParameters parameters)
    {
        if (parameters.Action.Length == 0)
            throw new AwsRefusal(HttpStatusCode.BadRequest, "MissingAction", "The request must contain the parameter Action.");
        var expected = service switch { "sts" => "2011-06-15", "cloudformation" => "2010-05-15", _ => "2010-05-08" };
        var version = parameters["Version"];
        var action = version == expected ? Find(service, parameters.Action) : null;
        return action ?? throw new AwsRefusal(
            HttpStatusCode.BadRequest, "InvalidAction", $"Could not find operation {parameters.Action} for version {version ?? "NO_VERSION_SPECIFIED"}");
    }

    internal static IReadOnlyList<AwsAction> All()
    {
        static AwsAction Read(string name, Func<AwsCall, object?[]?> run) => new("iam", name, Writes: false, run);
        static AwsAction Write(string name, Func<AwsCall, object?[]?> run) => new("iam", name, Writes: true, run);

        return
        [
            new("sts", "GetCallerIdentity", Writes: false, StsActions.GetCallerIdentity),
            new("sts", "AssumeRole", Writes: false, StsActions.AssumeRole),

            Read("GetAccountAuthorizationDetails", AuthorizationDetails.Get),
            Read("GetAccountSummary", AccountActions.GetSummary),
            Read("GetAccountPasswordPolicy", AccountActions.GetPasswordPolicy),
            Read("ListAccountAliases", AccountActions.ListAliases),
            Write("GenerateCredentialReport", CredentialReportActions.Generate),
            Read("GetCredentialReport", CredentialReportActions.Get),

            Read("GetLoginProfile", CredentialActions.GetLoginProfile),
            Read("ListAccessKeys", CredentialActions.ListAccessKeys),
            Read("GetAccessKeyLastUsed", CredentialActions.GetAccessKeyLastUsed),
            Read("ListSSHPublicKeys", CredentialActions.ListSshKeys),
            Read("ListSigningCertificates", CredentialActions.ListCertificates),
            Read("ListServiceSpecificCredentials", CredentialActions.ListServiceCredentials),
            Read("ListMFADevices", MfaActions.List),
            Read("ListVirtualMFADevices", MfaActions.ListVirtual),
            Write("GenerateServiceLastAccessedDetails", LastAccessedActions.Generate),
            Read("GetServiceLastAccessedDetails", LastAccessedActions.Get),

            Read("ListGroupsForUser", UserPolicyActions.ListGroups),
            Read("ListAttachedUserPolicies", UserPolicyActions.ListAttachedOfUser),
            Read("ListUserPolicies", UserPolicyActions.ListInlineOfUser),
            Read("GetUserPolicy", UserPolicyActions.GetInlineOfUser),
            Read("GetGroup", UserPolicyActions.GetGroup),
            Read("ListAttachedGroupPolicies", UserPolicyActions.ListAttachedOfGroup),
            Read("ListGroupPolicies", UserPolicyActions.ListInlineOfGroup),
            Read("GetGroupPolicy", UserPolicyActions.GetInlineOfGroup),

            Read("ListUsers", UserActions.List),
            Read("GetUser", UserActions.Get),
            Read("ListGroups", UserActions.ListGroups),
            Write("CreateUser", UserSetupActions.Create),
            Write("TagUser", UserSetupActions.Tag),
            Write("PutUserPolicy", UserSetupActions.PutInline),
            Write("DeleteUserPolicy", UserSetupActions.DeleteInline),
            Write("CreateAccessKey", AccessKeyActions.Create),
            Write("UpdateAccessKey", AccessKeyActions.Update),
            Write("DeleteAccessKey", AccessKeyActions.Delete),

            Read("ListRoles", RoleActions.List),
            Read("GetRole", RoleActions.Get),
            Write("CreateRole", RoleActions.Create),
            Write("UpdateRole", RoleActions.Update),
            Write("UpdateAssumeRolePolicy", RoleActions.UpdateTrust),
            Write("DeleteRole", RoleActions.Delete),
            Read("ListRoleTags", RoleActions.ListTags),
            Write("TagRole", RoleActions.Tag),
            Write("UntagRole", RoleActions.Untag),

            Write("AttachRolePolicy", RolePolicyActions.Attach),
            Write("DetachRolePolicy", RolePolicyActions.Detach),
            Read("ListAttachedRolePolicies", RolePolicyActions.ListAttached),
            Read("ListRolePolicies", RolePolicyActions.ListInline),
            Read("GetRolePolicy", RolePolicyActions.GetInline),
            Write("PutRolePolicy", RolePolicyActions.PutInline),
            Write("DeleteRolePolicy", RolePolicyActions.DeleteInline),

            Read("ListPolicies", PolicyActions.List),
            Read("GetPolicy", PolicyActions.Get),
            Read("GetPolicyVersion", PolicyActions.GetVersion),
            Write("DeletePolicy", PolicyActions.Delete),

            Read("ListSAMLProviders", SamlActions.List),
            Read("GetSAMLProvider", SamlActions.Get),
            Write("CreateSAMLProvider", SamlActions.Create),
            Write("UpdateSAMLProvider", SamlActions.Update),
            Write("DeleteSAMLProvider", SamlActions.Delete),
            Read("ListSAMLProviderTags", SamlActions.ListTags),
            Write("TagSAMLProvider", SamlActions.Tag),
            Write("UntagSAMLProvider", SamlActions.Untag),

            Read("ListOpenIDConnectProviders", OidcActions.List),
            Read("GetOpenIDConnectProvider", OidcActions.Get),

            new("cloudformation", "CreateStackSet", Writes: true, StackSetActions.Create),
            new("cloudformation", "UpdateStackSet", Writes: true, StackSetActions.Update),
            new("cloudformation", "CreateStackInstances", Writes: true, StackSetActions.CreateInstances),
            new("cloudformation", "DescribeStackSet", Writes: false, StackSetReads.Describe),
            new("cloudformation", "ListStackInstances", Writes: false, StackSetReads.ListInstances),
            new("cloudformation", "ListStackSetOperations", Writes: false, StackSetReads.ListOperations),
            new("cloudformation", "DescribeStackSetOperation", Writes: false, StackSetReads.DescribeOperation),
            new("cloudformation", "ListStackSetOperationResults", Writes: false, StackSetReads.ListResults),
        ];
    }
}
