#Requires -Version 7.4
<#
.SYNOPSIS
    Lets Entra import the roles of one AWS account by itself.
.DESCRIPTION
    Makes the enterprise application, the SAML provider, the roles of roles.csv and the IAM user of Entra's provisioning
    agent, starts role provisioning, waits for the first cycle, and says for each role whether it arrived. What is there
    already is kept. Run it with -WhatIf first; run it again at any time, for instance every night: then it also
    replaces the agent's key when it is old.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made if it is not there.
.PARAMETER RolesPath
    The roles to make: a CSV file with the columns RoleName, Policy and Description.
.PARAMETER KeyDays
    How old the agent's key may get, in days.
.EXAMPLE
    ./Start-RoleImport.ps1 -SandboxPath ./company.json -WhatIf
.EXAMPLE
    Connect-EntraAws -ProfileName production -UseDeviceCode; ./Start-RoleImport.ps1
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $SandboxPath,
    [string] $RolesPath = (Join-Path $PSScriptRoot 'roles.csv'),
    [ValidateRange(1, 3650)] [int] $KeyDays = 90
)
$ErrorActionPreference = 'Stop'

if ($SandboxPath) {
    if (-not (Test-Path $SandboxPath)) { $null = New-EntraAwsSandbox $SandboxPath -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
}
$connection = Get-EntraAwsConnection
if (-not $connection) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }

# The trust, and the roles that people shall have.
$app = New-EntraAwsApp "AWS Contoso $($connection.AccountId)"
$provider = $app | New-AwsSamlProvider EntraID
$roles = foreach ($line in Import-Csv $RolesPath) { $provider | New-AwsSamlRole $line.RoleName -Policy $line.Policy -Description $line.Description }

# The agent: a user that may list roles and nothing else, whose key goes to Entra unseen.
$user = $app | New-AwsProvisioningUser
$status = $user | Start-EntraAwsProvisioning -Wait

# A key that got old is replaced; a rotation that was cut off is ended. -Force, since no night has anybody to ask.
$key = if ($status.JobId -and -not $status.Planned) { $status | Update-AwsProvisioningKey -OlderThanDays $KeyDays -Force }

# What Entra offers now, and why it does not offer the rest of those that trust the provider.
$offered = if ($status.LastSuccess) { Get-EntraAppRole $app | Where-Object IsEnabled }
$import = if ($status.LastSuccess) { Test-AwsRoleImport -ProviderArn $provider.ProviderArn }

[pscustomobject]@{
    App     = $app
    Roles   = $roles
    User    = $user
    Status  = $status
    Key     = $key
    Offered = $offered
    Missing = $import | Where-Object { $_.RoleArn -notin $offered.RoleArn }
}
