param([string] $ModulePath)

BeforeDiscovery {
    $script = Join-Path $PSScriptRoot .. .. examples 01-single-account Move-Account.ps1
    $missing = -not (Test-Path $script)
}

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $script = Join-Path $PSScriptRoot .. .. examples 01-single-account Move-Account.ps1
}

Describe 'examples/01-single-account' -Skip:$missing {
    BeforeAll {
        $sandbox = Join-Path $TestDrive example.json
        $null = New-EntraAwsSandbox $sandbox
        $first = & $script -SandboxPath $sandbox
        $wrote = (Get-EntraAwsConnection).WriteRequests
        $second = & $script -SandboxPath $sandbox
        $wroteAgain = (Get-EntraAwsConnection).WriteRequests
    }

    It 'moves the account' {
        $wrote | Should -BeGreaterThan 10
        $first | Should -Not -BeNullOrEmpty
        $mappings = Get-EntraAwsApp | Get-AwsGroupRoleMapping
        "$($mappings.GroupName | Sort-Object)" | Should -Be 'AWS-Account1-Administrators AWS-Account1-Developers'
        "$($mappings.RoleName | Sort-Object)" | Should -Be 'Administrator Developer'
    }

    It 'sends no write request the second time' { $wroteAgain | Should -Be 0 }
}
