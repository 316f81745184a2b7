#Requires -Version 7.4
<#
.SYNOPSIS
    Gives every AWS account of an organization Microsoft Entra ID sign-in: one app for each account.
.DESCRIPTION
    Makes for each active account an enterprise application, a SAML provider, a role for each line of roles.csv, and a
    group for each role. What is there already is kept, so a run that was cut off is finished by running it again.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made, with a sample
    organization, if it is not there.
.PARAMETER AccountCount
    How many accounts the sample organization has.
.PARAMETER RolesPath
    The roles that each account gets: a CSV file with the columns RoleName, Policy and Description.
.PARAMETER ThrottleLimit
    How many accounts are worked on at the same time, 1 to 50.
.EXAMPLE
    ./One-App-Per-Account.ps1 -SandboxPath ./organization.json -AccountCount 10
.EXAMPLE
    Connect-EntraAws -ProfileName management -UseDeviceCode; ./One-App-Per-Account.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $SandboxPath,
    [ValidateRange(2, 1000)] [int] $AccountCount = 5,
    [string] $RolesPath = (Join-Path $PSScriptRoot 'roles.csv'),
    [ValidateRange(1, 50)] [int] $ThrottleLimit = 5
)

if ($SandboxPath) {
    if (-not (Test-Path $SandboxPath)) { $null = New-EntraAwsSandbox $SandboxPath -AccountCount $AccountCount -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
}
if (-not (Get-EntraAwsConnection)) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }
$roles = Import-Csv $RolesPath

# An account that fails is one error, and the others go on: $Error tells which to look after.
Get-AwsAccount -All |
    New-EntraAwsApp -DisplayName 'AWS {AccountName} {AccountId}' -ThrottleLimit $ThrottleLimit |
    New-AwsSamlProvider EntraID -ThrottleLimit $ThrottleLimit |
    ForEach-Object {
        # Each account gets each line of the table.
        foreach ($role in $roles) { $_ | Select-Object *, @{ n = 'RoleName'; e = { $role.RoleName } }, @{ n = 'Policy'; e = { $role.Policy } }, @{ n = 'Description'; e = { $role.Description } } }
    } |
    New-AwsSamlRole -ThrottleLimit $ThrottleLimit |
    Sync-EntraAppRole -ThrottleLimit $ThrottleLimit |
    Set-AwsGroupRoleMapping 'AWS-{AccountId}-{RoleName}' -CreateGroup
