using System.Security.Cryptography;
using System.Text;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Roles;

/// <summary>
/// Works out what the app roles of one app shall be. Nothing is dropped that was not made for AWS: every role of the
/// template and every value that is no pair of ARNs stays as it was read.
/// </summary>
internal sealed class AppRoleMerge
{
    private readonly string _app;
    private readonly Guid _servicePrincipalId;
    private readonly IReadOnlyList<AppRoleValue> _wanted;
    private readonly bool _prune;

    public AppRoleMerge(string app, Guid servicePrincipalId, IReadOnlyList<AppRoleValue> wanted, bool prune)
    {
        _app = app;
        _servicePrincipalId = servicePrincipalId;
        _wanted = wanted;
        _prune = prune;
    }

    /// <summary>What has to be done to the roles as they are read now.</summary>
    public IReadOnlyList<AppRoleStep> Steps(IReadOnlyList<DirectoryAppRole> current)
    {
        var steps = new List<AppRoleStep>();
        foreach (var value in _wanted)
        {
            var existing = Find(current, value);
            if (existing is null) steps.Add(new AppRoleStep(Addition(value), New(value, current.Concat(steps.Select(s => s.Role)))));
            else if (!existing.IsEnabled) steps.Add(new AppRoleStep(Enabling(value, existing), existing with { IsEnabled = true }));
        }

        if (!_prune) return steps;
        var accounts = _wanted.Select(v => v.Role.AccountId).ToHashSet(StringComparer.Ordinal);
        foreach (var role in current)
        {
            if (role.Origin == "Application" || AppRoleValue.Parse(role.Value) is not { } value) continue;
            if (accounts.Contains(value.Role.AccountId) && !_wanted.Contains(value)) steps.Add(new AppRoleStep(Removal(value, role), role));
        }

        return steps;
    }

    public static DirectoryAppRole? Find(IReadOnlyList<DirectoryAppRole> roles, AppRoleValue value) =>
        roles.FirstOrDefault(r => r.Value == value.ToString()) ?? roles.FirstOrDefault(r => AppRoleValue.Parse(r.Value) == value);

    private DirectoryAppRole New(AppRoleValue value, IEnumerable<DirectoryAppRole> taken)
    {
        var name = $"{value.Role.Name},{value.Provider.Name}";
        if (taken.Any(r => r.DisplayName == name)) name = $"{name} ({value.Role.AccountId})";
        return new DirectoryAppRole { Id = IdOf(value), DisplayName = name, Description = name, Value = value.ToString(), Origin = "ServicePrincipal" };
    }

    private Guid IdOf(AppRoleValue value) => IdOf(_servicePrincipalId, value);

    /// <summary>The id of an app role that is written here. The same app and value give the same id, so that a repeated write is the same write.</summary>
    public static Guid IdOf(Guid servicePrincipalId, AppRoleValue value)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{servicePrincipalId:D} {value}"))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: a hash of our own choosing (RFC 9562)
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private Change Addition(AppRoleValue value) => Step(ChangeKind.Add, value, null) with
    {
        After = Values.Of(("Value", value.ToString())),
        Reason = "It can be assigned to people then.",
    };

    private Change Enabling(AppRoleValue value, DirectoryAppRole role) => Step(ChangeKind.Update, value, role) with
    {
        Before = Values.Of(("IsEnabled", "false")),
        After = Values.Of(("IsEnabled", "true")),
        Reason = "It was switched off, and a role that is off can't be assigned.",
    };

    private Change Removal(AppRoleValue value, DirectoryAppRole role) => Step(ChangeKind.Remove, value, role) with
    {
        Before = Values.Of(("Value", role.Value), ("DisplayName", role.DisplayName)),
        ReducesAccess = true,
        Reason = "It is not among the wanted roles of its account.",
    };

    private Change Step(ChangeKind kind, AppRoleValue value, DirectoryAppRole? role) => new()
    {
        Kind = kind,
        Cloud = Cloud.Entra,
        TargetType = "app role",
        Target = $"{value.Role} of {_app}",
        AccountId = value.Role.AccountId,
        TargetId = (role?.Id ?? IdOf(value)).ToString(),
        Reason = "",
    };
}
