using System.Text;
using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad SAML metadata, as text and as files, and bad provider names.</summary>
internal static class MetadataCases
{
    public static readonly string Folder = Directory.CreateTempSubdirectory("entraaws-metadata-").FullName;
    private static readonly string Good = SampleCompany.Create(SandboxRun.Start).Accounts[SandboxRun.AccountId].SamlProviders.Single(p => p.Name == "OldADFS").MetadataDocument;

    public static IEnumerable<BadCase> All() =>
    [
        Text("no metadata", nameof(Faults.MetadataMissing), null),
        Text("blank metadata", nameof(Faults.MetadataInvalid), "   "),
        Text("no XML", nameof(Faults.MetadataInvalid), "hello, world"),
        Text("a page of HTML", nameof(Faults.MetadataInvalid), "<html><body>Sign in</body></html>"),
        Text("a DTD with an external entity", nameof(Faults.MetadataInvalid), """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""" + Good.Replace("entityID=\"", "entityID=\"&e;", StringComparison.Ordinal)),
        Text("billions of laughs", nameof(Faults.MetadataInvalid), """<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>"""),
        Text("another root", nameof(Faults.MetadataInvalid), Good.Replace("EntityDescriptor", "EntitiesDescriptor", StringComparison.Ordinal)),
        Text("a service provider's", nameof(Faults.MetadataInvalid), Good.Replace("IDPSSODescriptor", "SPSSODescriptor", StringComparison.Ordinal)),
        Text("no certificate", nameof(Faults.MetadataInvalid), Good.Replace("X509Certificate", "X509Other", StringComparison.Ordinal)),
        Text("a broken certificate", nameof(Faults.MetadataInvalid), Good.Replace(">MII", ">AAAA", StringComparison.Ordinal)),
        Text("a certificate that is no base64", nameof(Faults.MetadataInvalid), Good.Replace(">MII", ">%%%", StringComparison.Ordinal)),
        Text("half of it", nameof(Faults.MetadataInvalid), Good[..(Good.Length / 2)]),
        Text("over 10 million characters", nameof(Faults.MetadataInvalid), Good + new string(' ', 10_000_000)),
        File("a file that is not there", nameof(Faults.FileNotFound), null),
        File("a folder", nameof(Faults.FileNotFound), path => Directory.CreateDirectory(path)),
        File("an empty file", nameof(Faults.MetadataInvalid), path => System.IO.File.WriteAllText(path, "")),
        File("a binary file", nameof(Faults.FileUnreadable), path => System.IO.File.WriteAllBytes(path, [0x80, 0xFE, 0xC3, 0x28, 0xFF, 0x00])),
        File("a file over 10 MB", nameof(Faults.FileTooLarge), path => System.IO.File.WriteAllText(path, new string(' ', 10_000_001))),
        Name("129 characters", nameof(Faults.ProviderNameInvalid), new string('p', 129)),
        Name("nothing", nameof(Faults.ProviderNameInvalid), ""),
        Name("a slash", nameof(Faults.ProviderNameInvalid), "Entra/ID"),
        Name("Identity Center's", nameof(Faults.ProviderOfIdentityCenter), "AWSSSO_1f0e2d3c4b5a6978_DO_NOT_DELETE"),
        new("provider: a bad tag", nameof(Faults.TagInvalid), (s, h) => s.SignOn.EnsureProviderAsync(
            new SamlProviderRequest { ProviderName = "EntraID", SamlMetadata = Good, Tags = new Dictionary<string, string> { ["aws:x"] = "y" } }, h, default)) { Silent = true },
    ];

    /// <summary>What AWS and this module take all the same: a file in UTF-16, and one with a byte order mark.</summary>
    public static IEnumerable<(string Name, string Path)> GoodFiles()
    {
        foreach (var (name, encoding) in new (string, Encoding)[] { ("UTF-8 with a mark", new UTF8Encoding(true)), ("UTF-16", Encoding.Unicode) })
        {
            var path = Path.Combine(Folder, name + ".xml");
            System.IO.File.WriteAllText(path, Good, encoding);
            yield return (name, path);
        }
    }

    private static BadCase Text(string name, string errorId, string? text) => new($"metadata: {name}", errorId, (s, h) =>
        s.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", SamlMetadata = text }, h, default)) { Silent = true };

    private static BadCase Name(string name, string errorId, string provider) => new($"provider name: {name}", errorId, (s, h) =>
        s.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = provider, SamlMetadata = Good }, h, default)) { Silent = true };

    private static BadCase File(string name, string errorId, Action<string>? make)
    {
        var path = Path.Combine(Folder, name);
        return new($"metadata: {name}", errorId, (s, h) =>
        {
            make?.Invoke(path);
            return s.SignOn.EnsureProviderAsync(new SamlProviderRequest { ProviderName = "EntraID", MetadataPath = path }, h, default);
        }) { Silent = true };
    }
}
