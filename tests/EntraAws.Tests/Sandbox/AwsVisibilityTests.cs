using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class AwsVisibilityTests
{
    private readonly AwsWire _aws = new();

    [Fact]
    public async Task A_new_role_shows_up_after_two_to_six_seconds()
    {
        (await _aws.Iam("CreateRole", ("RoleName", "Fresh"), ("AssumeRolePolicyDocument", AwsWire.Trust()))).Good();
        (await _aws.Iam("GetRole", ("RoleName", "Fresh"))).Refused(404, "NoSuchEntity");
        Assert.DoesNotContain("Fresh", (await _aws.Iam("ListRoles")).All("RoleName"));
        Assert.DoesNotContain("Fresh", (await _aws.Iam("GetAccountAuthorizationDetails", ("MaxItems", "1000"))).All("RoleName"));
        (await _aws.Iam("CreateRole", ("RoleName", "Fresh"), ("AssumeRolePolicyDocument", AwsWire.Trust()))).Refused(409, "EntityAlreadyExists");
        _aws.Later(1.9);
        (await _aws.Iam("GetRole", ("RoleName", "Fresh"))).Refused(404, "NoSuchEntity");
        await Task.Delay(TimeSpan.FromSeconds(4.2), _aws.Cloud.Clock);
        (await _aws.Iam("GetRole", ("RoleName", "Fresh"))).Good();
        Assert.Contains("Fresh", (await _aws.Iam("ListRoles")).All("RoleName"));
    }

    [Fact]
    public async Task A_trust_policy_cannot_name_a_provider_that_is_too_new()
    {
        var arn = (await _aws.Iam("CreateSAMLProvider", ("Name", "EntraID"), ("SAMLMetadataDocument", AwsWire.Metadata))).Good()["SAMLProviderArn"]!;
        Task<AwsAnswer> Create() => _aws.Iam("CreateRole", ("RoleName", "Fresh"), ("AssumeRolePolicyDocument", AwsWire.Trust("EntraID")));
        (await Create()).Refused(400, "MalformedPolicyDocument", "Invalid principal in policy");
        (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", arn))).Refused(404, "NoSuchEntity");
        Assert.DoesNotContain(arn, (await _aws.Iam("ListSAMLProviders")).All("Arn"));
        _aws.Later(6.1);
        (await _aws.Iam("GetSAMLProvider", ("SAMLProviderArn", arn))).Good();
        (await Create()).Good();
    }
}
