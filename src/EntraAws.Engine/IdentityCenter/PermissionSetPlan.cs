using System.Globalization;
using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Rules;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The changes that setting up a permission set consists of, in words.</summary>
internal static class PermissionSetPlan
{
    public const string SetType = "permission set";

    public static Change Creation(Center center, PermissionSetRequest request) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Aws,
        TargetType = SetType,
        Target = $"{request.Name} of {center.Arn}",
        AccountId = center.Instance.OwnerAccountId,
        After = Values.Of(("Description", request.Description), ("SessionDuration", Seconds(request.SessionDuration ?? CenterRules.LeastSession)), ("RelayState", request.RelayState)),
        Reason = "Its holders get a role made from it in each account that they are assigned in.",
    };

    /// <returns>Null when all is so already.</returns>
    public static Change? Settings(Center center, CenterPermissionSet now, CenterPermissionSet wanted)
    {
        if (now == wanted) return null;
        var text = now.Description != wanted.Description;
        var time = now.SessionDuration != wanted.SessionDuration;
        var relay = now.RelayState != wanted.RelayState;
        return Of(center, now.Arn, ChangeKind.Update, SetType, Title(now)) with
        {
            Before = Values.Of(("Description", text ? now.Description : null), ("SessionDuration", time ? Seconds(now.SessionDuration) : null), ("RelayState", relay ? now.RelayState : null)),
            After = Values.Of(("Description", text ? wanted.Description : null), ("SessionDuration", time ? Seconds(wanted.SessionDuration) : null), ("RelayState", relay ? wanted.RelayState : null)),
            ReducesAccess = wanted.SessionDuration < now.SessionDuration,
            Reason = "These values were asked for.",
        };
    }

    public static Change Attachment(Center center, string? arn, string name, string policy) =>
        Of(center, arn, ChangeKind.Add, "policy", $"{policy} to permission set {arn ?? name}") with { Reason = "The holders of the permission set get these permissions." };

    public static Change Detachment(Center center, string arn, string policy) =>
        Of(center, arn, ChangeKind.Remove, "policy", $"{policy} of permission set {arn}") with { ReducesAccess = true, Reason = "It was not asked for." };

    public static Change Inline(Center center, string? arn, string name, string? before, string after) =>
        Of(center, arn, before is null ? ChangeKind.Add : ChangeKind.Update, "inline policy", $"of permission set {arn ?? name}") with
        {
            Before = Values.Of(("Document", before)),
            After = Values.Of(("Document", after)),
            ReducesAccess = before is not null,
            Reason = "The holders of the permission set get these permissions.",
        };

    public static Change Provisioning(Center center, CenterPermissionSet set, IReadOnlyList<string> accounts) =>
        Of(center, set.Arn, ChangeKind.Update, "roles of permission set", Title(set)) with
        {
            After = Values.Of(("Accounts", Values.Join(accounts))),
            Reason = "Accounts keep the role as it was until the permission set is provisioned to them again.",
        };

    private static string Title(CenterPermissionSet set) => $"{set.Name} ({set.Arn})";

    private static Change Of(Center center, string? id, ChangeKind kind, string type, string target) => new()
    {
        Kind = kind,
        Cloud = Cloud.Aws,
        TargetType = type,
        Target = target,
        AccountId = center.Instance.OwnerAccountId,
        TargetId = id,
        Reason = "",
    };

    private static string Seconds(int value) => value.ToString(CultureInfo.InvariantCulture);
}
