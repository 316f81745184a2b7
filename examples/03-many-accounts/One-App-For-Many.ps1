#Requires -Version 7.4
<#
.SYNOPSIS
    Offers the roles of all accounts of an organization through as few apps as hold them.
.DESCRIPTION
    Makes the same roles in each active account, with a SAML provider that trusts the account's app; offers the roles in
    Entra, and gives each role a group of its own. Accounts share an app as long as it holds their roles. What is there
    already is kept, and accounts stay in the app they are in. Run it with -WhatIf first; run it again at any time, and
    when accounts have come.
    Microsoft advises one app for each account instead: see One-App-Per-Account.ps1.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made if it is not there.
.PARAMETER AppName
    What the apps' names begin with.
.PARAMETER Role
    The roles to make in each account, each with its managed policy.
.PARAMETER By
    Account fills each app with accounts in the order of their ids; OrganizationalUnit follows the organization.
.PARAMETER MaximumCount
    The most roles that an app gets, 1 to 1,199.
.PARAMETER ListPath
    Where to write the list of all roles and their providers.
.EXAMPLE
    ./One-App-For-Many.ps1 -SandboxPath ./company.json -WhatIf
.EXAMPLE
    Connect-EntraAws -ProfileName management -UseDeviceCode; ./One-App-For-Many.ps1 -By OrganizationalUnit -ListPath ./roles.txt
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $SandboxPath,
    [string] $AppName = 'AWS Contoso',
    [hashtable] $Role = @{ Administrator = 'AdministratorAccess'; Developer = 'AmazonS3FullAccess' },
    [ValidateSet('Account', 'OrganizationalUnit')] [string] $By = 'Account',
    [ValidateRange(1, 1199)] [int] $MaximumCount = 1000,
    [string] $ListPath
)
$ErrorActionPreference = 'Stop'

if ($SandboxPath) {
    if (-not (Test-Path $SandboxPath)) { $null = New-EntraAwsSandbox $SandboxPath -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
}
if (-not (Get-EntraAwsConnection)) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }

# Every role in every account, none of them made yet.
$wanted = foreach ($account in Get-AwsAccount -All | Where-Object State -eq ACTIVE) {
    foreach ($name in $Role.Keys | Sort-Object) {
        [pscustomobject]@{
            AccountId   = $account.AccountId
            AccountName = $account.Name
            RoleName    = $name
            Policy      = $Role[$name]
            RoleArn     = "arn:aws:iam::$($account.AccountId):role/$name"
            ProviderArn = "arn:aws:iam::$($account.AccountId):saml-provider/EntraID"
        }
    }
}

# Which account to which app. An account that an app offers already stays there.
$current = @(Get-EntraAwsApp "$AppName *" | Get-EntraAppRole)
$split = @($wanted | Split-AwsRoleList -By $By -MaximumCount $MaximumCount -DisplayName "$AppName {Name}" -Current $current)

# Each app, and in each of its accounts the provider that trusts it; then the roles.
$providers = $split | New-EntraAwsApp | New-AwsSamlProvider EntraID
$null = $wanted | New-AwsSamlRole

# The roles in Entra, and a group for each. The warning is known: it is why the other script is there.
$mappings = $split.Roles | Sync-EntraAppRole -WarningAction SilentlyContinue |
    Set-AwsGroupRoleMapping -GroupName { "AWS-$($_.AccountId)-$($_.RoleName)" } -CreateGroup

if ($ListPath) { $null = $split.Roles | Export-AwsRoleList $ListPath -Force }

[pscustomobject]@{
    Split     = $split
    Providers = $providers
    Mappings  = $mappings
}
