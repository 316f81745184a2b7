#Requires -Version 7.4
<#
.SYNOPSIS
    Moves the people of one AWS account to Microsoft Entra ID sign-in.
.DESCRIPTION
    Makes the enterprise application, the SAML provider, a role for each line of roles.csv, a group for each role with
    a test user in it, and a Conditional Access policy that asks for MFA. What is there already is kept. Run it with
    -WhatIf first; run it again at any time.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made if it is not there.
.PARAMETER RolesPath
    The roles to make: a CSV file with the columns RoleName, Policy, Description, GroupName and User.
.PARAMETER BreakGlass
    The account that the MFA policy never applies to.
.EXAMPLE
    ./Move-Account.ps1 -SandboxPath ./company.json -WhatIf
.EXAMPLE
    Connect-EntraAws -ProfileName production -UseDeviceCode; ./Move-Account.ps1 -BreakGlass breakglass@contoso.com
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $SandboxPath,
    [string] $RolesPath = (Join-Path $PSScriptRoot 'roles.csv'),
    [string] $BreakGlass = 'breakglass1@contoso.onmicrosoft.com'
)
$ErrorActionPreference = 'Stop'

if ($SandboxPath) {
    if (-not (Test-Path $SandboxPath)) { $null = New-EntraAwsSandbox $SandboxPath -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
}
$connection = Get-EntraAwsConnection
if (-not $connection) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }
$wanted = Import-Csv $RolesPath

# The trust: an app in Entra, a provider in AWS.
$app = New-EntraAwsApp "AWS Contoso $($connection.AccountId)"
$provider = $app | New-AwsSamlProvider EntraID

# A role for each line, all of them offered by the app, and a group for each.
$mappings = $wanted |
    ForEach-Object { $provider | New-AwsSamlRole $_.RoleName -Policy $_.Policy -Description $_.Description } |
    Sync-EntraAppRole |
    Set-AwsGroupRoleMapping -GroupName { $name = $_.RoleName; $wanted.Where({ $_.RoleName -eq $name }).GroupName } -CreateGroup

# A test user in each group. A new user's password is in the output, once, as a SecureString.
$users = foreach ($line in $wanted) {
    $user = New-EntraAwsUser "$($line.User)@$($connection.DefaultDomain)"
    $null = $user | Add-EntraAwsGroupMember $line.GroupName
    $user
}

# MFA at the app, for these groups; report-only until the sign-in log shows that nobody would be kept out.
$policy = $mappings | New-AwsMfaPolicy 'AWS Console - MFA' -ExcludeUser $BreakGlass

[pscustomobject]@{
    App       = $app
    Provider  = $provider
    Mappings  = $mappings
    Users     = $users
    MfaPolicy = $policy
}
