using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Roles;

/// <summary>App roles by the value they stand for, so that a thousand wishes do not each look through a thousand roles.</summary>
internal sealed class AppRoleIndex
{
    private readonly Dictionary<string, DirectoryAppRole> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<AppRoleValue, DirectoryAppRole> _byValue = [];

    public AppRoleIndex(IEnumerable<DirectoryAppRole> roles)
    {
        foreach (var role in roles)
        {
            if (role.Value is null) continue;
            _byText.TryAdd(role.Value, role);
            if (AppRoleValue.Parse(role.Value) is not { } value) continue;
            _byValue.TryAdd(value, role);
            Values.Add((role, value));
        }
    }

    /// <summary>Those that stand for an AWS role.</summary>
    public List<(DirectoryAppRole Role, AppRoleValue Value)> Values { get; } = [];

    /// <summary>The role for a value: written as this module writes it, before one with the ARNs in the other order.</summary>
    public DirectoryAppRole? Find(AppRoleValue value) => _byText.GetValueOrDefault(value.ToString()) ?? _byValue.GetValueOrDefault(value);
}
