using EntraAws.Contracts;
using EntraAws.Engine.RoleLists;
using EntraAws.Rules;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad lists of roles: their files, their entries, and how they are split.</summary>
internal static class RoleListCases
{
    private const string Role = "arn:aws:iam::111122223333:role/Admin";
    private const string Provider = "arn:aws:iam::111122223333:saml-provider/EntraID";
    private static readonly RoleListCapability Lists = new();

    public static IEnumerable<BadCase> All() => Imports().Concat(Entries()).Concat(Exports()).Concat(Splits());

    private static IEnumerable<BadCase> Imports() =>
    [
        Import("a file that is not there", nameof(Faults.FileNotFound), BadFiles.Missing),
        Import("a folder", nameof(Faults.FileNotFound), BadFiles.Folder),
        Import("an empty file", nameof(Faults.RoleListInvalid), BadFiles.Empty),
        Import("blank lines", nameof(Faults.RoleListInvalid), BadFiles.Blank),
        Import("a binary file", nameof(Faults.FileUnreadable), BadFiles.Binary),
        Import("a zero byte", nameof(Faults.RoleListInvalid), BadFiles.Nul),
        Import("a file of 68 MB", nameof(Faults.FileTooLarge), BadFiles.Huge),
        Import("one line of prose", nameof(Faults.RoleListLineInvalid), BadFiles.Prose),
        Import("a whole log", nameof(Faults.RoleListInvalid), BadFiles.Text("log.txt", string.Concat(Enumerable.Repeat("2026-05-04 08:00 something happened\n", 5000)))),
        Import("a role alone", nameof(Faults.RoleListLineInvalid), BadFiles.Text("alone.csv", Role + "\n")),
        Import("ARNs of two accounts", nameof(Faults.RoleListLineInvalid), BadFiles.Text("two.csv", $"{Role},{Provider.Replace("1111", "4444", StringComparison.Ordinal)}\n")),
        Import("a role of 65 characters", nameof(Faults.RoleListLineInvalid), BadFiles.Text("long.csv", $"arn:aws:iam::111122223333:role/{new string('r', 65)},{Provider}\n")),
        Import("one line of 10 MB", nameof(Faults.RoleListLineInvalid), BadFiles.Text("line.csv", new string('x', 10_000_000))),
        Import("an escape of the terminal", nameof(Faults.RoleListLineInvalid), BadFiles.Text("escape.csv", "arn:\u001b]0;owned\u0007")),
    ];

    private static IEnumerable<BadCase> Entries() =>
    [
        Entry("a name", nameof(Faults.ArnInvalid), "Admin", Provider),
        Entry("a user's ARN", nameof(Faults.ArnInvalid), "arn:aws:iam::111122223333:user/ada", Provider),
        Entry("no provider", nameof(Faults.RoleWithoutProvider), Role, null),
        Entry("a blank provider", nameof(Faults.RoleWithoutProvider), Role, " "),
        Entry("a role as provider", nameof(Faults.ArnInvalid), Role, Role),
        Entry("a provider of another account", nameof(Faults.ProviderOfOtherAccount), Role, Provider.Replace("1111", "4444", StringComparison.Ordinal)),
        Entry("240 characters", nameof(Faults.ArnsTooLong), $"arn:aws:iam::111122223333:role/{new string('p', 180)}/r", Provider),
    ];

    private static IEnumerable<BadCase> Exports() =>
    [
        Export("a folder that is not there", nameof(Faults.FileNotFound), Path.Combine(BadFiles.Missing, "roles.csv"), false),
        Export("a folder", nameof(Faults.FileUnwritable), BadFiles.Folder, true),
        Export("a file that is there", nameof(Faults.FileExists), BadFiles.Prose, false),
        Export("a name too long for a file", nameof(Faults.FileUnwritable), Path.Combine(BadFiles.Folder, new string('n', 300)), false),
        Export("no path", nameof(Faults.FileUnwritable), "", false),
        Export("a zero byte", nameof(Faults.FileUnwritable), BadFiles.Folder + "/a\0b", false),
    ];

    private static IEnumerable<BadCase> Splits() =>
    [
        Split("an account with more than an app takes", nameof(Faults.AccountTooLargeForApp), r => r with { MaximumCount = 1 }),
        Split("an unknown placeholder", nameof(Faults.AppNameTemplateInvalid), r => r with { DisplayName = "AWS {Account}" }),
        Split("one name for two apps", nameof(Faults.AppNameTemplateInvalid), r => r with { DisplayName = "AWS", MaximumCount = 2 }),
        Split("a name of 121", nameof(Faults.AppNameInvalid), r => r with { DisplayName = new string('a', 121) }),
        Split("an empty name", nameof(Faults.AppNameInvalid), r => r with { DisplayName = "" }),
        Split("a control character", nameof(Faults.AppNameInvalid), r => r with { DisplayName = "AWS\u0007 {Number}" }),
    ];

    private static BadCase Import(string name, string errorId, string path) => new($"role list: {name}", errorId, (_, _) =>
        OneError.Of(failed => Lists.ImportAsync(path, OneError.Ignore, failed, default))) { Silent = true };

    private static BadCase Entry(string name, string errorId, string role, string? provider) => new($"role list entry: {name}", errorId, (_, _) =>
    {
        Lists.Check(RoleListEntries.Of(role, provider, null));
        return Task.CompletedTask;
    }) { Silent = true };

    private static BadCase Export(string name, string errorId, string path, bool overwrite) => new($"role list to {name}", errorId, (_, _) =>
    {
        Lists.Export([RoleListEntries.Of(Role, Provider, null)], path, overwrite);
        return Task.CompletedTask;
    }) { Silent = true };

    private static BadCase Split(string name, string errorId, Func<RoleListSplitRequest, RoleListSplitRequest> change) => new($"split: {name}", errorId, (_, _) =>
    {
        var roles = new[] { "111122223333", "444455556666" }.SelectMany(a => new[] { "Admin", "Reader" }.Select(r => RoleLists.RoleListRun.Entry(a, r))).ToList();
        Lists.Split(change(new RoleListSplitRequest { Roles = roles }));
        return Task.CompletedTask;
    }) { Silent = true };
}
