using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsStateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entraaws").FullName;

    private string File => Path.Combine(_folder, "sandbox.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_clouds_on_one_file_lose_no_write()
    {
        Create();
        using var one = new AwsWire(SandboxCloud.Open(File));
        using var two = new AwsWire(SandboxCloud.Open(File));
        await Task.WhenAll(Make(one, "A"), Make(two, "B"));
        using var third = new AwsWire(SandboxCloud.Open(File));
        third.Later(30);
        var names = (await third.Iam("ListRoles")).Good().All("RoleName");
        Assert.Equal(24, names.Count(n => n.StartsWith("Role-", StringComparison.Ordinal)));

        static async Task Make(AwsWire aws, string prefix)
        {
            // Names of one length: the file's length tells nothing about who wrote it.
            for (var i = 10; i < 22; i++)
                (await Task.Run(() => aws.Iam("CreateRole", ("RoleName", $"Role-{prefix}{i}"), ("AssumeRolePolicyDocument", AwsWire.Trust())))).Good();
        }
    }

    [Fact]
    public async Task One_sees_what_the_other_changed_though_the_length_stays()
    {
        Create();
        using var one = new AwsWire(SandboxCloud.Open(File));
        using var two = new AwsWire(SandboxCloud.Open(File));
        for (var i = 0; i < 20; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (one, two) : (two, one);
            (await writer.Iam("UpdateRole", ("RoleName", "EmergencyAdmin"), ("Description", $"number {i:00}"))).Good();
            Assert.Equal($"number {i:00}", (await reader.Iam("GetRole", ("RoleName", "EmergencyAdmin"))).Good()["Description"]);
        }
    }

    [Fact]
    public async Task A_refused_or_lost_write_leaves_the_file_whole()
    {
        Create();
        using var aws = new AwsWire(SandboxCloud.Open(File));
        var before = await System.IO.File.ReadAllTextAsync(File);
        (await aws.Iam("CreateRole", ("RoleName", "X"), ("AssumeRolePolicyDocument", "{"))).Refused(400, "MalformedPolicyDocument");
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(File));
        aws.Cloud.Faults = new ScriptedFaults().On("CreateRole", Fault.LostAnswer);
        await Assert.ThrowsAsync<HttpRequestException>(() => aws.Iam("CreateRole", ("RoleName", "X"), ("AssumeRolePolicyDocument", AwsWire.Trust())));
        using var again = SandboxCloud.Open(File);
        Assert.Contains("X", again.Store.Read(s => s.Accounts[AwsWire.Home].Roles.Select(r => r.Name).ToList()));
        Assert.DoesNotContain(Directory.GetFiles(_folder), f => f.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_is_the_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        Create();
        using var aws = new AwsWire(SandboxCloud.Open(File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        await aws.NewRole();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task A_session_of_one_cloud_is_good_in_another()
    {
        Create();
        using var one = new AwsWire(SandboxCloud.Open(File));
        using var two = new AwsWire(SandboxCloud.Open(File));
        var session = (await one.Sts("AssumeRole", ("RoleArn", "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole"), ("RoleSessionName", "me"))).Good();
        (two.Key, two.Token) = (session["AccessKeyId"]!, session["SessionToken"]);
        Assert.Equal(AwsWire.Member, (await two.Sts("GetCallerIdentity")).Good()["Account"]);
    }

    [Fact]
    public void Everything_survives_the_file()
    {
        Create();
        using var cloud = SandboxCloud.Open(File);
        var fresh = System.Text.Json.JsonSerializer.Serialize(SampleCompany.Create(AwsWire.Start).Accounts);
        Assert.Equal(fresh, cloud.Store.Read(s => System.Text.Json.JsonSerializer.Serialize(s.Accounts)));
    }

    private void Create() => SandboxStore.Create(File, SampleCompany.Create(AwsWire.Start), overwrite: false);
}
