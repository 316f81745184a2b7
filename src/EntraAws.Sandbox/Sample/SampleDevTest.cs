using static EntraAws.Sandbox.SampleDocuments;

namespace EntraAws.Sandbox;

/// <summary>The dev/test account of the sample company. The production account reaches it through OrganizationAccountAccessRole.</summary>
internal static class SampleDevTest
{
    public const string AccountId = "444455556666";

    public static AwsAccountState Create(DateTimeOffset now)
    {
        var account = new SampleAccount(AccountId, "Contoso Dev/Test", now);
        var state = account.State;
        state.Root = new SandboxRootUser
        {
            CreateDate = account.Ago(1600), Password = new SandboxPassword { LastChanged = account.Ago(1600), LastUsed = null },
        };

        state.Contacts.Add(new SandboxContact { Type = "OPERATIONS", Name = "Ben Ortiz", Title = "Operations", EmailAddress = "ops@contoso.com", PhoneNumber = "+49 30 5550102" });

        account.Group("Developers", 1590, account.Managed("PowerUserAccess"));
        account.Group("Testers", 1200, account.Managed("ReadOnlyAccess"), account.Managed("CloudWatchReadOnlyAccess"));
        account.Policy("TestDataAccess", 1100, "The anonymised test data", Allow(["s3:GetObject"], "arn:aws:s3:::contoso-testdata/*"));

        account.Key(account.Person("ben.ortiz", 1580, 800, 30, mfa: false, "Developers"), 1500, 45, "ec2");
        account.Person("carla.meyer", 1580, 100, 4, mfa: true, "Developers");
        account.Key(account.Person("grace.obi", 1100, 600, 60, mfa: false, "Developers"), 1100, null);
        account.Person("kira.novak", 590, 590, 2, mfa: true, "Developers");
        account.Person("paul.martin", 900, 450, 11, mfa: false, "Testers").AttachedPolicies.Add(state.Arn("policy/TestDataAccess"));
        account.Person("quinn.adams", 880, 200, 8, mfa: true, "Testers");
        account.Person("rosa.diaz", 400, 400, null, mfa: false, "Testers");
        account.Person("sven.holm", 1400, 1400, 700, mfa: false, "Developers");
        var build = account.User("svc-ci", 1300, "/service/");
        build.AttachedPolicies.Add(account.Managed("AmazonEC2FullAccess"));
        build.Tags.Add(new SandboxTag { Key = "kind", Value = "service" });
        account.Key(build, 1300, 0, "ec2");

        account.ServiceLinkedRoles(1600);
        var access = account.Role(
            "OrganizationAccountAccessRole", 1600, TrustAws($"arn:aws:iam::{SampleProduction.AccountId}:root"), "/", account.Managed("AdministratorAccess"));
        access.LastUsed = account.Ago(1);
        access.LastUsedRegion = "us-east-1";
        var runner = account.Role("TestRunner", 1000, TrustService("ec2.amazonaws.com"), "/", account.Managed("AmazonEC2ReadOnlyAccess"));
        runner.InstanceProfiles.Add(new SandboxInstanceProfile { Name = "TestRunner", InstanceProfileId = account.Id("AIPA", "TestRunner"), CreateDate = runner.CreateDate });
        return state;
    }
}
