using System.Globalization;
using EntraAws.Sandbox;

namespace EntraAws.Engine;

/// <summary>With what the users of an inventory sign in, for the sandbox. It holds the ages of credentials in days, so they begin at the time of day at which it was taken.</summary>
internal static class CredentialsFromInventory
{
    // The credential report has two slots.
    private const int MostSlots = 2;

    public static SandboxRootUser Root(AwsIamInventory inventory)
    {
        var root = inventory.Root;
        // The devices that AWS names no user of: the enabled ones are root's.
        var devices = inventory.VirtualMfaDevices.Where(d => d.UserName is null && d.EnabledAt is not null).Select(d => Device(d, inventory)).ToList();
        var active = root?.MfaEnabled ?? devices.Count > 0;
        if (active && devices.Count == 0) devices.Add(Hardware("root", inventory.TakenAt));
        return new SandboxRootUser
        {
            CreateDate = inventory.Users.Select(u => u.CreatedAt).Concat(inventory.Roles.Select(r => r.CreatedAt)).Append(inventory.TakenAt).Min() ?? inventory.TakenAt,
            Password = root?.PasswordEnabled == true ? new SandboxPassword { LastChanged = inventory.TakenAt, LastUsed = root.PasswordLastUsed } : null,
            MfaActive = active,
            MfaDevices = devices,
            AccessKeys = Keys(root?.AccessKeys ?? [], $"{inventory.AccountId}/root", inventory),
        };
    }

    public static List<SandboxMfaDevice> Unassigned(AwsIamInventory inventory) =>
        inventory.VirtualMfaDevices.Where(d => d.UserName is null && d.EnabledAt is null).Select(d => Device(d, inventory)).ToList();

    /// <summary>The user's virtual devices. One that has MFA without them has a device that no list shows.</summary>
    public static List<SandboxMfaDevice> Devices(AwsIamUser user, IEnumerable<AwsMfaDevice> virtualOnes, AwsIamInventory inventory)
    {
        var devices = virtualOnes.Select(d => Device(d, inventory)).ToList();
        if (devices.Count == 0 && user.MfaEnabled == true) devices.Add(Hardware(user.Arn, user.CreatedAt ?? inventory.TakenAt));
        return devices;
    }

    /// <summary>Keys whose ids were not read get some in the order of the report, which sorts by them.</summary>
    public static List<SandboxAccessKey> Keys(IReadOnlyList<AwsAccessKey> keys, string owner, AwsIamInventory inventory) => keys.Select((k, i) => new SandboxAccessKey
    {
        AccessKeyId = k.AccessKeyId ?? SandboxIds.Make($"AKIA{(char)('A' + i)}", owner, 15),
        Active = k.Active,
        CreateDate = Before(inventory, k.Age),
        LastUsed = k.LastUsed,
        LastUsedRegion = k.LastUsedRegion,
        LastUsedService = k.LastUsedService,
    }).ToList();

    public static List<SandboxCertificate> Certificates(AwsIamUser user, AwsIamInventory inventory) =>
        Enumerable.Range(0, Math.Clamp(user.SigningCertificates ?? 0, 0, MostSlots))
            .Select(i => new SandboxCertificate { CertificateId = SandboxIds.Make($"{(char)('A' + i)}", user.Arn, 23), UploadDate = inventory.TakenAt }).ToList();

    public static List<SandboxServiceCredential> Services(AwsIamUser user, AwsIamInventory inventory) => user.ServiceCredentials.Select((c, i) => new SandboxServiceCredential
    {
        CredentialId = c.CredentialId ?? SandboxIds.Make("ACCA", string.Create(CultureInfo.InvariantCulture, $"{user.Arn}/{c.ServiceName}/{i}")),
        ServiceName = c.ServiceName,
        Status = c.Status,
        CreateDate = c.CreatedAt ?? inventory.TakenAt,
        ExpirationDate = c.ExpiresAt,
    }).ToList();

    public static List<SandboxSshKey> SshKeys(AwsIamUser user, AwsIamInventory inventory) =>
        (user.SshKeys ?? []).Select(k => new SandboxSshKey { KeyId = k.KeyId, Active = k.Status == "Active", UploadDate = k.UploadedAt ?? inventory.TakenAt }).ToList();

    public static List<SandboxServiceAccess> LastAccessed(AwsIamUser user) => (user.LastAccessed ?? []).Select(a => new SandboxServiceAccess
    {
        ServiceNamespace = a.ServiceNamespace,
        ServiceName = a.ServiceNamespace,
        LastAuthenticated = a.LastAccessed,
        Region = a.Region,
    }).ToList();

    public static SandboxPasswordPolicy? PasswordPolicy(AwsPasswordPolicy? policy) => policy is null ? null : new SandboxPasswordPolicy
    {
        MinimumPasswordLength = policy.MinimumLength,
        RequireSymbols = policy.RequireSymbols,
        RequireNumbers = policy.RequireNumbers,
        RequireUppercaseCharacters = policy.RequireUppercase,
        RequireLowercaseCharacters = policy.RequireLowercase,
        AllowUsersToChangePassword = policy.AllowUsersToChange,
        MaxPasswordAge = policy.MaxAge,
        PasswordReusePrevention = policy.ReusePrevention,
        HardExpiry = policy.HardExpiry,
    };

    public static DateTimeOffset Before(AwsIamInventory inventory, int? days) => inventory.TakenAt.AddDays(-(days ?? 0));

    private static SandboxMfaDevice Device(AwsMfaDevice device, AwsIamInventory inventory) => new() { SerialNumber = device.SerialNumber, EnableDate = device.EnabledAt ?? inventory.TakenAt };

    /// <summary>A serial number that is no ARN.</summary>
    private static SandboxMfaDevice Hardware(string owner, DateTimeOffset enabled) =>
        new() { SerialNumber = string.Create(CultureInfo.InvariantCulture, $"GAHT{SandboxIds.Number(owner, 100_000_000):00000000}"), EnableDate = enabled };
}
