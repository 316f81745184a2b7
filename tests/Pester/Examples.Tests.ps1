#requires -Version 7.4
# Runs every example of the help as it is written, each in a sandbox of its own. The word after ```powershell says in which:
# nothing: the sample company; prepared: the same after the single account was moved; norun: needs real clouds.

param([string] $ModulePath)

BeforeDiscovery {
    $pages = Join-Path $PSScriptRoot '../../module/docs/en-US'
    $examples = foreach ($page in Get-ChildItem $pages -Filter *.md) {
        $text = (Get-Content $page -Raw) -replace "`r"
        foreach ($match in [regex]::Matches($text, '(?ms)^### (?<title>[^\n]+)\n.*?^```powershell(?: (?<state>\w+))?\n(?<code>.*?)^```')) {
            @{ Command = $page.BaseName; Title = $match.Groups['title'].Value; State = $match.Groups['state'].Value; Code = $match.Groups['code'].Value }
        }
    }
    $runnable = $examples | Where-Object State -ne norun
    $counts = $examples | Group-Object { $_.Command } | ForEach-Object { @{ Command = $_.Name; Runnable = @($_.Group | Where-Object State -ne norun).Count } }
    $states = $examples | ForEach-Object State | Sort-Object -Unique
}

BeforeAll {
    if (-not $ModulePath) { $ModulePath = (Get-ChildItem (Join-Path $PSScriptRoot '../../out/EntraAws/*/EntraAws.psd1') | Sort-Object LastWriteTime | Select-Object -Last 1).FullName }
    Import-Module $ModulePath

    $sample = Join-Path $TestDrive 'sample.json'
    New-EntraAwsSandbox -Path $sample | Out-Null
    $prepared = Join-Path $TestDrive 'prepared.json'
    Copy-Item $sample $prepared
    Connect-EntraAws -Sandbox $prepared | Out-Null
    $app = 'AWS Contoso 111122223333'
    $provider = New-EntraAwsApp $app | New-AwsSamlProvider EntraID
    $mappings = foreach ($role in @('Administrator', 'AdministratorAccess', 'Administrators', 'Test-AWSAdmin'), @('Developer', 'AmazonS3FullAccess', 'Developers', 'Test-AWSDeveloper')) {
        $group = "AWS-Account1-$($role[2])"
        $provider | New-AwsSamlRole $role[0] -Policy $role[1] | Sync-EntraAppRole | Set-AwsGroupRoleMapping $group -CreateGroup
        New-EntraAwsUser "$($role[3])@contoso.com" | Add-EntraAwsGroupMember $group | Out-Null
    }
    $mappings | New-AwsMfaPolicy 'AWS Console - MFA' -ExcludeUser breakglass1@contoso.onmicrosoft.com | Out-Null
    Disconnect-EntraAws
}

Describe 'Examples of the help' {
    It 'uses no other word after ```powershell than those above: <_>' -ForEach $states {
        $_ | Should -BeIn '', 'prepared', 'norun'
    }

    It 'has at least two that run: <Command>' -ForEach $counts {
        $Runnable | Should -BeGreaterOrEqual 2
    }

    It 'runs as written: <Command>, <Title>' -ForEach $runnable {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))
        Copy-Item ($State -eq 'prepared' ? $prepared : $sample) (Join-Path $folder 'rehearsal.json')
        Push-Location $folder
        try {
            Connect-EntraAws -Sandbox ./rehearsal.json | Out-Null
            $run = [scriptblock]::Create($Code)
            $global:Error.Clear()
            Invoke-Command -ScriptBlock { $ErrorActionPreference = 'Continue'; & $run } *> (Join-Path $folder 'output.txt')
            @($global:Error) | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
            if (Get-EntraAwsConnection) { Disconnect-EntraAws }
        }
    }
}
