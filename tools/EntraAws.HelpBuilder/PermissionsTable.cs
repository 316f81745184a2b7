using System.Text;

namespace EntraAws.HelpBuilder;

/// <summary>docs/permissions.md: what each command needs in both clouds.</summary>
internal static class PermissionsTable
{
    public static string Write(IEnumerable<CommandShape> commands)
    {
        var all = commands.ToList();
        var text = new StringBuilder();
        text.Append("""
            # Required permissions

            What each command asks of AWS and of Microsoft Graph. The build makes this page from the commands themselves.
            A command that finds all as it should be uses only the reading ones among these.

            The Graph permissions are those of an app (application permissions). A person who signs in needs the same as
            delegated permissions, except for two that have no delegated form: `Application.ReadWrite.All` in place of
            `Application.ReadWrite.OwnedBy`, and `Group.ReadWrite.All` in place of `Group.Create`. `LicenseAssignment.Read.All`
            and `iam:ListAccountAliases` may be missing: the licence and the alias are then unknown.

            | Command | AWS actions | Microsoft Graph permissions |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var command in all) text.Append($"| {command.Name} | {Cell(command.AwsActions)} | {Cell(command.GraphPermissions)} |\n");
        text.Append($"\nAll together, AWS: {Cell(Union(all, c => c.AwsActions))}\n");
        text.Append($"\nAll together, Microsoft Graph: {Cell(Union(all, c => c.GraphPermissions))}\n");
        return text.ToString();
    }

    private static List<string> Union(IEnumerable<CommandShape> commands, Func<CommandShape, IEnumerable<string>> pick) =>
        commands.SelectMany(pick).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

    private static string Cell(IReadOnlyCollection<string> words) => words.Count == 0 ? "none" : string.Join(", ", words.Select(w => $"`{w}`"));
}
