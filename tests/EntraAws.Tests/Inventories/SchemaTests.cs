using System.Text.Json;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Inventory;
using EntraAws.Tests.Help;

namespace EntraAws.Tests.Inventories;

/// <summary>Files that Export-AwsIamInventory writes are as docs/schema/inventory.json says.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entraaws-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exported_file_conforms(bool whole) => Assert.Empty(SchemaCheck.Errors(Schema(), JsonSerializer.SerializeToElement(await ExportAsync(whole))));

    [Fact]
    public async Task An_account_with_every_credential_uses_every_definition()
    {
        var text = (await ExportAsync(whole: true)).ToJsonString();

        foreach (var property in (string[])["serviceCredentials\":[{", "sshKeys\":[{", "lastAccessed\":[{", "virtualMfaDevices\":[{", "passwordPolicy\":{", "root\":{", "permissionsBoundary\":\"", "inlinePolicies\":[{"])
            Assert.Contains(property, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_conform_is_told()
    {
        var file = await ExportAsync(whole: true);
        file["version"] = 2;
        file.Remove("takenAt");
        file["surprise"] = true;
        var items = file["items"]!.AsArray();
        items.First(i => i!["user"] is not null)!["user"]!["kind"] = "robot";
        items.Add(new JsonObject());

        var errors = SchemaCheck.Errors(Schema(), JsonSerializer.SerializeToElement(file));

        Assert.Equal(5, errors.Count);
        foreach (var part in (string[])["$.version is not 1", "$ lacks takenAt", "$.surprise is not in the schema", "user.kind robot is none of", "has too few properties"])
            Assert.Contains(errors, e => e.Contains(part, StringComparison.Ordinal));
    }

    private static JsonElement Schema()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "inventory.json")));
        return document.RootElement.Clone();
    }

    private async Task<JsonObject> ExportAsync(bool whole)
    {
        using var run = new SandboxRun();
        var host = new QuietHost();
        var request = new InventoryRequest { IncludeAccessKeyId = whole, IncludeSshKey = whole, IncludeLastAccessed = whole };
        var inventory = await (await run.OpenAsync(host)).Inventory.ReadAsync(request, host, default);
        var path = Path.Combine(_folder.FullName, "inventory.json");
        await new InventoryFiles().ExportAsync(inventory, path, overwrite: true, host, default);
        return JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
    }
}
