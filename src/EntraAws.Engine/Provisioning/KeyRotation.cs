using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.Provisioning;

/// <summary>
/// Replaces the key that Entra works with, and never leaves Entra without one: a second key, tried and saved, a cycle
/// that ended well with it, and only then is the old one switched off and deleted. A run that was cut off is finished by
/// the next, which sees from the keys that are there how far it got.
/// </summary>
internal sealed class KeyRotation(SessionContext context)
{
    private const int MostTries = 3;

    public async Task<ProvisioningKey> RotateAsync(ProvisioningKeyRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        AwsRules.CheckUserName(request.UserName);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        var target = await ProvisioningTarget.ReadAsync(context, request.App, request.AccountId, request.UserName, planned: false, cancellationToken);
        var run = context.Begin(host, cancellationToken);
        var keys = new AgentKeys(context, target, host, run);
        for (var attempt = 1; ; attempt++)
        {
            IReadOnlyCollection<string> known = [];
            try
            {
                known = await keys.IdsAsync(cancellationToken);
                if (await new KeyRotationStep(context, request, target, keys, host, run).GoAsync(cancellationToken) is { } done) return done;
            }
            catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsQuotaReached) && attempt == 1)
            {
                // A run elsewhere made the second key a moment ago, and it did not show.
                if (!await keys.UntilMoreAsync(known, cancellationToken)) throw;
                continue;
            }

            if (attempt == MostTries) throw Faults.OutcomeUnknown($"an access key of {target.User.Name}");
        }
    }
}
