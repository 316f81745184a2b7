#Requires -Version 7.4
<#
.SYNOPSIS
    Replaces the signing certificates of all AWS apps, without an outage.
.DESCRIPTION
    Shows the certificates and who trusts them, replaces those that end soon, and checks that every account trusts what
    Entra signs with now. Run it with -WhatIf first; run it again at any time: it finishes what a run before it left.
.PARAMETER SandboxPath
    Rehearses in this sandbox instead of using the connection that Connect-EntraAws opened. It is made if it is not there,
    with an app for each of its two accounts.
.PARAMETER MinimumDays
    Certificates with fewer days left are replaced.
.PARAMETER All
    Replaces the active certificates however long they have left: for a key that may have leaked, and for a rehearsal.
.PARAMETER Undo
    Goes back to the former certificates.
.EXAMPLE
    ./Update-SigningCertificate.ps1 -SandboxPath ./company.json -All -WhatIf
.EXAMPLE
    Connect-EntraAws -ProfileName management -UseDeviceCode; ./Update-SigningCertificate.ps1 -MinimumDays 90 -Confirm:$false
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [string] $SandboxPath,
    [int] $MinimumDays = 60,
    [switch] $All,
    [switch] $Undo
)
$ErrorActionPreference = 'Stop'

if ($SandboxPath) {
    $new = -not (Test-Path $SandboxPath)
    if ($new) { $null = New-EntraAwsSandbox $SandboxPath -WhatIf:$false }
    $null = Connect-EntraAws -Sandbox $SandboxPath
    if ($new) {
        $null = '111122223333', '444455556666' |
            New-EntraAwsApp -DisplayName { "AWS Contoso $_" } -WhatIf:$false -Confirm:$false |
            New-AwsSamlProvider EntraID -WhatIf:$false -Confirm:$false |
            New-AwsSamlRole Administrator -Policy ReadOnlyAccess -WhatIf:$false -Confirm:$false |
            Sync-EntraAppRole -WhatIf:$false -Confirm:$false
    }
}
if (-not (Get-EntraAwsConnection)) { throw 'Run Connect-EntraAws first, or give -SandboxPath.' }

$apps = Get-EntraAwsApp | Where-Object CertificateThumbprint
$how = if ($Undo) { @{ Undo = $true } } elseif ($All) { @{ Replace = $apps.CertificateThumbprint } } else { @{ MinimumDays = $MinimumDays } }

# Errors of single accounts do not end the script: the others are finished, and the next run goes on.
$rollovers = $apps | Invoke-EntraAwsCertificateRollover @how -ErrorAction Continue

[pscustomobject]@{
    Rollovers    = $rollovers
    Certificates = Get-EntraAwsCertificate
    # Accounts that do not trust what Entra signs with now: nobody gets in there.
    Broken       = @((Get-EntraAwsCertificate | Where-Object IsActive).Accounts | Where-Object { $_.TrustsActive -eq $false -and $_.ProviderArn })
}
