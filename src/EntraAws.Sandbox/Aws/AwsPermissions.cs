namespace EntraAws.Sandbox;

/// <summary>Refuses what the account's state says the caller may not do.</summary>
internal static class AwsPermissions
{
    public static void Demand(AwsAction action, AwsCall call)
    {
        if (call.Account.DeniedActions.Count > 0) Demand($"{action.Service}:{action.Name}", call.Caller, Resource(call));
    }

    public static void Demand(string name, AwsCaller caller, string resource)
    {
        // sts:GetCallerIdentity cannot be denied: AWS answers it whatever the policies say.
        if (name == "sts:GetCallerIdentity" || !caller.Account.DeniedActions.Any(d => Covers(d, name))) return;
        throw AwsRefusal.AccessDenied(
            $"User: {caller.Arn} is not authorized to perform: {name} on resource: {resource} because no identity-based policy allows the {name} action");
    }

    private static bool Covers(string denied, string name) =>
        denied.EndsWith('*')
            ? name.StartsWith(denied[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(denied, name, StringComparison.OrdinalIgnoreCase);

    private static string Resource(AwsCall call)
    {
        if (call["RoleName"] is { } role)
        {
            var path = call.Account.Roles.FirstOrDefault(r => AwsCall.Same(r.Name, role))?.Path ?? call["Path"] ?? "/";
            return call.Account.Arn($"role{path}{role}");
        }

        if (call["UserName"] is { } user) return call.Account.Arn("user/" + user);
        if (call["StackSetName"] is { } set) return $"arn:{call.Account.Partition}:cloudformation:*:{call.Account.AccountId}:stackset/{set}:*";
        if (call["Name"] is { } provider) return call.Account.Arn("saml-provider/" + provider);
        return call["SAMLProviderArn"] ?? call["PolicyArn"] ?? call["RoleArn"] ?? call["OpenIDConnectProviderArn"] ?? "*";
    }
}
