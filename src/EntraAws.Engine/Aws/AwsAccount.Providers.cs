using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Aws;

/// <summary>Identity providers.</summary>
internal sealed partial class AwsAccount
{
    public async Task<IReadOnlyList<string>> ListOpenIdConnectProvidersAsync(CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("ListOpenIDConnectProviders", [], Whole, cancellationToken).ConfigureAwait(false);
        return [.. result.Members("OpenIDConnectProviderList").Select(p => p.Text("Arn")).OfType<string>()];
    }

    public async Task<IReadOnlyList<string>> ListSamlProvidersAsync(CancellationToken cancellationToken)
    {
        var result = await iam.ReadAsync("ListSAMLProviders", [], Whole, cancellationToken).ConfigureAwait(false);
        return [.. result.Members("SAMLProviderList").Select(p => p.Text("Arn")).OfType<string>()];
    }

    public async Task<IamSamlProvider?> GetSamlProviderAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            var result = await iam.ReadAsync("GetSAMLProvider", new QueryForm { { "SAMLProviderArn", arn } }, arn, cancellationToken).ConfigureAwait(false);
            return new IamSamlProvider
            {
                Arn = arn,
                Metadata = result.Text("SAMLMetadataDocument") ?? "",
                CreatedAt = result.Time("CreateDate"),
                ValidUntil = result.Time("ValidUntil"),
                Tags = IamReader.Tags(result),
            };
        }
        catch (EntraAwsException e) when (IsNotFound(e))
        {
            return null;
        }
    }

    public Task CreateSamlProviderAsync(string name, string metadata, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var arn = $"arn:{Partition}:iam::{AccountId}:saml-provider/{name}";
        var form = new QueryForm { { "Name", name }, { "SAMLMetadataDocument", metadata }, { "Tags", tags } };
        return CreateAsync(arn, arn,
            () => iam.WriteAsync("CreateSAMLProvider", form, arn, cancellationToken),
            async () => await GetSamlProviderAsync(arn, cancellationToken).ConfigureAwait(false) is not null,
            cancellationToken);
    }

    public async Task UpdateSamlProviderAsync(string arn, string metadata, CancellationToken cancellationToken)
    {
        await iam.WriteAsync("UpdateSAMLProvider", new QueryForm { { "SAMLProviderArn", arn }, { "SAMLMetadataDocument", metadata } }, arn, cancellationToken, e => IsStillUnseen(e, arn)).ConfigureAwait(false);
        var wanted = SamlMetadata.TryRead(metadata);
        try
        {
            var shown = await TryWaitUntilVisibleAsync(async () => await GetSamlProviderAsync(arn, cancellationToken).ConfigureAwait(false) is { } now
                && (now.Metadata == metadata || (wanted is not null && SamlMetadata.TryRead(now.Metadata)?.MeansTheSameAs(wanted) == true)), cancellationToken).ConfigureAwait(false);
            if (!shown) throw Faults.AwsUpdateNotVisible(arn);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Who gives up ends the wait and not the write: it was made, and is to be told and written down.
        }
        catch (EntraAwsException e) when (e.ErrorId != nameof(Faults.AwsUpdateNotVisible))
        {
            // The same where it can't be read back.
        }
    }

    public Task TagSamlProviderAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        iam.WriteAsync("TagSAMLProvider", new QueryForm { { "SAMLProviderArn", arn }, { "Tags", tags } }, arn, cancellationToken, e => IsStillUnseen(e, arn));
}
