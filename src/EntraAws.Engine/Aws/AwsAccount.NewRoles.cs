using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Aws;

/// <summary>Making roles: one, or several that are waited for together.</summary>
internal sealed partial class AwsAccount
{
    // Up to as many are looked at one by one; for more, the list of all roles takes fewer calls.
    private const int FewRoles = 3;

    public async Task<IamRole> CreateRoleAsync(NewIamRole role, CancellationToken cancellationToken)
    {
        IamRole? seen = null;
        await CreateAsync(role.Name, RoleText(role.Name), () => SendAsync(role, cancellationToken),
            async () => (seen = await ReadRoleAsync(role.Name, cancellationToken).ConfigureAwait(false)) is not null, cancellationToken).ConfigureAwait(false);
        return seen!;
    }

    public async Task<IReadOnlyList<Outcome<IamRole>>> CreateRolesAsync(IReadOnlyList<NewIamRole> roles, Action<int> begin, CancellationToken cancellationToken)
    {
        var outcomes = new Outcome<IamRole>?[roles.Count];
        var made = new List<int>();
        for (var i = 0; i < roles.Count; i++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                outcomes[i] = Outcome<IamRole>.Failed(new OperationCanceledException(cancellationToken), sent: false);
                continue;
            }

            begin(i);
            try
            {
                if (roles.Count == 1) outcomes[i] = Outcome<IamRole>.Made(await CreateRoleAsync(roles[i], cancellationToken).ConfigureAwait(false));
                else await MarkAsync(roles[i].Name, () => SendAsync(roles[i], cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                outcomes[i] = Outcome<IamRole>.Failed(e);
            }

            // What a lost answer hides is waited for, too, so that the caller who reads back finds it.
            if (outcomes[i] is null || (outcomes[i]!.Error is EntraAwsException error && AwsErrors.MayBeOwn(error))) made.Add(i);
        }

        await ReadMadeAsync(roles, made, outcomes, cancellationToken).ConfigureAwait(false);
        return outcomes!;
    }

    /// <summary>Waits until each was seen several times in a row, as for a single one.</summary>
    private async Task ReadMadeAsync(IReadOnlyList<NewIamRole> roles, List<int> made, Outcome<IamRole>?[] outcomes, CancellationToken cancellationToken)
    {
        var open = made.ToDictionary(i => i, _ => 0);
        var patience = new Patience(iam.Time, Patience.ForVisibility);
        try
        {
            var mayList = true;
            while (open.Count > 0)
            {
                IReadOnlyDictionary<string, IamRole>? there = null;
                if (mayList && open.Count > FewRoles) mayList = (there = await TryListRolesAsync(cancellationToken).ConfigureAwait(false)) is not null;
                foreach (var i in open.Keys.ToList())
                {
                    var role = there is null ? await ReadRoleAsync(roles[i].Name, cancellationToken).ConfigureAwait(false) : there.GetValueOrDefault(roles[i].Name);
                    open[i] = role is null ? 0 : open[i] + 1;
                    if (open[i] == SteadyReads) outcomes[i] ??= Outcome<IamRole>.Made(role!);
                    else if (role is not null || !patience.IsOver) continue;
                    else outcomes[i] ??= Outcome<IamRole>.Failed(Faults.AwsNotVisible(RoleText(roles[i].Name)));
                    open.Remove(i);
                }

                if (open.Count > 0) await patience.StepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or EntraAwsException)
        {
            foreach (var i in open.Keys) outcomes[i] ??= Outcome<IamRole>.Failed(e);
        }
    }

    /// <summary>Null where listing is not permitted.</summary>
    private async Task<IReadOnlyDictionary<string, IamRole>?> TryListRolesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var byName = new Dictionary<string, IamRole>(StringComparer.OrdinalIgnoreCase);
            foreach (var role in await ListRolesAsync(cancellationToken).ConfigureAwait(false)) byName[role.Name] = role;
            return byName;
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.AwsAccessDenied))
        {
            return null;
        }
    }

    private Task SendAsync(NewIamRole role, CancellationToken cancellationToken)
    {
        var form = new QueryForm
        {
            { "RoleName", role.Name },
            { "Path", role.Path },
            { "AssumeRolePolicyDocument", role.TrustPolicy },
            { "Description", string.IsNullOrEmpty(role.Description) ? null : role.Description },
            { "MaxSessionDuration", role.MaxSessionDuration },
            { "Tags", role.Tags },
        };
        return iam.WriteAsync("CreateRole", form, RoleText(role.Name), cancellationToken, IsUnknownPrincipal);
    }
}
