using System.Collections.Concurrent;
using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>
/// A part of AWS's managed policies: names, paths and kinds are AWS's; the documents say in short what each is for.
/// </summary>
internal static class AwsCatalogue
{
    private static readonly DateTimeOffset Created = new(2015, 2, 6, 18, 40, 0, TimeSpan.Zero);
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, SandboxPolicy>> ByPartition = new(StringComparer.Ordinal);

    /// <summary>Path and name, description, and the allowed actions; a first "!" allows all but these.</summary>
    private static readonly (string Name, string Description, string[] Actions)[] Rows =
    [
        ("/AdministratorAccess", "Full access to all services and resources.", ["*"]),
        ("/PowerUserAccess", "Full access to all services but the management of users and groups.", ["!", "iam:*", "organizations:*", "account:*"]),
        ("/ReadOnlyAccess", "Read access to all services and resources.", ["*:Describe*", "*:Get*", "*:List*"]),
        ("/SecurityAudit", "Read access to security configuration.", ["iam:GetAccountAuthorizationDetails", "iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:Get*", "iam:List*", "cloudtrail:Describe*", "config:Describe*", "ec2:Describe*", "s3:GetBucket*"]),
        ("/job-function/ViewOnlyAccess", "Lists resources of all services without their contents.", ["*:Describe*", "*:List*"]),
        ("/job-function/Billing", "Billing and cost management.", ["aws-portal:*Billing", "billing:*", "budgets:*", "ce:*", "cur:*"]),
        ("/job-function/DatabaseAdministrator", "Sets up, configures and maintains databases.", ["rds:*", "dynamodb:*", "elasticache:*", "redshift:*", "cloudwatch:*"]),
        ("/job-function/DataScientist", "Data analytics services.", ["athena:*", "elasticmapreduce:*", "glue:*", "kinesis:*", "sagemaker:*", "s3:Get*", "s3:List*"]),
        ("/job-function/NetworkAdministrator", "Sets up and maintains network resources.", ["directconnect:*", "ec2:*Vpc*", "ec2:*Route*", "ec2:*Subnet*", "elasticloadbalancing:*", "route53:*"]),
        ("/job-function/SupportUser", "Troubleshoots and resolves issues of an account.", ["support:*", "trustedadvisor:*", "ec2:Describe*", "rds:Describe*", "s3:List*"]),
        ("/job-function/SystemAdministrator", "Resources for application and development operations.", ["cloudformation:*", "cloudtrail:*", "cloudwatch:*", "ec2:*", "lambda:*", "rds:*", "ssm:*"]),
        ("/job-function/AWSManagementConsoleAdministratorAccess", "Configures the management console of an account.", ["uxc:*", "resource-explorer-2:*"]),
        ("/AmazonS3FullAccess", "Full access to all buckets.", ["s3:*", "s3-object-lambda:*"]),
        ("/AmazonS3ReadOnlyAccess", "Read access to all buckets.", ["s3:Get*", "s3:List*", "s3:Describe*"]),
        ("/AmazonEC2FullAccess", "Full access to EC2.", ["ec2:*", "elasticloadbalancing:*", "cloudwatch:*", "autoscaling:*"]),
        ("/AmazonEC2ReadOnlyAccess", "Read access to EC2.", ["ec2:Describe*", "elasticloadbalancing:Describe*", "autoscaling:Describe*"]),
        ("/AmazonDynamoDBFullAccess", "Full access to DynamoDB.", ["dynamodb:*", "dax:*", "application-autoscaling:*"]),
        ("/AWSLambda_FullAccess", "Full access to Lambda.", ["lambda:*", "logs:Describe*", "iam:GetRole", "iam:PassRole"]),
        ("/CloudWatchReadOnlyAccess", "Read access to CloudWatch.", ["cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*", "logs:Get*", "logs:Describe*"]),
        ("/IAMFullAccess", "Full access to IAM.", ["iam:*", "organizations:DescribeAccount"]),
        ("/IAMReadOnlyAccess", "Read access to IAM.", ["iam:Get*", "iam:List*", "iam:GenerateCredentialReport", "iam:Simulate*"]),
        ("/IAMUserChangePassword", "Lets users change their own password.", ["iam:ChangePassword", "iam:GetAccountPasswordPolicy"]),
        ("/aws-service-role/AWSSupportServiceRolePolicy", "Lets AWS Support look at resources.", ["*:Describe*", "*:List*"]),
        ("/aws-service-role/AWSTrustedAdvisorServiceRolePolicy", "Lets Trusted Advisor look at resources.", ["ec2:Describe*", "iam:Get*", "iam:List*", "s3:GetBucket*"]),
    ];

    public static IEnumerable<SandboxPolicy> All(string partition) => Of(partition).Values;

    public static SandboxPolicy? Find(string partition, string arn) => Of(partition).GetValueOrDefault(arn);

    private static IReadOnlyDictionary<string, SandboxPolicy> Of(string partition) =>
        ByPartition.GetOrAdd(partition, p => Rows.Select(row => Make(p, row)).ToDictionary(m => m.Arn, StringComparer.Ordinal));

    private static SandboxPolicy Make(string partition, (string Name, string Description, string[] Actions) row)
    {
        var at = row.Name.LastIndexOf('/') + 1;
        var allBut = row.Actions[0] == "!";
        var actions = JsonSerializer.Serialize(allBut ? row.Actions[1..] : row.Actions);
        var document = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","{{(allBut ? "NotAction" : "Action")}}":{{(actions == "[\"*\"]" ? "\"*\"" : actions)}},"Resource":"*"}]}""";
        return new SandboxPolicy
        {
            Name = row.Name[at..], Path = row.Name[..at], Arn = $"arn:{partition}:iam::aws:policy{row.Name}", Description = row.Description,
            PolicyId = SandboxIds.Make("ANPA", row.Name), CreateDate = Created, UpdateDate = Created,
            Versions = [new SandboxPolicyVersion { Document = document, CreateDate = Created }],
        };
    }
}
