using static EntraAws.AccessRiskSeverity;
using static EntraAws.Engine.Assessment.RiskKind;

namespace EntraAws.Engine.Assessment;

/// <summary>
/// The known ways to more access. The single IAM actions and the PassRole combinations are those that Rhino Security
/// Labs described in 2018 and 2019 ("AWS IAM Privilege Escalation – Methods and Mitigation"), with services since;
/// that PassRole hands a role's permissions on is AWS's own warning (IAM User Guide, "Grant a user permissions to pass
/// a role to an AWS service"). The ids, the grading and the ways through an identity provider are ours.
/// </summary>
internal static class EscalationPaths
{
    private const string PassRole = "iam:PassRole";

    public static IReadOnlyList<EscalationPath> All { get; } = [.. Iam(), .. NewWorkloads(), .. RunningWorkloads(), .. Federation()];

    public static IEnumerable<string> Actions => All.SelectMany(p => p.Steps).SelectMany(s => s).Distinct();

    private static IEnumerable<EscalationPath> Iam() =>
    [
        Own("NewPolicyVersion", "writes a new version of a policy that applies to it", ["iam:CreatePolicyVersion"]),
        Own("OtherPolicyVersion", "makes another version of a policy the valid one", ["iam:SetDefaultPolicyVersion"]),
        Own("AttachToUser", "attaches any policy to a user", ["iam:AttachUserPolicy"]),
        Own("AttachToGroup", "attaches any policy to a group", ["iam:AttachGroupPolicy"]),
        Own("AttachToRole", "attaches any policy to a role", ["iam:AttachRolePolicy"]),
        Own("WriteIntoUser", "writes a policy into a user", ["iam:PutUserPolicy"]),
        Own("WriteIntoGroup", "writes a policy into a group", ["iam:PutGroupPolicy"]),
        Own("WriteIntoRole", "writes a policy into a role", ["iam:PutRolePolicy"]),
        new("JoinGroup", PrivilegeEscalation, High, "joins a group with more access", [["iam:AddUserToGroup"]]),
        new("KeyOfAnother", PrivilegeEscalation, High, "makes an access key of another user", [["iam:CreateAccessKey"]]) { OwnIsHarmless = true },
        new("FirstPasswordOfAnother", PrivilegeEscalation, High, "gives another user a console password", [["iam:CreateLoginProfile"]]) { OwnIsHarmless = true },
        new("PasswordOfAnother", PrivilegeEscalation, High, "changes another user's console password", [["iam:UpdateLoginProfile"]]) { OwnIsHarmless = true },
        new("ReplaceTrust", PrivilegeEscalation, High, "lets itself assume any role", [["iam:UpdateAssumeRolePolicy"]]),
        new("LiftBoundary", PrivilegeEscalation, Medium, "lifts the permissions boundary that holds it",
            [["iam:DeleteUserPermissionsBoundary", "iam:DeleteRolePermissionsBoundary", "iam:PutUserPermissionsBoundary", "iam:PutRolePermissionsBoundary"]]) { OwnIsEnough = true, NeedsBoundary = true },
    ];

    private static IEnumerable<EscalationPath> NewWorkloads() =>
    [
        Pass("NewInstance", "an EC2 instance", ["ec2:RunInstances"]),
        Pass("InstanceProfile", "a running EC2 instance", ["ec2:AssociateIamInstanceProfile", "ec2:ReplaceIamInstanceProfileAssociation"]),
        Pass("NewFunction", "a Lambda function", ["lambda:CreateFunction"], ["lambda:InvokeFunction", "lambda:AddPermission", "lambda:CreateEventSourceMapping", "lambda:CreateFunctionUrlConfig"]),
        Pass("NewGlueEndpoint", "a Glue development endpoint", ["glue:CreateDevEndpoint"]),
        Pass("NewGlueJob", "a Glue job", ["glue:CreateJob", "glue:UpdateJob"], ["glue:StartJobRun", "glue:CreateTrigger"]),
        Pass("NewStack", "a CloudFormation stack", ["cloudformation:CreateStack"]),
        Pass("NewStackSet", "a CloudFormation stack set", ["cloudformation:CreateStackSet"], ["cloudformation:CreateStackInstances"]),
        Pass("NewBuild", "a CodeBuild project", ["codebuild:CreateProject", "codebuild:UpdateProject"], ["codebuild:StartBuild", "codebuild:StartBuildBatch"]),
        Pass("NewTask", "an ECS task", ["ecs:RegisterTaskDefinition"], ["ecs:RunTask", "ecs:StartTask", "ecs:CreateService", "ecs:UpdateService"]),
        Pass("NewBatchJob", "a Batch job", ["batch:RegisterJobDefinition"], ["batch:SubmitJob"]),
        Pass("NewNotebook", "a SageMaker notebook", ["sagemaker:CreateNotebookInstance"]),
        Pass("NewTrainingJob", "a SageMaker training job", ["sagemaker:CreateTrainingJob"]),
        Pass("NewProcessingJob", "a SageMaker processing job", ["sagemaker:CreateProcessingJob"]),
        Pass("NewPipeline", "a Data Pipeline", ["datapipeline:CreatePipeline"], ["datapipeline:PutPipelineDefinition"], ["datapipeline:ActivatePipeline"]),
        Pass("NewAppRunner", "an App Runner service", ["apprunner:CreateService"]),
        Pass("NewCodeInterpreter", "a Bedrock AgentCore code interpreter", ["bedrock-agentcore:CreateCodeInterpreter"], ["bedrock-agentcore:InvokeCodeInterpreter"]),
        Pass("NewStateMachine", "a Step Functions state machine", ["states:CreateStateMachine"], ["states:StartExecution"]),
        Pass("NewAutomation", "a Systems Manager automation", ["ssm:StartAutomationExecution"]),
        Pass("NewSchedule", "an EventBridge schedule", ["scheduler:CreateSchedule"]),
    ];

    private static IEnumerable<EscalationPath> RunningWorkloads() =>
    [
        Run("FunctionCode", "replaces the code of a Lambda function", ["lambda:UpdateFunctionCode"]),
        Run("GlueEndpointKey", "puts its SSH key on a Glue development endpoint", ["glue:UpdateDevEndpoint"]),
        Run("InstanceSession", "opens a shell on an EC2 instance", ["ssm:StartSession"]),
        Run("InstanceCommand", "runs commands on an EC2 instance", ["ssm:SendCommand"]),
        Run("InstanceSshKey", "puts its SSH key on an EC2 instance", ["ec2-instance-connect:SendSSHPublicKey"]),
        Run("InstanceUserData", "replaces what an EC2 instance runs at its start", ["ec2:ModifyInstanceAttribute"], ["ec2:StopInstances"], ["ec2:StartInstances"]),
        Run("StackUpdate", "changes a CloudFormation stack that has a role", ["cloudformation:UpdateStack"]),
        Run("BuildOverride", "starts a CodeBuild project with a build of its own", ["codebuild:StartBuild", "codebuild:StartBuildBatch"]),
        Run("TaskShell", "opens a shell in an ECS task", ["ecs:ExecuteCommand"]),
        Run("NotebookUrl", "opens a SageMaker notebook", ["sagemaker:CreatePresignedNotebookInstanceUrl"]),
    ];

    private static IEnumerable<EscalationPath> Federation() =>
    [
        new("ReplaceProvider", FederationTakeover, High, "puts its own certificate into a SAML provider and signs in as anyone to every role that trusts it", [["iam:UpdateSAMLProvider"]]),
        new("TrustNewProvider", FederationTakeover, High, "makes an identity provider of its own and has existing roles trust it", [["iam:CreateSAMLProvider", "iam:CreateOpenIDConnectProvider"], ["iam:UpdateAssumeRolePolicy"]]),
        new("RoleForNewProvider", FederationTakeover, High, "makes an identity provider of its own and a role for it", [["iam:CreateSAMLProvider", "iam:CreateOpenIDConnectProvider"], ["iam:CreateRole"], ["iam:AttachRolePolicy", "iam:PutRolePolicy"]]),
        new("TrustAnotherProvider", FederationTakeover, High, "changes whom a federated role trusts", [["iam:UpdateAssumeRolePolicy"]]),
        new("NewProvider", FederationTakeover, Medium, "makes an identity provider, also under a name that a role still trusts", [["iam:CreateSAMLProvider", "iam:CreateOpenIDConnectProvider"]]),
        new("ProviderAudience", FederationTakeover, Medium, "opens an OpenID Connect provider to other clients or keys", [["iam:AddClientIDToOpenIDConnectProvider", "iam:UpdateOpenIDConnectProviderThumbprint"]]),
        // These work where Identity Center is run: in the management account or the one it is delegated to.
        new("AssignPermissionSet", FederationTakeover, Medium, "assigns itself any permission set of IAM Identity Center", [["sso:CreateAccountAssignment"]]) { NeedsOrganization = true },
        new("WidenPermissionSet", FederationTakeover, Medium, "widens a permission set of IAM Identity Center",
            [["sso:AttachManagedPolicyToPermissionSet", "sso:PutInlinePolicyToPermissionSet", "sso:AttachCustomerManagedPolicyReferenceToPermissionSet"], ["sso:ProvisionPermissionSet"]]) { NeedsOrganization = true },
        new("NewEntitlement", FederationTakeover, Medium, "gives itself an entitlement in account access manager", [["account-access:CreateEntitlement"]]) { NeedsOrganization = true },
    ];

    private static EscalationPath Own(string id, string means, string[] step) => new(id, PrivilegeEscalation, High, means, [step]) { OwnIsEnough = true };

    private static EscalationPath Pass(string id, string what, params string[][] steps) => new(id, PrivilegeEscalation, High, $"passes a role to {what} and uses it there", [[PassRole], .. steps]);

    private static EscalationPath Run(string id, string means, params string[][] steps) => new(id, PrivilegeEscalation, Medium, $"{means} and has its role", steps);
}
