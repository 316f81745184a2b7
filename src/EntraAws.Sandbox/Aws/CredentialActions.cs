using System.Xml.Linq;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on users' credentials.</summary>
internal static class CredentialActions
{
    public static object?[] GetLoginProfile(AwsCall call)
    {
        var user = call.User();
        var password = user.Password ?? throw AwsRefusal.NotFound($"Login Profile for User {user.Name} cannot be found.");
        return [E("LoginProfile", E("UserName", user.Name), Date("CreateDate", password.LastChanged), Flag("PasswordResetRequired", false))];
    }

    public static object?[] ListAccessKeys(AwsCall call)
    {
        var user = call.User();
        var (page, tail) = AwsPaging.Take(call, user.AccessKeys.Where(k => k.VisibleAt <= call.Now), k => k.AccessKeyId);
        return
        [
            AwsXml.List("AccessKeyMetadata", page.Select(k => new object?[]
            {
                E("UserName", user.Name), E("AccessKeyId", k.AccessKeyId), E("Status", Status(k.Active)), Date("CreateDate", k.CreateDate),
            })),
            .. tail,
        ];
    }

    /// <summary>A key that was never used has N/A for service and Region, and no date.</summary>
    public static object?[] GetAccessKeyLastUsed(AwsCall call)
    {
        var id = call["AccessKeyId"];
        new AwsCheck().Required("AccessKeyId", id).Length("AccessKeyId", id, 16, 128).Done();
        foreach (var user in call.Account.Users)
            if (user.AccessKeys.Find(k => k.AccessKeyId == id) is { } key)
                return
                [
                    E("UserName", user.Name),
                    E("AccessKeyLastUsed", key.LastUsed is { } used ? Date("LastUsedDate", used) : null, E("ServiceName", key.LastUsedService ?? "N/A"), E("Region", key.LastUsedRegion ?? "N/A")),
                ];
        throw AwsRefusal.NotFound($"The Access Key with id {id} cannot be found.");
    }

    public static object?[] ListSshKeys(AwsCall call)
    {
        var user = call.User();
        var (page, tail) = AwsPaging.Take(call, user.SshKeys, k => k.KeyId);
        return
        [
            AwsXml.List("SSHPublicKeys", page.Select(k => new object?[]
            {
                E("UserName", user.Name), E("SSHPublicKeyId", k.KeyId), E("Status", Status(k.Active)), Date("UploadDate", k.UploadDate),
            })),
            .. tail,
        ];
    }

    public static object?[] ListCertificates(AwsCall call)
    {
        var user = call.User();
        var (page, tail) = AwsPaging.Take(call, user.Certificates, c => c.CertificateId);
        return
        [
            AwsXml.List("Certificates", page.Select(c => new object?[]
            {
                E("UserName", user.Name), E("CertificateId", c.CertificateId), E("CertificateBody", "-----BEGIN CERTIFICATE-----"), E("Status", Status(c.Active)), Date("UploadDate", c.UploadDate),
            })),
            .. tail,
        ];
    }

    /// <summary>Of one user, or of all: AllUsers came late, and saves a call for each.</summary>
    public static object?[] ListServiceCredentials(AwsCall call)
    {
        var service = call["ServiceName"];
        var users = call.Parameters.Flag("AllUsers") ? call.Account.Users : [call.User()];
        var all = users.SelectMany(u => u.ServiceCredentials.Where(c => service is null || c.ServiceName == service).Select(c => (User: u, Credential: c)));
        var (page, tail) = AwsPaging.Take(call, all, i => $"{i.User.Name} {i.Credential.CredentialId}");
        return [AwsXml.List("ServiceSpecificCredentials", page.Select(i => Fields(i.User, i.Credential))), .. tail];
    }

    private static object?[] Fields(SandboxUser user, SandboxServiceCredential credential) =>
    [
        E("UserName", user.Name), E("Status", credential.Status), Optional("ServiceUserName", credential.ServiceUserName), Date("CreateDate", credential.CreateDate),
        credential.ExpirationDate is { } end ? Date("ExpirationDate", end) : null,
        E("ServiceSpecificCredentialId", credential.CredentialId), E("ServiceName", credential.ServiceName),
    ];

    private static string Status(bool active) => active ? "Active" : "Inactive";
}
