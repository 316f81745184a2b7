using EntraAws.Engine.Changes;

namespace EntraAws.Engine.Provisioning;

/// <summary>The changes to the keys of a provisioning user, in words. None holds a secret.</summary>
internal static class KeyPlan
{
    /// <param name="claim">What the user is tagged with before, so that its own keys are told from those of others.</param>
    public static Change Creation(ProvisioningTarget target, UserClaim? claim = null) => Base(target, target.User.Arn) with
    {
        Kind = ChangeKind.Create,
        After = Values.Of(($"Tag {UserClaim.Tag}", claim?.Text)),
        Reason = "Entra's provisioning agent signs in to AWS with it. Its secret goes to Entra and is shown nowhere.",
    };

    /// <summary>Hands a key to Entra.</summary>
    public static Change Saving(ProvisioningTarget target, string? keyId) => Base(target, $"of {target.User.Name} to {target.App.DisplayName}") with
    {
        Kind = ChangeKind.Add,
        Cloud = Cloud.Entra,
        TargetId = keyId,
        Reason = "Entra tries it first, and keeps it when it can list the roles.",
    };

    public static Change Disabling(ProvisioningTarget target, string keyId) => Base(target, $"{keyId} of {target.User.Arn}") with
    {
        Kind = ChangeKind.Disable,
        TargetId = keyId,
        Before = Values.Of(("Status", "Active")),
        After = Values.Of(("Status", "Inactive")),
        Reason = "Entra works with another one.",
        ReducesAccess = true,
    };

    /// <summary>Removes the one of two keys that Entra does not hold, before it is known which one that is.</summary>
    public static Change RemovalOfEither(ProvisioningTarget target, IEnumerable<string> keyIds) => Base(target, $"the one of {Values.Join(keyIds)} that Entra does not have, of {target.User.Arn}") with
    {
        Kind = ChangeKind.Remove,
        Reason = "Which one that is takes up to an hour to find out.",
        ReducesAccess = true,
    };

    /// <param name="reduces">Whether somebody could be using it.</param>
    public static Change Removal(ProvisioningTarget target, string keyId, string reason, bool reduces) => Base(target, $"{keyId} of {target.User.Arn}") with
    {
        Kind = ChangeKind.Remove,
        TargetId = keyId,
        Reason = reason,
        ReducesAccess = reduces,
    };

    public static Change Starting(string app, string? accountId, string? jobId, string? before) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = "provisioning job",
        Target = app,
        AccountId = accountId,
        TargetId = jobId,
        Before = Values.Of(("Schedule", before)),
        After = Values.Of(("Schedule", "Active")),
        Reason = "The roles of the account become app roles, about every 40 minutes.",
    };

    public static Change Job(string app, string accountId) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Entra,
        TargetType = "provisioning job",
        Target = app,
        AccountId = accountId,
        Reason = "It imports the roles of the account.",
    };

    private static Change Base(ProvisioningTarget target, string what) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Aws,
        TargetType = KeyTrail.TargetType,
        Target = what,
        AccountId = target.Account.AccountId,
        Reason = "",
    };
}
