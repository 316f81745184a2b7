using EntraAws.Engine.Inventory;

namespace EntraAws.Tests.Inventories;

public sealed class AccessKeyJoinTests
{
    private static AwsAccessKey Reported(bool active, int age, string service) => new() { Active = active, Age = age, LastUsedService = service };

    private static AwsAccessKey Listed(string id, bool active, int age) => new() { AccessKeyId = id, Active = active, Age = age };

    [Fact]
    public void State_and_age_tell_which_line_is_which_keys()
    {
        var joined = AccessKeyJoin.Of([Reported(false, 700, "ec2"), Reported(true, 30, "s3")], [Listed("AKIA1", true, 30), Listed("AKIA2", false, 700)]);

        Assert.Equal([("AKIA1", "s3"), ("AKIA2", "ec2")], joined.Select(k => (k.AccessKeyId, k.LastUsedService)));
    }

    [Fact]
    public void A_line_that_could_be_either_keys_is_given_to_none()
    {
        var joined = AccessKeyJoin.Of([Reported(true, 30, "ec2"), Reported(true, 30, "s3")], [Listed("AKIA1", true, 30), Listed("AKIA2", true, 30)]);

        Assert.All(joined, k => Assert.Null(k.LastUsedService));
        Assert.Equal(["AKIA1", "AKIA2"], joined.Select(k => k.AccessKeyId));
    }

    [Fact]
    public void A_key_newer_than_the_report_is_kept()
    {
        var joined = AccessKeyJoin.Of([], [Listed("AKIA1", true, 0)]);

        Assert.Equal("AKIA1", Assert.Single(joined).AccessKeyId);
    }
}
