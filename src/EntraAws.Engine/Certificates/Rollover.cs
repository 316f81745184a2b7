using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>
/// Replaces the signing certificate of one app. Every provider trusts both certificates before Entra changes from one to
/// the other, and is told to forget one only after that has reached all of Entra: at no moment is anything signed that
/// an account would refuse.
/// </summary>
internal sealed class Rollover(
    SessionContext context, RolloverRequest request, AppTrust trust, CenterApps centers, Throttle throttle, RolloverReport report, IOperationHost host, CancellationToken cancellationToken)
{
    private readonly TrustReader _reader = new(context, throttle);
    private readonly TrustWriter _writer = new(context, throttle);
    private readonly ChangeRun _run = context.Begin(host, cancellationToken);
    private readonly RolloverChanges _changes = new(trust.App, trust.AccountId);
    private ProviderTrust[] _providers = [.. trust.Providers];
    private readonly SigningCertificate _active = trust.Active ?? throw Faults.CertificateNotActive(trust.App.DisplayName);
    private RolloverAim? _aim;
    private SigningCertificate? _target;
    private SigningCertificate? _signing = trust.Active;
    private List<(int Index, Change Change)> _drops = [];
    private bool _complete = true;

    /// <summary>Set when nothing more is to be done for the app.</summary>
    public CertificateRollover? Result { get; private set; }

    /// <summary>Whether the last step changed, or may have found, what must reach all of a service before the next one.</summary>
    public bool Waits { get; private set; }

    public string Name => trust.App.DisplayName;

    private string App => Name;

    private bool AnyFailed => Array.Exists(_providers, p => p.Error is not null);

    private bool Switches => _aim!.Target != _active;

    /// <summary>Whether anything is to be changed, as far as a look shows.</summary>
    private bool IsDue => Switches || (request.RemoveFormer && Unwanted.Count > 0) || Usable(p => Unwanted.Any(p.Trusts)).Count > 0;

    private IReadOnlyCollection<string> Unwanted => _aim!.Drop.Select(c => c.Thumbprint).Where(t => t != _target?.Thumbprint).ToList();

    /// <summary>Whether the app signs with a certificate, or did before the one that it signs with.</summary>
    public bool SignsOrSigned(string thumbprint) => CertificateSetup.Find(trust.App, thumbprint) is { } found && (found == _active || found.Starts < _active.Starts);

    public bool Has(string thumbprint) => CertificateSetup.Find(trust.App, thumbprint) is not null;

    /// <summary>Has every provider trust the certificate that is wanted.</summary>
    public Task PrepareAsync() => StepAsync(async () =>
    {
        var aim = request.Undo ? RolloverAim.Back(trust.App, _active) : RolloverAim.Forward(trust.App, _active, request, context.Time.GetUtcNow());
        if (aim is null)
        {
            await host.WarnAsync($"'{App}' has no other certificate in Entra, so there is nothing to take back.");
            _target = _active;
            return CertificateRolloverState.UpToDate;
        }

        if ((aim.Target != _active || (request.RemoveFormer && aim.Drop.Count > 0)) && await centers.IncludeAsync(trust.App, cancellationToken)) throw Faults.TrustOfIdentityCenter(App);
        _aim = aim;
        if (request.Undo) await WarnOfSpareAsync(aim);
        if (IsDue)
        {
            await report.StepAsync(App, "reading the providers until their answers stay the same");
            _providers = [.. await _reader.SettleAsync(trust, cancellationToken)];
        }

        foreach (var gap in _providers.Where(p => p.Gap is not null)) await host.WarnAsync($"{gap.Arn ?? "Account " + gap.AccountId} is left as it is: {gap.Gap}");
        await report.FailAsync(App, _providers);
        if (Switches && AnyFailed) return await StopAsync();
        if (Switches && Usable(_ => true).Count == 0) throw Faults.TrustUnknown(App);
        _target = _aim.Target ?? await MakeAsync(_active);
        if (_target is { Encoded: null }) throw Faults.CertificateUnreadable(App, _target.Thumbprint);
        if (_target is null && !host.IsPreview) return CertificateRolloverState.Stopped;
        if (!await TrustAsync(_target) && Switches) return await StopAsync();
        Waits = Switches && !host.IsPreview;
        return null;
    });

    /// <summary>Reads every provider back, changes over in Entra, and asks what the providers may forget.</summary>
    public Task SwitchAsync() => StepAsync(async () =>
    {
        if (Switches)
        {
            if (!host.IsPreview && !await CheckAsync(_active, _target!)) return await StopAsync();
            if (!await ActivateAsync(_active, _target)) return CertificateRolloverState.Stopped;
        }

        var old = Usable(p => Unwanted.Any(p.Trusts));
        _drops = await AskAsync(old, p => RolloverChanges.Dropping(p, _target, Unwanted));
        _complete = _drops.Count == old.Count;
        // It can't be told from the clouds when the activation was: a run before this one may have made it just now.
        Waits = _drops.Count > 0 || (Switches && !host.IsPreview);
        return null;
    });

    /// <summary>Has the providers forget the other certificates, and Entra, when that was asked for.</summary>
    public Task FinishAsync() => StepAsync(async () =>
    {
        if (_drops.Count > 0)
        {
            if (!await context.Entra.Certificates.IsActiveAsync(trust.App.ServicePrincipalId, _target!.Thumbprint, cancellationToken)) throw Faults.CertificateChanged(App, _target.Thumbprint);
            await report.StepAsync(App, $"{_drops.Count} provider(s) to forget the other certificate");
            _complete &= await AlterAsync(_drops, _target, Unwanted);
        }

        if (request is { RemoveFormer: true, Undo: false }) await RemoveAsync(_aim!.Drop.Where(c => Unwanted.Contains(c.Thumbprint)));
        return End();
    });

    /// <summary>A step ends the rollover with a state, or leaves it to the next one with null.</summary>
    private async Task StepAsync(Func<Task<CertificateRolloverState?>> step)
    {
        if (Result is not null) return;
        Waits = false;
        try
        {
            if (await step() is { } state) Result = View(state);
        }
        catch (EntraAwsException e)
        {
            await report.FailAsync(e);
            Result = View(_aim is null || (_signing == _active && Switches) ? CertificateRolloverState.Stopped : CertificateRolloverState.Activated);
        }
    }

    private async Task<SigningCertificate?> MakeAsync(SigningCertificate active)
    {
        var subject = active.Subject.StartsWith("CN=", StringComparison.Ordinal) && active.Subject.Length > 3 ? active.Subject : $"CN=AWS {trust.App.AppId}";
        var creation = _changes.Creation(subject, request.CertificateYears);
        var now = context.Time.GetUtcNow();
        return await _run.FindAsync(creation, async () => await context.Entra.GetAppAsync(trust.App.ServicePrincipalId, cancellationToken) is { } app ? RolloverAim.Next(app, active, request, now) : null)
            ?? await _run.CreateAsync(
                creation,
                () => context.Entra.AddSigningCertificateAsync(trust.App.ServicePrincipalId, subject, now.AddYears(request.CertificateYears).AddDays(-1), cancellationToken),
                c => c.Thumbprint);
    }

    /// <returns>Whether every provider trusts it, or would.</returns>
    private async Task<bool> TrustAsync(SigningCertificate? target)
    {
        var missing = Usable(p => target is null || !p.Trusts(target.Thumbprint));
        var agreed = await AskAsync(missing, p => RolloverChanges.Trusting(p, target));
        if (host.IsPreview) return true;
        await report.StepAsync(App, $"{agreed.Count} provider(s) to trust {target!.Thumbprint}");
        return await AlterAsync(agreed, target, []) && agreed.Count == missing.Count;
    }

    private async Task<bool> CheckAsync(SigningCertificate active, SigningCertificate target)
    {
        await report.StepAsync(App, "reading every provider back");
        // What sign-in works by now must be there, too; where it is not, sign-in is not broken by this.
        string[] Needed(ProviderTrust p) => p.Trusts(active.Thumbprint) ? [active.Thumbprint, target.Thumbprint] : [target.Thumbprint];
        return await ForEachAsync(Usable(_ => true), i => _writer.CheckAsync(_providers[i], Needed(_providers[i]), cancellationToken));
    }

    private async Task<bool> ActivateAsync(SigningCertificate active, SigningCertificate? target)
    {
        var change = _changes.Activation(active, target);
        if (!await _run.AskAsync(change)) return host.IsPreview;
        await report.StepAsync(App, "activating");
        await _run.CommitAsync([change], () => context.Entra.ActivateSigningCertificateAsync(trust.App.ServicePrincipalId, target!.Thumbprint, cancellationToken));
        _signing = target;
        return true;
    }

    private async Task RemoveAsync(IEnumerable<SigningCertificate> former)
    {
        if (AnyFailed || (!_complete && !host.IsPreview)) return;
        var agreed = new List<(Change Change, string Thumbprint)>();
        foreach (var certificate in former)
        {
            var change = _changes.Removal(certificate);
            if (await _run.AskAsync(change)) agreed.Add((change, certificate.Thumbprint));
        }

        if (agreed.Count == 0) return;
        await _run.CommitAsync([.. agreed.Select(a => a.Change)], async () =>
        {
            var thumbprints = agreed.Select(a => a.Thumbprint).ToList();
            var staying = trust.App.Certificates.Append(_target!).Select(c => c.Thumbprint).Except(thumbprints, StringComparer.OrdinalIgnoreCase).ToList();
            if (!await context.Entra.Certificates.RemoveAsync(trust.App, thumbprints, _target!.Thumbprint, staying, cancellationToken)) throw Faults.CertificateNotRemoved(App, thumbprints[0]);
        });
    }

    private async Task<List<(int Index, Change Change)>> AskAsync(IEnumerable<int> providers, Func<ProviderTrust, Change> change)
    {
        var agreed = new List<(int, Change)>();
        foreach (var i in providers)
        {
            var asked = change(_providers[i]);
            if (await _run.AskAsync(asked)) agreed.Add((i, asked));
        }

        return agreed;
    }

    private Task<bool> AlterAsync(IReadOnlyList<(int Index, Change Change)> agreed, SigningCertificate target, IReadOnlyCollection<string> drop)
    {
        var changes = agreed.ToDictionary(a => a.Index, a => a.Change);
        return ForEachAsync([.. changes.Keys], i => _writer.AlterAsync(_providers[i], changes[i], target, drop, _run, cancellationToken));
    }

    /// <returns>Whether all went well. The others are finished when one fails.</returns>
    private async Task<bool> ForEachAsync(IReadOnlyList<int> providers, Func<int, Task<ProviderTrust>> work)
    {
        var done = await Task.WhenAll(providers.Select(work));
        for (var n = 0; n < done.Length; n++) _providers[providers[n]] = done[n];
        await report.FailAsync(App, done);
        return !done.Any(p => p.Error is not null);
    }

    private List<int> Usable(Func<ProviderTrust, bool> wanted) =>
        [.. Enumerable.Range(0, _providers.Length).Where(i => _providers[i].IsUsable && wanted(_providers[i]))];

    private async Task<CertificateRolloverState?> StopAsync()
    {
        if (AnyFailed) await report.FailAsync(Faults.RolloverStopped(App, _providers.Count(p => p.Error is not null), _providers.Length));
        else await host.WarnAsync($"'{App}' keeps signing with the certificate it has, since not every account was to trust the other one.");
        return CertificateRolloverState.Stopped;
    }

    /// <summary>Whether a newer certificate was ever signed with can't be told, so an undo takes back that one first and goes no further.</summary>
    private async Task WarnOfSpareAsync(RolloverAim aim)
    {
        if (aim.Target != _active || trust.App.Certificates.Where(c => c.Starts < _active.Starts).MaxBy(c => c.Starts) is not { } former) return;
        var spares = string.Join(", ", aim.Drop.Select(c => c.Thumbprint));
        await host.WarnAsync($"'{App}' has a newer certificate than the one it signs with ({spares}). Only that is taken back, so that no account trusts it. '{App}' keeps signing with {_active.Thumbprint}. To go back from that to {former.Thumbprint}, remove the newer certificate in Entra and run -Undo again.");
    }

    private CertificateRolloverState End() =>
        _run.Changes.Count == 0 && !AnyFailed ? CertificateRolloverState.UpToDate
        : host.IsPreview ? CertificateRolloverState.Planned
        : AnyFailed || !_complete ? CertificateRolloverState.Activated
        : request.Undo ? CertificateRolloverState.Undone : CertificateRolloverState.Completed;

    private CertificateRollover View(CertificateRolloverState state)
    {
        var target = state == CertificateRolloverState.Stopped ? _signing : _target;
        var now = trust with { App = trust.App with { Certificates = trust.App.Certificates.Concat(_target is null ? [] : [_target]).DistinctBy(c => c.Thumbprint).ToList() } };
        return new CertificateRollover
        {
            AccountId = trust.AccountId,
            AppDisplayName = App,
            ServicePrincipalId = trust.App.ServicePrincipalId,
            State = state,
            FormerThumbprint = trust.Active?.Thumbprint,
            CertificateThumbprint = target?.Thumbprint,
            CertificateExpires = target?.Ends,
            Accounts = [.. _providers.Select(p => now.View(p, _signing?.Thumbprint))],
            FailedAccounts = [.. _providers.Where(p => p.Error is not null).Select(p => p.AccountId).Distinct()],
            Planned = state == CertificateRolloverState.Planned,
            Changes = _run.Changes,
        };
    }
}
