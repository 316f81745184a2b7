using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Rules;

namespace EntraAws.Hosting;

/// <summary>A cmdlet that gives Entra's provisioning agent a key, and can wait for a cycle with it.</summary>
public abstract class ProvisioningKeyCmdlet : ConnectedCmdlet
{
    /// <summary>The enterprise application, by object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServicePrincipalId", "AppId")]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The IAM user whose key it is, as New-AwsProvisioningUser made it. Default: Svc-EntraRoleSync.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The AWS account, 12 digits. Default: that of the app, else of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>How many minutes to wait for a cycle at most, 1 to 1,440.</summary>
    [Parameter]
    [ValidateRange(1, 1440)]
    public int TimeoutMinutes { get; set; } = 120;

    /// <summary>Answers the questions that are asked before a key is switched off or deleted. It does not override -WhatIf or -Confirm.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool Forced => Force;

    private protected string User => string.IsNullOrEmpty(UserName) ? AwsRules.ProvisioningUser : UserName!;

    private protected TimeSpan Timeout => TimeSpan.FromMinutes(TimeoutMinutes);
}
