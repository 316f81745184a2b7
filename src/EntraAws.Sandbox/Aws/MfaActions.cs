using System.Xml.Linq;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on MFA devices.</summary>
internal static class MfaActions
{
    public static object?[] List(AwsCall call)
    {
        var user = call.User();
        var (page, tail) = AwsPaging.Take(call, user.MfaDevices, d => d.SerialNumber);
        return
        [
            AwsXml.List("MFADevices", page.Select(d => new object?[] { E("UserName", user.Name), E("SerialNumber", d.SerialNumber), Date("EnableDate", d.EnableDate) })),
            .. tail,
        ];
    }

    /// <summary>The virtual devices, whose serial number is an ARN. The root user's comes without a user name.</summary>
    public static object?[] ListVirtual(AwsCall call)
    {
        var status = call["AssignmentStatus"] ?? "Any";
        new AwsCheck().OneOf("AssignmentStatus", status, "Assigned", "Unassigned", "Any").Done();
        var account = call.Account;
        var all = new List<(string Serial, object?[] Fields)>();
        if (status != "Unassigned")
        {
            all.AddRange(account.Users.SelectMany(u => u.MfaDevices.Where(IsVirtual).Select(d => (d.SerialNumber, Assigned(d, E("User", EntityXml.User(call, u)))))));
            all.AddRange(Root(account).Where(IsVirtual).Select(d => (d.SerialNumber, Assigned(d, RootUser(account)))));
        }

        if (status != "Assigned") all.AddRange(account.UnassignedMfaDevices.Select(d => (d.SerialNumber, new object?[] { E("SerialNumber", d.SerialNumber) })));
        var (page, tail) = AwsPaging.Take(call, all, d => d.Serial);
        return [AwsXml.List("VirtualMFADevices", page.Select(d => d.Fields)), .. tail];
    }

    private static bool IsVirtual(SandboxMfaDevice device) => device.SerialNumber.StartsWith("arn:", StringComparison.Ordinal);

    private static object?[] Assigned(SandboxMfaDevice device, XElement user) => [E("SerialNumber", device.SerialNumber), user, Date("EnableDate", device.EnableDate)];

    private static IReadOnlyList<SandboxMfaDevice> Root(AwsAccountState account) => account.Root switch
    {
        { MfaDevices.Count: > 0 } root => root.MfaDevices,
        { MfaActive: true } root => [new SandboxMfaDevice { SerialNumber = account.Arn("mfa/root-account-mfa-device"), EnableDate = root.CreateDate }],
        _ => [],
    };

    private static XElement RootUser(AwsAccountState account) =>
        E("User", E("UserId", account.AccountId), E("Arn", account.Arn("root")), Date("CreateDate", account.Root.CreateDate));
}
