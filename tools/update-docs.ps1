#requires -Version 7.4
# Makes docs/permissions.md and docs/errors.md anew from the built commands and the source of the errors.
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
dotnet build (Join-Path $root 'module/EntraAws.Module.csproj')
if ($LASTEXITCODE -ne 0) { throw 'The build failed.' }
$standard = ([xml](Get-Content (Join-Path $root 'Directory.Packages.props'))).SelectSingleNode("//PackageVersion[@Include='PowerShellStandard.Library']").Version
$packages = (dotnet nuget locals global-packages --list) -replace '^[^:]+: '
dotnet (Join-Path $root 'tools/EntraAws.HelpBuilder/bin/Debug/net8.0/EntraAws.HelpBuilder.dll') `
    --assembly (Join-Path $root 'src/EntraAws/bin/Debug/netstandard2.0/EntraAws.dll') `
    --reference (Join-Path $packages "powershellstandard.library/$standard/lib/netstandard2.0/System.Management.Automation.dll") `
    --pages (Join-Path $root 'module/docs/en-US') `
    --permissions (Join-Path $root 'docs/permissions.md') `
    --faults (Join-Path $root 'src/EntraAws/Contracts') `
    --errors (Join-Path $root 'docs/errors.md')
