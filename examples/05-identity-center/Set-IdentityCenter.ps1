#Requires -Version 7.4
<#
.SYNOPSIS
    Lets people of Microsoft Entra ID into the accounts of an organization through AWS IAM Identity Center.
.DESCRIPTION
    Makes the enterprise application, a group for each role of roles.csv, the SCIM connection that brings the groups into
    the identity store, a permission set for each role, and the assignment of group, permission set and account in each
    line. What is there already is kept. Run it with -WhatIf first; run it again at any time.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made if it is not there.
.PARAMETER RolesPath
    The roles: a CSV file with the columns RoleName, Policy, Description, MaxSessionDuration, GroupName and AccountId.
.PARAMETER MetadataPath
    The service provider metadata file from the console of IAM Identity Center.
.PARAMETER ScimEndpoint
    The SCIM endpoint from the console of IAM Identity Center. Default: the sandbox's.
.PARAMETER ScimToken
    The access token that the console showed. Asked for when it is left out; the sandbox has its own.
.PARAMETER MetadataOutPath
    Where Entra's federation metadata is written, for upload in the console.
.EXAMPLE
    ./Set-IdentityCenter.ps1 -SandboxPath ./company.json -WhatIf
.EXAMPLE
    Connect-EntraAws -ProfileName management -Region eu-central-1 -UseDeviceCode
    ./Set-IdentityCenter.ps1 -MetadataPath ./aws.xml -ScimEndpoint https://scim.eu-central-1.amazonaws.com/.../scim/v2/
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $SandboxPath,
    [string] $RolesPath = (Join-Path $PSScriptRoot 'roles.csv'),
    [string] $MetadataPath = (Join-Path $PSScriptRoot 'service-provider.xml'),
    [string] $ScimEndpoint = 'https://scim.eu-central-1.amazonaws.com/Kc1f0e2d3c4-5b6a-4978-8a9b-0c1d2e3f4a5b/scim/v2/',
    [securestring] $ScimToken,
    [string] $MetadataOutPath
)
$ErrorActionPreference = 'Stop'

if ($SandboxPath) {
    if (-not (Test-Path $SandboxPath)) { $null = New-EntraAwsSandbox $SandboxPath -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
    if (-not $ScimToken) { $ScimToken = ConvertTo-SecureString 'sandbox-scim-token-0123456789abcdef' -AsPlainText -Force }
}
if (-not (Get-EntraAwsConnection)) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }
if (-not $ScimToken) { $ScimToken = Read-Host 'SCIM access token' -AsSecureString }
$wanted = Import-Csv $RolesPath

# The one app for all accounts, and what has to be done by hand beside it.
$center = Get-AwsIdentityCenter
$out = @{}
if ($MetadataOutPath) { $out.OutFile = $MetadataOutPath }
$app = New-EntraAwsIdentityCenterApp 'AWS IAM Identity Center' -MetadataPath $MetadataPath @out

# A group for each role; assigned to the app, provisioning brings it into the identity store.
$groups = $wanted.GroupName | Sort-Object -Unique |
    ForEach-Object { $app | Set-AwsGroupRoleMapping $_ -AppRole User -CreateGroup -GroupDescription 'Access to AWS accounts' }
$scim = $app | Set-EntraAwsScimConnection -Endpoint $ScimEndpoint -Token $ScimToken -Wait

# A permission set for each role, and who has it where.
$sets = $wanted | Sort-Object RoleName -Unique | New-AwsPermissionSet
$assignments = $wanted | Set-AwsAccountAssignment

[pscustomobject]@{
    IdentityCenter = $center
    App            = $app
    Groups         = $groups
    Scim           = $scim
    PermissionSets = $sets
    Assignments    = $assignments
    ByHand         = $center.ManualItems
}
