#Requires -Version 7.2
<#
.SYNOPSIS
    Builds, tests, packs or rehearses EntraAws.
.PARAMETER Task
    Build: the module, under out/EntraAws/<version>/. Test: xunit, then Pester on the built module.
    Package: the module as out/EntraAws.<version>.nupkg. Rehearse: the whole migration on the sandbox.
.PARAMETER Configuration
    Debug or Release.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Rehearse')]
    [string[]] $Task = 'Build',
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$root = $PSScriptRoot
$version = ([xml](Get-Content "$root/Directory.Build.props")).Project.PropertyGroup.Version

foreach ($name in $Task) {
    switch ($name) {
        'Build' { dotnet build $root --configuration $Configuration }
        'Test' {
            dotnet test $root --configuration $Configuration
            & "$root/tests/Pester/run.ps1" -ModulePath "$root/out/EntraAws/$version/EntraAws.psd1"
            if ($LASTEXITCODE) { throw 'The Pester suite failed.' }
        }
        'Package' {
            dotnet build $root --configuration $Configuration
            dotnet pack "$root/module/EntraAws.Module.csproj" --configuration $Configuration --no-build --output "$root/out"
        }
        'Rehearse' { dotnet run --project "$root/examples/Rehearsal" --configuration $Configuration }
    }
}
