using static EntraAws.Sandbox.SampleDocuments;

namespace EntraAws.Sandbox;

/// <summary>The production account of the sample company, with the sins of ten years in it.</summary>
internal static class SampleProduction
{
    public const string AccountId = "111122223333";

    public static AwsAccountState Create(DateTimeOffset now)
    {
        var account = new SampleAccount(AccountId, "Contoso Production", now);
        var state = account.State;
        state.Alias = "contoso-production";
        state.OperatorUserName = "ada.lane";
        state.PasswordPolicy = new SandboxPasswordPolicy
        {
            MinimumPasswordLength = 10, RequireNumbers = true, RequireLowercaseCharacters = true, RequireUppercaseCharacters = true,
            AllowUsersToChangePassword = true, MaxPasswordAge = 180, PasswordReusePrevention = 3,
        };
        // The root user is in use, and it has a key: the first finding of every audit.
        state.Root = new SandboxRootUser
        {
            CreateDate = account.Ago(3900), MfaActive = true,
            Password = new SandboxPassword { LastChanged = account.Ago(1460), LastUsed = account.Ago(12) },
            AccessKeys = [new SandboxAccessKey { AccessKeyId = account.Id("AKIA", "root", 16), CreateDate = account.Ago(2900), LastUsed = account.Ago(410), LastUsedService = "s3", LastUsedRegion = "us-east-1" }],
        };

        var deploy = account.Policy(
            "ContosoDeploy", 1500, "Deploys the shop", Allow(["ecs:UpdateService"]), Allow(["ecs:*", "ecr:*", "iam:PassRole"]));
        var backup = account.Policy("ContosoBackup", 2100, "Writes the nightly backups", Allow(["s3:PutObject", "s3:ListBucket"], "arn:aws:s3:::contoso-backup*"));
        account.Policy("ContosoBoundary", 900, "The most that developers may give away", Allow(["s3:*", "dynamodb:*", "lambda:*", "logs:*"]));
        account.Policy("ContosoOldReporting", 2600, "Of a reporting job that is gone", Allow(["redshift:*", "s3:GetObject"]));

        account.Group("Administrators", 3800, account.Managed("AdministratorAccess"));
        account.Group("Developers", 3800, account.Managed("PowerUserAccess"), account.Managed("IAMUserChangePassword"));
        account.Group("Finance", 3100, account.Managed("job-function/Billing"));
        account.Group("DataTeam", 1700, account.Managed("job-function/DataScientist"), account.Managed("AmazonS3ReadOnlyAccess"));
        account.Group("Support", 2000, account.Managed("job-function/SupportUser"), account.Managed("ReadOnlyAccess"));
        account.Group("Auditors", 800, account.Managed("SecurityAudit"), account.Managed("job-function/ViewOnlyAccess"));
        state.Groups[1].InlinePolicies.Add(new SandboxInlinePolicy { Name = "DenyBilling", Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"aws-portal:*","Resource":"*"}]}""" });

        state.Contacts =
        [
            new SandboxContact { Type = "BILLING", Name = "Elena Rossi", Title = "Finance", EmailAddress = "billing@contoso.com", PhoneNumber = "+49 30 5550100" },
            new SandboxContact { Type = "SECURITY", Name = "Ada Lane", Title = "Platform lead", EmailAddress = "security@contoso.com", PhoneNumber = "+49 30 5550101" },
        ];
        state.RegionStatus["eu-central-2"] = "ENABLED";
        state.RegionStatus["me-central-1"] = "DISABLING";
        state.UnassignedMfaDevices.Add(new SandboxMfaDevice { SerialNumber = state.Arn("mfa/never-activated") });

        People(account);
        Services(account, deploy, backup);
        Roles(account, deploy);
        return state;
    }

    private static void People(SampleAccount account)
    {
        account.Key(account.Person("ada.lane", 3700, 60, 0, mfa: true, "Administrators"), 45, 0, "iam", "us-east-1");
        var ben = account.Person("ben.ortiz", 3000, 500, 2, mfa: false, "Administrators", "Developers");
        account.Key(ben, 1200, 3, "ec2");
        var carla = account.Person("carla.meyer", 2500, 100, 1, mfa: true, "Developers");
        account.Key(carla, 700, 640, "s3");
        account.Key(carla, 80, 1, "lambda");
        carla.PermissionsBoundary = account.State.Arn("policy/ContosoBoundary");
        account.Accessed(ben.LastAccessed, ("ec2", "Amazon EC2", 3), ("s3", "Amazon S3", 40), ("iam", "AWS Identity and Access Management", 2), ("redshift", "Amazon Redshift", null));
        ben.SshKeys.Add(new SandboxSshKey { KeyId = account.Id("APKA", "ben.ortiz"), UploadDate = account.Ago(1100) });
        var david = account.Person("david.kim", 2200, 900, 400, mfa: false, "Developers");
        account.Key(david, 2200, null);
        account.Person("elena.rossi", 2900, 120, 6, mfa: true, "Finance");
        account.Person("farid.nassar", 1500, 30, 1, mfa: true, "DataTeam");
        account.Key(account.Person("grace.obi", 1200, 300, 20, mfa: false, "DataTeam", "Developers"), 290, 21, "athena");
        account.Person("henrik.dahl", 1900, 700, null, mfa: false, "Support");
        account.Person("ines.costa", 750, 90, 5, mfa: true, "Auditors");
        var jonas = account.Person("jonas.weber", 2600, 400, 9, mfa: false);
        jonas.AttachedPolicies.Add(account.Managed("AmazonEC2FullAccess"));
        jonas.InlinePolicies.Add(new SandboxInlinePolicy { Name = "temporary-2019", Document = Allow(["iam:*"]) });
        jonas.Certificates.Add(new SandboxCertificate { CertificateId = account.Id("CERT", "jonas.weber", 24), UploadDate = account.Ago(2400) });
        account.Key(account.User("kira.novak", 600, "/", "Developers"), 590, 2, "dynamodb");
        account.Person("liam.byrne", 500, 50, 3, mfa: true, "Support");
        account.Person("mona.haddad", 1400, 160, 14, mfa: true, "Finance", "Auditors");
        account.Key(account.Person("nils.berg", 2000, 1000, 380, mfa: false, "Developers"), 1900, 380, "s3", active: false);
        account.Person("olga.petrova", 300, 20, 1, mfa: true, "Administrators").Tags.Add(new SandboxTag { Key = "team", Value = "Platform" });
        // Left the company; nobody in the tenant has this name.
        account.Key(account.Person("oldcontractor7", 2300, 2300, 700, mfa: false, "Developers"), 2300, 95, "ec2");
    }

    private static void Services(SampleAccount account, string deploy, string backup)
    {
        var backups = account.User("svc-backup", 2100, "/service/");
        backups.AttachedPolicies.Add(backup);
        account.Key(backups, 2100, 0, "s3");
        var deploys = account.User("svc-deploy", 1500, "/service/");
        deploys.AttachedPolicies.Add(deploy);
        account.Key(deploys, 1500, 800, "ecs", active: false);
        account.Key(deploys, 820, 0, "ecs");
        var monitoring = account.User("svc-monitoring", 1000, "/service/");
        monitoring.AttachedPolicies.Add(account.Managed("CloudWatchReadOnlyAccess"));
        account.Key(monitoring, 1000, 0, "monitoring");
        deploys.ServiceCredentials.Add(new SandboxServiceCredential
        {
            CredentialId = account.Id("ACCA", "svc-deploy"), ServiceName = "codecommit.amazonaws.com", ServiceUserName = "svc-deploy-at-111122223333", CreateDate = account.Ago(1400),
        });
        account.Accessed(backups.LastAccessed, ("s3", "Amazon S3", 0));
        foreach (var user in new[] { backups, deploys, monitoring }) user.Tags.Add(new SandboxTag { Key = "kind", Value = "service" });
    }

    private static void Roles(SampleAccount account, string deploy)
    {
        account.ServiceLinkedRoles(3900);
        var center = account.SamlProvider("AWSSSO_1f0e2d3c4b5a6978_DO_NOT_DELETE", 400, "portal.sso.eu-central-1.amazonaws.com");
        account.Role(
            "AWSReservedSSO_ReadOnly_0123456789abcdef", 400, TrustSaml(center, tagSession: true), "/aws-reserved/sso.amazonaws.com/eu-central-1/",
            account.Managed("ReadOnlyAccess")).MaxSessionDuration = 28800;

        var adfs = account.SamlProvider("OldADFS", 3600, "sts.contoso.com");
        var federated = account.Role("ADFS-ReadOnly", 3600, TrustSaml(adfs), "/", account.Managed("ReadOnlyAccess"));
        federated.Description = "Sign-in by AD FS, out of use";
        federated.LastUsed = account.Ago(390);
        federated.LastUsedRegion = "us-east-1";

        var web = account.Role("ShopWebServer", 1800, TrustService("ec2.amazonaws.com"), "/", account.Managed("AmazonS3ReadOnlyAccess"), account.Managed("AmazonDynamoDBFullAccess"));
        web.InstanceProfiles.Add(new SandboxInstanceProfile { Name = "ShopWebServer", InstanceProfileId = account.Id("AIPA", "ShopWebServer"), CreateDate = web.CreateDate });
        web.LastUsed = account.Ago(0);
        web.LastUsedRegion = "eu-central-1";
        var lambda = account.Role("OrderProcessor", 900, TrustService("lambda.amazonaws.com"), "/service-role/", account.Managed("AWSLambda_FullAccess"));
        lambda.InlinePolicies.Add(new SandboxInlinePolicy { Name = "orders", Document = Allow(["dynamodb:PutItem", "sqs:*"]) });

        account.State.OidcProviders.Add(new SandboxOidcProvider
        {
            Url = "token.actions.githubusercontent.com", ClientIds = ["sts.amazonaws.com"], Thumbprints = [new string('f', 40)], CreateDate = account.Ago(600),
        });
        account.Role("GitHubDeploy", 600, TrustOidc(account.State.Arn("oidc-provider/token.actions.githubusercontent.com"), "repo:contoso/shop:*"), "/", deploy);
        account.Role("PartnerAudit", 1100, TrustAws("arn:aws:iam::999988887777:root", "contoso-7731"), "/", account.Managed("SecurityAudit")).Description = "For the external auditor";
        var emergency = account.Role("EmergencyAdmin", 700, TrustAws(account.State.Arn("root")), "/", account.Managed("AdministratorAccess"));
        emergency.Tags.Add(new SandboxTag { Key = "owner", Value = "Platform" });
        emergency.Description = "Opened in an emergency only";
    }
}
