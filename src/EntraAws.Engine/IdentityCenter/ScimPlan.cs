using System.Globalization;
using EntraAws.Contracts;
using EntraAws.Engine.Changes;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The changes that connecting Entra's provisioning with the identity store consists of, in words. None holds the token.</summary>
internal static class ScimPlan
{
    public static Change Job(string app) => Of(app, "provisioning job", ChangeKind.Create) with { Reason = "It writes the users and groups that are assigned to the app into the identity store." };

    public static Change Credentials(string app, string endpoint, DateOnly expires) => Of(app, "SCIM connection", ChangeKind.Update) with
    {
        After = Values.Of(("Endpoint", endpoint), ("TokenExpires", Day(expires))),
        Reason = "Entra tries the token first, and keeps it when the endpoint takes it. The token is shown nowhere.",
    };

    public static Change Expiry(string app, DateOnly? before, DateOnly after) => Of(app, "SCIM connection", ChangeKind.Update) with
    {
        Before = Values.Of(("TokenExpires", before is { } day ? Day(day) : null)),
        After = Values.Of(("TokenExpires", Day(after))),
        Reason = "Neither cloud tells when a token ends, so the app remembers it.",
    };

    public static Change Start(string app, string? before) => Of(app, "provisioning job", ChangeKind.Update) with
    {
        Before = Values.Of(("Schedule", before)),
        After = Values.Of(("Schedule", "Active")),
        Reason = "Users and groups reach the identity store, about every 40 minutes.",
    };

    private static Change Of(string app, string type, ChangeKind kind) => new() { Kind = kind, Cloud = Cloud.Entra, TargetType = type, Target = app, Reason = "" };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
