<#
.SYNOPSIS
Runs the Pester suite over the built module.
.PARAMETER ModulePath
The module's folder or manifest. Default: the newest under out/EntraAws.
.PARAMETER Name
Names of test files without .Tests.ps1; wildcards are allowed. Default: all.
#>
[CmdletBinding()]
param(
    [string] $ModulePath,
    [string[]] $Name = '*'
)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'

# With pwsh -File a list arrives as one word.
$Name = $Name -split ','
. (Join-Path $PSScriptRoot Support Common.ps1)
$manifest = Find-TestModule $ModulePath
Import-Module Pester -MinimumVersion 5.5

$files = Get-ChildItem $PSScriptRoot -Filter *.Tests.ps1 | Where-Object { $file = $_.Name; $Name.Where{ $file -like "$_.Tests.ps1" } }
if (-not $files) { throw "No test file is named like $Name." }

$configuration = New-PesterConfiguration
$configuration.Run.Container = @($files | ForEach-Object { New-PesterContainer -Path $_.FullName -Data @{ ModulePath = $manifest } })
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$configuration.TestResult.Enabled = $false

$result = Invoke-Pester -Configuration $configuration
# A file that does not parse and a setup that throws count as failures, also where no test inside could run.
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
$skipped = $result.SkippedCount + $result.InconclusiveCount
"$($result.PassedCount) passed, $failed failed$(if ($skipped) { ", $skipped skipped" })"
exit [int]($failed -gt 0 -or $result.PassedCount -eq 0)
