using System.Globalization;
using System.Xml;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>AWS's attributes of an assertion.</summary>
internal sealed class SamlClaims
{
    private const int MostTags = 50;

    private static readonly string[] Known = [SamlNames.Role, SamlNames.RoleSessionName, SamlNames.SessionDuration, SamlNames.SourceIdentity, SamlNames.TransitiveTagKeys];

    private readonly SamlFindings _findings;

    // As they are written: a blank before a name is part of it, and AWS's patterns take none.
    private readonly ILookup<string, string> _values;

    public SamlClaims(XmlElement assertion, SamlFindings findings)
    {
        _findings = findings;
        var attributes = assertion.Children(SamlNames.Assertion, "AttributeStatement").SelectMany(s => s.Children(SamlNames.Assertion, "Attribute")).ToList();
        _values = attributes
            .SelectMany(a => a.Children(SamlNames.Assertion, "AttributeValue").Select(v => (Name: a.Attr("Name") ?? "", Value: v.InnerText)))
            .ToLookup(p => p.Name, p => p.Value, StringComparer.Ordinal);
        CheckNames(attributes.Select(a => a.Attr("Name") ?? "").ToList());
        Roles = ReadRoles();
        RoleSessionName = ReadSessionName();
        SessionDuration = ReadDuration();
        SourceIdentity = ReadSourceIdentity();
        SessionTags = ReadTags();
    }

    public IReadOnlyList<AppRoleValue> Roles { get; }

    public string? RoleSessionName { get; }

    public int? SessionDuration { get; }

    public string? SourceIdentity { get; }

    public IReadOnlyDictionary<string, string> SessionTags { get; }

    private void CheckNames(IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(n => n.StartsWith(SamlNames.Attribute, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal))
        {
            if (names.Count(n => n == name) > 1) _findings.AttributeDuplicated(name);
            if (Known.Contains(name, StringComparer.Ordinal) || name.StartsWith(SamlNames.PrincipalTag, StringComparison.Ordinal)) continue;
            var meant = Known.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
            if (meant is not null) _findings.AttributeNameWrong(name, meant);
            else _findings.AttributeUnknown(name);
        }
    }

    // There, but in other letters, which is told by itself.
    private bool IsMisnamed(string name) => _values.Any(g => g.Key != name && string.Equals(g.Key, name, StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<AppRoleValue> ReadRoles()
    {
        if (!_values.Contains(SamlNames.Role) && !IsMisnamed(SamlNames.Role)) _findings.RoleMissing();
        var roles = new List<AppRoleValue>();
        foreach (var value in _values[SamlNames.Role].Distinct(StringComparer.Ordinal))
        {
            var parsed = AppRoleValue.Parse(string.Join(',', value.Split(',').Select(p => p.Trim())));
            if (parsed is null) _findings.RoleInvalid(value, "it is not the ARN of a role and that of a SAML provider with a comma between.");
            else if (parsed.Role.AccountId != parsed.Provider.AccountId) _findings.RoleInvalid(value, "the provider is in another account than the role.");
            // The same pair can be written in several ways, and is one role all the same.
            else if (!roles.Contains(parsed)) roles.Add(parsed);
        }

        return roles;
    }

    private void CheckOne(string name)
    {
        if (_values[name].Skip(1).Any()) _findings.AttributeDuplicated(name);
    }

    private string? ReadSessionName()
    {
        CheckOne(SamlNames.RoleSessionName);
        if (_values[SamlNames.RoleSessionName].FirstOrDefault() is not { } name || string.IsNullOrWhiteSpace(name))
        {
            if (!IsMisnamed(SamlNames.RoleSessionName)) _findings.RoleSessionNameMissing();
            return null;
        }

        if (SessionName.Problem(name) is { } problem) _findings.RoleSessionNameInvalid(problem);
        return name;
    }

    private int? ReadDuration()
    {
        CheckOne(SamlNames.SessionDuration);
        if (_values[SamlNames.SessionDuration].FirstOrDefault()?.Trim() is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= AwsRules.LeastConsoleSession and <= AwsRules.MostSession) return seconds;
        _findings.SessionDurationInvalid(text);
        return null;
    }

    private string? ReadSourceIdentity()
    {
        CheckOne(SamlNames.SourceIdentity);
        if (_values[SamlNames.SourceIdentity].FirstOrDefault() is not { } identity) return null;
        if (SessionName.Problem(identity) is not null || identity.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) _findings.SourceIdentityInvalid(identity);
        return identity;
    }

    private IReadOnlyDictionary<string, string> ReadTags()
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in _values.Where(g => g.Key.StartsWith(SamlNames.PrincipalTag, StringComparison.Ordinal)))
        {
            var key = group.Key[SamlNames.PrincipalTag.Length..];
            var value = group.First();
            if (group.Count() > 1) _findings.SessionTagInvalid(key, "it has several values; a tag has one.");
            if (!tags.TryAdd(key, value)) _findings.SessionTagInvalid(key, "it is there twice; AWS does not tell upper from lower case in keys.");
            if (key.Length is 0 or > 128) _findings.SessionTagInvalid(key, "a key has 1 to 128 characters.");
            if (value.Length > 256) _findings.SessionTagInvalid(key, "a value has at most 256 characters.");
        }

        if (tags.Count > MostTags) _findings.SessionTagInvalid(tags.Keys.First(), $"there are {tags.Count} tags; AWS takes {MostTags}.");
        return tags;
    }
}
