using System.Reflection;
using EntraAws.Contracts;
using EntraAws.HelpBuilder;

namespace EntraAws.Tests.Help;

/// <summary>Pages that are checked in and made from source. To renew them: tools/update-docs.ps1.</summary>
public sealed class GeneratedPagesTests
{
    private static readonly string FaultsFolder = Path.Combine(Repository.Root, "src", "EntraAws", "Contracts");

    [Fact]
    public void Permissions_are_up_to_date()
    {
        using var reader = Repository.Open();
        Assert.Equal(PermissionsTable.Write(reader.Commands()), Page("permissions.md"));
    }

    [Fact]
    public void Errors_are_up_to_date() => Assert.Equal(ErrorTable.Write(ErrorTable.ReadFolder(FaultsFolder)), Page("errors.md"));

    [Fact]
    public void Errors_are_all_there()
    {
        var made = typeof(Faults).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(EntraAwsException)).Select(m => m.Name);
        var entries = ErrorTable.ReadFolder(FaultsFolder);
        Assert.Equal(made.Order(StringComparer.Ordinal), entries.Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.All(entries, e => Assert.True(e.Category == ErrorTable.OfCause || Enum.TryParse<FaultCategory>(e.Category, out _), $"{e.Id}: '{e.Category}' is no category."));
        Assert.All(entries, e => Assert.NotEqual("", e.Message));
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", name)).ReplaceLineEndings("\n");
}
