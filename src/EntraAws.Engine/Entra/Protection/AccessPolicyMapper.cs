using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Protection;

/// <summary>Between Graph's Conditional Access policy and the rule of it that this module sets.</summary>
internal static class AccessPolicyMapper
{
    public static ConditionalAccessRule ToRule(ConditionalAccessPolicy policy)
    {
        var users = policy.Conditions?.Users;
        return new ConditionalAccessRule
        {
            Id = Guid.Parse(policy.Id!),
            DisplayName = policy.DisplayName ?? "",
            State = policy.State switch
            {
                ConditionalAccessPolicyState.Enabled => MfaPolicyState.Enabled,
                ConditionalAccessPolicyState.EnabledForReportingButNotEnforced => MfaPolicyState.ReportOnly,
                _ => MfaPolicyState.Disabled,
            },
            IncludeApplications = policy.Conditions?.Applications?.IncludeApplications ?? [],
            IncludeGroups = users?.IncludeGroups ?? [],
            IncludeUsers = users?.IncludeUsers ?? [],
            ExcludeUsers = users?.ExcludeUsers ?? [],
            ExcludeGroups = users?.ExcludeGroups ?? [],
            BuiltInControls = (policy.GrantControls?.BuiltInControls ?? []).OfType<ConditionalAccessGrantControl>().Select(Name).ToList(),
            AuthenticationStrength = Guid.TryParse(policy.GrantControls?.AuthenticationStrength?.Id, out var strength) ? strength : null,
        };
    }

    public static ConditionalAccessPolicy ToNew(ConditionalAccessRule rule) => new()
    {
        DisplayName = rule.DisplayName,
        State = ToState(rule.State),
        Conditions = new ConditionalAccessConditionSet
        {
            // Not nullable, and anything less would leave a way around the policy.
            ClientAppTypes = [ConditionalAccessClientApp.All],
            Applications = new ConditionalAccessApplications { IncludeApplications = [.. rule.IncludeApplications] },
            Users = SetUsers(new ConditionalAccessUsers(), rule),
        },
        GrantControls = ToGrant(rule, "OR"),
    };

    /// <summary>The conditions go back whole, those that are not ours as they were read, since a PATCH may replace them all.</summary>
    public static ConditionalAccessPolicy ToUpdate(ConditionalAccessRule rule, ConditionalAccessPolicy current)
    {
        var conditions = current.Conditions ?? new ConditionalAccessConditionSet();
        // Kiota sends only what changed since it was read; this marks all of it as changed.
        conditions.BackingStore.InitializationCompleted = false;
        conditions.Applications ??= new ConditionalAccessApplications();
        conditions.Applications.BackingStore.InitializationCompleted = false;
        conditions.Applications.IncludeApplications = [.. rule.IncludeApplications];
        conditions.Users ??= new ConditionalAccessUsers();
        conditions.Users.BackingStore.InitializationCompleted = false;
        SetUsers(conditions.Users, rule);
        if (conditions.ClientAppTypes is not { Count: > 0 }) conditions.ClientAppTypes = [ConditionalAccessClientApp.All];

        var update = new ConditionalAccessPolicy { State = ToState(rule.State), Conditions = conditions };
        var known = ToRule(current);
        if (known.AuthenticationStrength != rule.AuthenticationStrength || !known.BuiltInControls.ToHashSet().SetEquals(rule.BuiltInControls))
        {
            update.GrantControls = ToGrant(rule, current.GrantControls?.Operator ?? "OR");
            // A PATCH merges: what is left out would stay.
            if (rule.AuthenticationStrength is null) update.GrantControls.AuthenticationStrength = null;
        }

        return update;
    }

    private static ConditionalAccessUsers SetUsers(ConditionalAccessUsers users, ConditionalAccessRule rule)
    {
        users.IncludeGroups = [.. rule.IncludeGroups];
        users.IncludeUsers = [.. rule.IncludeUsers];
        users.ExcludeUsers = [.. rule.ExcludeUsers];
        users.ExcludeGroups = [.. rule.ExcludeGroups];
        return users;
    }

    private static ConditionalAccessGrantControls ToGrant(ConditionalAccessRule rule, string @operator)
    {
        var grant = new ConditionalAccessGrantControls { Operator = @operator, BuiltInControls = rule.BuiltInControls.Select(Control).ToList() };
        if (rule.AuthenticationStrength is { } strength) grant.AuthenticationStrength = new AuthenticationStrengthPolicy { Id = strength.ToString() };
        return grant;
    }

    private static string Name(ConditionalAccessGrantControl control) => char.ToLowerInvariant(control.ToString()[0]) + control.ToString()[1..];

    private static ConditionalAccessGrantControl? Control(string name) => Enum.Parse<ConditionalAccessGrantControl>(name, ignoreCase: true);

    private static ConditionalAccessPolicyState ToState(MfaPolicyState state) => state switch
    {
        MfaPolicyState.Enabled => ConditionalAccessPolicyState.Enabled,
        MfaPolicyState.ReportOnly => ConditionalAccessPolicyState.EnabledForReportingButNotEnforced,
        _ => ConditionalAccessPolicyState.Disabled,
    };
}
