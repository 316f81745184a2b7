#Requires -Version 7.4
<#
.SYNOPSIS
    Gives every account of an organization the same SAML provider and roles, by a CloudFormation stack set.
.DESCRIPTION
    Makes one enterprise application, writes a template with its metadata and a role for each line of roles.csv, and
    publishes it to organizational units. What is there already is kept. Run it with -WhatIf first; run it again at any
    time: it follows an operation that is under way, tries accounts that are behind, and changes nothing else.
.PARAMETER OrganizationalUnitId
    Where the roles go: ids of organizational units, or of the root.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made if it is not there.
.PARAMETER RolesPath
    The roles to make: a CSV file with the columns RoleName, Policy, Description and MaxSessionDuration.
.PARAMETER TemplatePath
    Where the template is written.
.EXAMPLE
    ./Publish-Roles.ps1 -OrganizationalUnitId r-0000 -SandboxPath ./company.json -WhatIf
.EXAMPLE
    Connect-EntraAws -ProfileName management -UseDeviceCode; ./Publish-Roles.ps1 -OrganizationalUnitId ou-ab12-cdefgh34
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string[]] $OrganizationalUnitId,
    [string] $SandboxPath,
    [string] $RolesPath = (Join-Path $PSScriptRoot 'roles.csv'),
    [string] $TemplatePath = (Join-Path ([IO.Path]::GetTempPath()) 'entra-aws-roles.json')
)
$ErrorActionPreference = 'Stop'

if ($SandboxPath) {
    if (-not (Test-Path $SandboxPath)) { $null = New-EntraAwsSandbox $SandboxPath -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
}
if (-not (Get-EntraAwsConnection)) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }

# One app for all accounts: they share one certificate.
$app = New-EntraAwsApp 'AWS Organization'
if ($app.Planned) { return $app }

$stack = Import-Csv $RolesPath | Export-AwsRoleStack $TemplatePath -ProviderName EntraOrganization -App $app -Force

# An account that refuses is an error; the others go on, and each is in the output.
$stack | Publish-AwsRoleStack -StackSetName EntraAws-Organization -OrganizationalUnitId $OrganizationalUnitId -ErrorAction Continue
