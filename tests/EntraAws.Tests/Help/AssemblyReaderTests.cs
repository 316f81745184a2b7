using System.Text.RegularExpressions;
using EntraAws.HelpBuilder;

namespace EntraAws.Tests.Help;

public sealed class AssemblyReaderTests : IDisposable
{
    private readonly AssemblyReader _reader = Repository.Open();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void Finds_every_command_that_the_manifest_exports()
    {
        var exported = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "EntraAws.psd1")), @"CmdletsToExport\s*=\s*@\((?<names>[^)]*)\)").Groups["names"].Value;
        var names = Regex.Matches(exported, @"\w+-\w+").Select(m => m.Value).Order(StringComparer.Ordinal);
        Assert.Equal(names, _reader.Commands().Select(c => c.Name));
    }

    [Fact]
    public void Reads_a_parameter_as_it_is_declared()
    {
        var command = Command("New-AwsSamlRole");
        var role = command.Parameters.Single(p => p.Name == "RoleName");
        Assert.True(role.IsArray);
        Assert.Equal("String[]", role.Type);
        Assert.Equal(["Name"], role.Aliases);
        Assert.Equal(new ParameterShape.SetUse(ParameterShape.AllSets, Mandatory: true, Position: 0, ByValue: false, ByPropertyName: true), Assert.Single(role.Sets));
        Assert.Equal("Int32", command.Parameters.Single(p => p.Name == "MaxSessionDuration").Type);
        Assert.True(command.SupportsShouldProcess);
        Assert.Equal(["EntraAws.SamlRole"], command.OutputTypes);
        Assert.Contains("iam:CreateRole", command.AwsActions);
    }

    [Fact]
    public void Leaves_out_hidden_parameters_and_takes_inherited_ones()
    {
        var names = Command("Sync-EntraAppRole").Parameters.Select(p => p.Name).ToList();
        Assert.DoesNotContain("Planned", names);
        Assert.Contains("Connection", names);
    }

    [Fact]
    public void Knows_the_start_value_of_a_property()
    {
        Assert.Equal("3", Command("New-EntraAwsApp").Parameters.Single(p => p.Name == "CertificateYears").Initial);
        Assert.Null(Command("New-EntraAwsApp").Parameters.Single(p => p.Name == "DisplayName").Initial);
    }

    [Fact]
    public void Knows_sets_words_and_wildcards()
    {
        var connect = Command("Connect-EntraAws");
        Assert.Equal(["Cloud", "Sandbox"], ParameterView.SetsOf(connect));
        Assert.Null(connect.Parameters.Single(p => p.Name == "Sandbox").In("Cloud"));
        Assert.NotNull(connect.Parameters.Single(p => p.Name == "JournalPath").In("Sandbox"));
        Assert.Equal(Enum.GetNames<EntraEnvironment>(), connect.Parameters.Single(p => p.Name == "Environment").Values);
        Assert.True(Command("Get-AwsSamlProvider").Parameters.Single(p => p.Name == "ProviderName").Globbing);
    }

    private CommandShape Command(string name) => _reader.Commands().Single(c => c.Name == name);
}
