using System.Text;
using System.Xml;
using System.Xml.Linq;
using EntraAws.Contracts;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra.Transport;

namespace EntraAws.Engine.Entra.Apps;

/// <summary>Downloads an app's federation metadata, which needs no token.</summary>
internal sealed class FederationMetadata(GraphService graph, Guid tenantId)
{
    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Without the appid it would show the tenant's keys and not the app's.</summary>
    public string UrlOf(Guid appId) => $"https://{graph.Cloud.LoginHost}/{tenantId}/federationmetadata/2007-06/federationmetadata.xml?appid={appId}";

    public async Task<string> GetAsync(DirectoryApp app, string? thumbprint, CancellationToken cancellationToken)
    {
        var document = await graph.Replication.UntilAsync(async ct =>
        {
            var text = await DownloadAsync(app.AppId, ct).ConfigureAwait(false);
            return text is not null && (thumbprint is null || Thumbprints(text).Contains(thumbprint)) ? text : null;
        }, 1, Replication.ListLimit, cancellationToken).ConfigureAwait(false);
        return document ?? throw Faults.MetadataNotPublished(app.DisplayName, thumbprint ?? "of the app");
    }

    /// <summary>Null while the sign-in service does not know the app yet.</summary>
    private async Task<string?> DownloadAsync(Guid appId, CancellationToken cancellationToken)
    {
        var url = UrlOf(appId);
        try
        {
            using var response = await graph.Http.GetAsync(url, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.BadRequest) return null;
            if (!response.IsSuccessStatusCode)
                throw Faults.GraphUnreachable(GraphOperations.GetMetadata.Name, $"{url} answered {(int)response.StatusCode}.");
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return Check(Decode(bytes), url);
        }
        catch (HttpRequestException e)
        {
            throw Faults.GraphUnreachable(GraphOperations.GetMetadata.Name, e.Message, e);
        }
    }

    /// <summary>The document begins with a byte order mark, which AWS refuses. Nothing else is taken away: it is signed.</summary>
    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().TrimStart('\uFEFF');
    }

    private static string Check(string text, string url)
    {
        try
        {
            if (SafeXml.Load(text).Name != Metadata + "EntityDescriptor") throw Faults.MetadataInvalid(url, "Its root is no EntityDescriptor of SAML 2.0.");
            Thumbprints(text);
            return text;
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            throw Faults.MetadataInvalid(url, e.Message, e);
        }
    }

    private static HashSet<string> Thumbprints(string text) => SafeXml.Load(text).Descendants(Metadata + "IDPSSODescriptor")
        .Descendants(Signature + "X509Certificate")
        .Select(c => AppMapper.Thumbprint(Convert.FromBase64String(c.Value), null))
        .OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
}
