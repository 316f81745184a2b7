using System.Security.Cryptography;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations that change access keys.</summary>
internal static class AccessKeyActions
{
    /// <summary>Answers the secret, this once; what is kept of it is a hash. Another try makes another key.</summary>
    public static object?[] Create(AwsCall call)
    {
        var user = call.UserToChange();
        var quota = call.Account.Quota("AccessKeysPerUserQuota");
        if (user.AccessKeys.Count >= quota) throw AwsRefusal.Limit($"Cannot exceed quota for AccessKeysPerUser: {quota}");
        // 30 bytes are 40 characters of Base64, as long as AWS's own.
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
        var id = SandboxIds.Make("AKIA", secret, 16);
        var visible = call.VisibleAt("key/" + id);
        user.AccessKeys.Add(new SandboxAccessKey
        {
            AccessKeyId = id, CreateDate = call.Now, VisibleAt = visible, UsableAt = visible.AddSeconds(4), SecretHash = SandboxCredentials.Hash(secret),
        });
        return
        [
            E("AccessKey", E("UserName", user.Name), E("AccessKeyId", id), E("Status", "Active"), E("SecretAccessKey", secret), Date("CreateDate", call.Now)),
        ];
    }

    public static object?[]? Update(AwsCall call)
    {
        var status = call["Status"];
        new AwsCheck().Required("Status", status).OneOf("Status", status, "Active", "Inactive").Done();
        Find(call).Key.Active = status == "Active";
        return null;
    }

    public static object?[]? Delete(AwsCall call)
    {
        var (user, key) = Find(call);
        user.AccessKeys.Remove(key);
        return null;
    }

    private static (SandboxUser User, SandboxAccessKey Key) Find(AwsCall call)
    {
        var id = call["AccessKeyId"];
        new AwsCheck().Required("AccessKeyId", id).Length("AccessKeyId", id, 16, 128).Done();
        var user = call["UserName"] is null ? call.User() : call.UserToChange();
        return (user, user.AccessKeys.Find(k => k.AccessKeyId == id) ?? throw AwsRefusal.NotFound($"The Access Key with id {id} cannot be found."));
    }
}
