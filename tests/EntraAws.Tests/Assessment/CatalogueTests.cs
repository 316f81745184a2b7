using EntraAws.CatalogueBuilder;
using EntraAws.Engine.Assessment;

namespace EntraAws.Tests.Assessment;

public sealed class CatalogueTests
{
    [Theory]
    [InlineData("iam:AttachUserPolicy", "PermissionsManagement")]
    [InlineData("iam:passrole", "Write")]
    [InlineData("s3:GetObject", "Read")]
    [InlineData("ec2:CreateTags", "Tagging")]
    [InlineData("s3:ListAllMyBuckets", "List")]
    public void The_embedded_catalogue_knows_the_levels(string action, string level)
    {
        Assert.Equal(level, ActionCatalogue.Instance.Levels[action].ToString());
        Assert.InRange(ActionCatalogue.Instance.Levels.Count, 20_000, 60_000);
        Assert.NotEmpty(ActionCatalogue.Instance.Origin);
    }

    [Theory]
    [InlineData("x:ListThings", "List")]
    [InlineData("x:GetThing", "Read")]
    [InlineData("x:Getaway", "Write")]
    [InlineData("x:TagResource", "Tagging")]
    [InlineData("x:DeleteResourcePolicy", "PermissionsManagement")]
    [InlineData("x:CreateThing", "Write")]
    public void An_unknown_action_is_graded_by_its_verb(string action, string level) => Assert.Equal(level, VerbRules.LevelOf(action).ToString());

    [Fact]
    public async Task The_service_reference_is_read_from_its_list()
    {
        const string List = """[{"service":"toy","url":"https://example.com/v1/toy/toy.json"},{"service":"bare","url":"https://example.com/v1/bare/bare.json"}]""";
        const string Toy = """
            { "Name": "toy", "Actions": [
              { "Name": "WindUp", "Annotations": { "Properties": { "IsList": false, "IsPermissionManagement": false, "IsTaggingOnly": false, "IsWrite": true } } },
              { "Name": "LendOut", "Annotations": { "Properties": { "IsList": false, "IsPermissionManagement": true, "IsTaggingOnly": false, "IsWrite": true } } },
              { "Name": "Paint", "Annotations": { "Properties": { "IsTaggingOnly": true, "IsWrite": true } } },
              { "Name": "ListToys", "Annotations": { "Properties": { "IsList": true } } },
              { "Name": "LookAt", "Annotations": { "Properties": { "IsList": false } } },
              { "Name": "Unmarked" }, { "Name": "no name" } ], "Version": "v1.2" }
            """;
        var (origin, entries) = await ServiceReference.ReadAsync("list", url => Task.FromResult(url switch
        {
            "list" => List,
            "https://example.com/v1/toy/toy.json" => Toy,
            _ => """{ "Name": "bare" }""",
        }));
        var text = CatalogueFile.Text(origin, entries);
        Assert.Contains(":toy\nL ListToys\nP LendOut\nR LookAt\nT Paint\nW Unmarked WindUp\n", text, StringComparison.Ordinal);
        var catalogue = ActionCatalogue.Read(new StringReader(text));
        Assert.Equal(6, catalogue.Levels.Count);
        Assert.Equal(ActionLevel.PermissionsManagement, catalogue.Levels["TOY:lendout"]);
        Assert.Equal(origin, catalogue.Origin);
    }

    [Fact]
    public async Task A_copy_of_the_list_is_read_with_the_files_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var list = Path.Combine(folder.FullName, "service-list.json");
            await File.WriteAllTextAsync(list, """[{"service":"toy","url":"https://example.com/v1/toy/toy.json"}]""");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "toy.json"), """{"Name":"toy","Actions":[{"Name":"WindUp"}]}""");
            using var http = new HttpClient();
            var (_, entries) = await ServiceReference.ReadAsync(list, ServiceReference.Reader(list, http));
            Assert.Equal(new CatalogueEntry("toy", 'W', "WindUp"), Assert.Single(entries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_package_is_read_service_by_service() => Assert.Equal(
        [new("toy", 'P', "LendOut"), new("toy", 'T', "Paint"), new("toy", 'R', "LookAt")],
        IamDataPackage.ReadService("toy", """
            {"lendout":{"name":"LendOut","accessLevel":"Permissions management, Write"},"paint":{"name":"Paint","accessLevel":"Tagging, Write"},"lookat":{"name":"LookAt","accessLevel":"Read"}}
            """));
}
