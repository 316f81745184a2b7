using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>Alters what providers trust, and reads it back. A provider that fails carries its error.</summary>
internal sealed class TrustWriter(SessionContext context, Throttle throttle)
{
    private readonly ProviderReader _reader = new(context, throttle);

    public Task<ProviderTrust> AlterAsync(
        ProviderTrust provider, Change agreed, SigningCertificate add, IReadOnlyCollection<string> drop, ChangeRun run, CancellationToken cancellationToken) =>
        GuardAsync(provider, account => throttle.AloneAsync(provider.Arn!, async () =>
        {
            SamlMetadata? wanted = null;
            await run.CommitAsync([agreed], async () =>
            {
                // What is there now, not what was there when it was asked about: questions take their time.
                var now = ProviderReader.Metadata(await _reader.ReadSteadyAsync(account, provider.Arn!, cancellationToken)) ?? throw Faults.ProviderNotFound(provider.Arn!, provider.AccountId);
                wanted = ProviderUpdate.Altered(now, [add.Encoded!], drop, provider.Arn!);
                if (!now.MeansTheSameAs(wanted)) await WriteAsync(account, provider.Arn!, wanted, cancellationToken);
            });
            return provider with { Metadata = wanted };
        }, cancellationToken), cancellationToken);

    /// <summary>Reads until the provider shows that it trusts all of these; the replicas behind IAM catch up one by one.</summary>
    public Task<ProviderTrust> CheckAsync(ProviderTrust provider, IReadOnlyList<string> thumbprints, CancellationToken cancellationToken) =>
        GuardAsync(provider, async account =>
        {
            var patience = new Patience(context.Time, Patience.ForVisibility);
            while (true)
            {
                var read = provider with { Metadata = ProviderReader.Metadata(await _reader.ReadAsync(account, provider.Arn!, cancellationToken)) };
                if (thumbprints.All(read.Trusts)) return read;
                if (patience.IsOver) throw Faults.TrustNotShown(provider.Arn!, thumbprints.First(t => !read.Trusts(t)));
                await patience.StepAsync(cancellationToken);
            }
        }, cancellationToken);

    private Task<bool> WriteAsync(IAwsAccount account, string arn, SamlMetadata wanted, CancellationToken cancellationToken) => throttle.RunAsync(async () =>
    {
        await account.UpdateSamlProviderAsync(arn, wanted.Document, cancellationToken);
        return true;
    }, cancellationToken);

    private async Task<ProviderTrust> GuardAsync(ProviderTrust provider, Func<IAwsAccount, Task<ProviderTrust>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(await context.AccountAsync(provider.AccountId, cancellationToken));
        }
        catch (EntraAwsException e)
        {
            return provider with { Error = e };
        }
    }
}
