using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Rules;

namespace EntraAws.Engine.SignOn;

/// <summary>The SAML provider of an account: made, or brought to the metadata that is wanted.</summary>
internal sealed class ProviderSetup(SessionContext context)
{
    public async Task<SamlProvider> EnsureAsync(SamlProviderRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        AwsRules.CheckProviderName(request.ProviderName);
        AwsRules.CheckTags(request.Tags);
        var wanted = ReadMetadata(request);
        if (wanted is null && !request.Planned && !(host.IsPreview && request.ServicePrincipalId is not null)) throw Faults.MetadataMissing(request.ProviderName);

        var account = await context.AccountAsync(request.AccountId, cancellationToken);
        var arn = Arn.SamlProvider(account.Partition, account.AccountId, request.ProviderName);
        if (IsIdentityCenter(request.ProviderName)) throw Faults.ProviderOfIdentityCenter(arn);
        var run = context.Begin(host, cancellationToken);
        var creation = Creation(account, arn, wanted);
        var existing = await run.FindAsync(creation, () => account.GetSamlProviderAsync(arn, cancellationToken));
        existing = existing is null
            ? await CreateAsync(account, arn, creation, request, wanted, run, cancellationToken)
            : await UpdateAsync(account, existing, request, wanted, run, cancellationToken);

        if (existing is not null) context.Recent.Note(arn, arn);
        var planned = existing is null;
        existing ??= new IamSamlProvider { Arn = arn, Tags = request.Tags };
        return View(existing, wanted) with { AccountId = account.AccountId, ServicePrincipalId = request.ServicePrincipalId, Planned = planned, Changes = run.Changes };
    }

    public async Task FindAsync(string? accountId, NameFilter filter, Func<SamlProvider, Task> emit, CancellationToken cancellationToken)
    {
        var account = await context.AccountAsync(accountId, cancellationToken);
        foreach (var arn in (await account.ListSamlProvidersAsync(cancellationToken)).Order(StringComparer.OrdinalIgnoreCase))
        {
            if (!filter.Includes(NameOf(arn))) continue;
            if (await account.GetSamlProviderAsync(arn, cancellationToken) is not { } provider) continue;
            await emit(View(provider, null) with { AccountId = account.AccountId });
        }
    }

    /// <summary>IAM Identity Center keeps its own provider in each account.</summary>
    public static bool IsIdentityCenter(string name) =>
        name.StartsWith("AWSSSO_", StringComparison.Ordinal) && name.EndsWith("_DO_NOT_DELETE", StringComparison.Ordinal);

    private static SamlMetadata? ReadMetadata(SamlProviderRequest request)
    {
        if (request.MetadataPath is { } path) return SamlMetadata.Read(TextFile.Read(path, "metadata file", SamlMetadata.MostLength), path);
        return request.SamlMetadata is { } text ? SamlMetadata.Read(text, request.ProviderName) : null;
    }

    private static Change Creation(IAwsAccount account, string arn, SamlMetadata? wanted) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Aws,
        TargetType = ProviderUpdate.ProviderType,
        Target = arn,
        AccountId = account.AccountId,
        TargetId = arn,
        After = Values.Of(("EntityId", wanted?.EntityId), ("Certificates", ProviderUpdate.Thumbprints(wanted))),
        Reason = $"Account {account.AccountId} trusts the assertions that Entra signs.",
    };

    private async Task<IamSamlProvider?> CreateAsync(IAwsAccount account, string arn, Change change, SamlProviderRequest request, SamlMetadata? wanted, ChangeRun run, CancellationToken cancellationToken)
    {
        if (wanted is null)
        {
            await run.TellAsync(change); // the app that it comes from is only planned
            return null;
        }

        return await run.CreateAsync(change, async () =>
        {
            try
            {
                await account.CreateSamlProviderAsync(request.ProviderName, wanted.Document, request.Tags, cancellationToken);
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsEntityExists))
            {
                // A repeated request can find what its own first attempt made. What is there decides.
                var there = await context.ReadFreshAsync(() => account.GetSamlProviderAsync(arn, cancellationToken), cancellationToken);
                if (there is null || SamlMetadata.TryRead(there.Metadata)?.MeansTheSameAs(wanted) != true) throw;
                return there;
            }

            return await account.GetSamlProviderAsync(arn, cancellationToken) ?? throw Faults.AwsNotVisible(arn);
        });
    }

    private static async Task<IamSamlProvider> UpdateAsync(IAwsAccount account, IamSamlProvider existing, SamlProviderRequest request, SamlMetadata? wanted, ChangeRun run, CancellationToken cancellationToken)
    {
        var now = SamlMetadata.TryRead(existing.Metadata);
        if (wanted is null) await run.TellAsync(ProviderUpdate.ToPlanned(account.AccountId, existing, now)); // the app that it comes from is only planned
        if (wanted is not null && now?.MeansTheSameAs(wanted) != true)
        {
            var change = ProviderUpdate.Of(account.AccountId, existing.Arn, now, wanted);
            var updated = await run.ApplyAsync(change, () => account.UpdateSamlProviderAsync(existing.Arn, wanted.Document, cancellationToken));
            if (updated) existing = existing with { Metadata = wanted.Document };
        }

        var tags = Values.Missing(existing.Tags, request.Tags);
        if (tags.Count == 0) return existing;
        var (before, after) = Values.OfTags(existing.Tags, tags);
        var tagging = new Change
        {
            Kind = ChangeKind.Update,
            Cloud = Cloud.Aws,
            TargetType = ProviderUpdate.ProviderType,
            Target = existing.Arn,
            AccountId = account.AccountId,
            TargetId = existing.Arn,
            Before = before,
            After = after,
            Reason = "These tags were asked for.",
        };
        var tagged = await run.ApplyAsync(tagging, () => account.TagSamlProviderAsync(existing.Arn, tags, cancellationToken));
        return tagged ? existing with { Tags = Values.Merge(existing.Tags, tags) } : existing;
    }

    public static SamlProvider View(IamSamlProvider provider, SamlMetadata? wanted)
    {
        var metadata = SamlMetadata.TryRead(provider.Metadata) ?? wanted;
        return new SamlProvider
        {
            ProviderName = NameOf(provider.Arn),
            ProviderArn = provider.Arn,
            EntityId = metadata?.EntityId,
            CertificateThumbprints = metadata?.Certificates.Select(c => c.Thumbprint).ToList() ?? [],
            CertificateExpires = metadata?.CertificateExpires,
            CreatedAt = provider.CreatedAt,
            ValidUntil = provider.ValidUntil,
            Tags = provider.Tags,
        };
    }

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
