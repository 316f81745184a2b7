param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $connection = Connect-TestSandbox binding
}

Describe 'An account id' {
    It 'without quotes and with a leading zero gets its zeros back: <Line>' -ForEach @(
        @{ Line = 'Get-AwsIamInventory 012345678901' }
        @{ Line = 'Get-AwsIamInventory -AccountId 12345678901' }
        @{ Line = '12345678901 | Get-AwsIamInventory' }
        @{ Line = '[pscustomobject]@{ AccountId = 12345678901 } | Get-AwsIamInventory' }
    ) {
        try { $null = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'; $Line")) } catch { $caught = $_ }
        $caught.TargetObject | Should -Be '012345678901'
    }

    It 'can be a number anywhere it is taken' {
        foreach ($command in (Get-Command -Module EntraAws).Where{ $_.Parameters.ContainsKey('AccountId') }) {
            $command.Parameters['AccountId'].Attributes.TypeId.Name | Should -Contain 'AccountIdAttribute' -Because $command.Name
        }

        (Get-AwsIamInventory 111122223333).AccountId | Should -Be $Production
        (New-EntraAwsApp 'AWS number' -AccountId 444455556666).AccountId | Should -Be $DevTest
    }

    It 'that is none is refused: <_>' -ForEach '12345', '1111222233334', 'abcdefghijkl', '-11122223333' {
        { Get-AwsIamInventory $_ -ErrorAction Stop } | Should -Throw -ErrorId 'AccountIdInvalid,*'
    }
}

Describe 'An app' {
    BeforeAll { $app = New-EntraAwsApp 'AWS binding' }

    It 'is taken as <_>' -ForEach 'an object', 'its name', 'its application id', 'its service principal id', 'its registration id', 'a string with an id' {
        $named = switch ($_) {
            'an object' { $app }
            'its name' { 'AWS binding' }
            'its application id' { $app.AppId }
            'its service principal id' { $app.ServicePrincipalId }
            'its registration id' { $app.ApplicationObjectId }
            'a string with an id' { "$($app.ServicePrincipalId)" }
        }
        (Get-EntraAwsApp -App $named).ServicePrincipalId | Should -Be $app.ServicePrincipalId
        { Get-EntraAppRole $named -ErrorAction Stop } | Should -Not -Throw
    }

    It 'is found by wildcard, and by nothing else than its name' {
        (Get-EntraAwsApp 'AWS b*').DisplayName | Should -Be 'AWS binding'
        Get-EntraAwsApp 'no such*' | Should -BeNullOrEmpty
    }
}

Describe 'Tags' {
    It 'are taken as a hashtable, and as objects with Key and Value' {
        (New-AwsSamlRole Tag-1 -ProviderArn OldADFS -Tag @{ Owner = 'IT'; Cost = 42 }).Tags['Cost'] | Should -Be '42'
        $objects = [pscustomobject]@{ Key = 'Owner'; Value = 'HR' }, [pscustomobject]@{ Key = 'Team'; Value = 'A' }
        (New-AwsSamlRole Tag-2 -ProviderArn OldADFS -Tag $objects).Tags['Team'] | Should -Be 'A'
    }
}

Describe 'Rows of a table' {
    It 'make roles' {
        $made = @'
RoleName,ProviderArn,Policy,Description,MaxSessionDuration
Row-1,OldADFS,ReadOnlyAccess,The first,3600
Row-2,OldADFS,ViewOnlyAccess,The second,7200
'@ | ConvertFrom-Csv | New-AwsSamlRole
        $made.RoleName | Should -Be 'Row-1', 'Row-2'
        $made[1].MaxSessionDuration | Should -Be 7200
        $made[1].PolicyArns | Should -BeLike '*ViewOnlyAccess'
    }

    It 'with empty cells take the defaults' {
        $made = "RoleName,ProviderArn,AccountId`nRow-3,OldADFS,`n" | ConvertFrom-Csv | New-AwsSamlRole -ErrorAction Stop
        $made.AccountId | Should -Be $Production
    }
}

Describe 'Paths' {
    It 'are resolved as PowerShell does, drives and the current location included' {
        (New-EntraAwsSandbox TestDrive:/drive.json).Path | Should -Be (Join-Path $TestDrive drive.json)
        Push-Location $TestDrive
        try {
            (New-EntraAwsSandbox ./here.json).Path | Should -Be (Join-Path $TestDrive here.json)
            (Connect-EntraAws -Sandbox here.json).Sandbox | Should -Be (Join-Path $TestDrive here.json)
        }
        finally { Pop-Location }
    }
}

Describe 'Strict mode' {
    It 'does not disturb the chain' {
        $run = Invoke-Runspace 'Set-StrictMode -Version Latest; $ErrorActionPreference = "Stop"; $null = New-EntraAwsSandbox $path | Connect-EntraAws; (New-EntraAwsApp A | New-AwsSamlProvider P | New-AwsSamlRole R | Sync-EntraAppRole | Set-AwsGroupRoleMapping G -CreateGroup).GroupName' @{ path = Join-Path $TestDrive strict.json }
        $run.Thrown | Should -BeNullOrEmpty
        $run.Output | Should -Be 'G'
    }
}

Describe 'What comes down the pipeline' {
    BeforeAll {
        $null = Connect-TestSandbox pipeline
        $app = New-EntraAwsApp 'AWS Contoso Production'
        $roles = $app | New-AwsSamlProvider EntraID | New-AwsSamlRole Reader, Admin
    }

    It 'names the roles that are meant' {
        $list = Join-Path $TestDrive one.txt
        $null = $roles.Where{ $_.RoleName -eq 'Reader' } | Export-AwsRoleList $list
        (Import-AwsRoleList $list | Get-AwsSamlRole).RoleName | Should -Be Reader
        (Import-AwsRoleList $list | Test-AwsRoleImport).RoleName | Should -Be Reader
    }

    It 'is an account, whose name is not that of a provider or role' {
        (Get-AwsAccount | Get-AwsSamlProvider).ProviderName | Should -Contain EntraID
        (Get-AwsAccount | Get-AwsSamlRole -ProviderArn EntraID).RoleName | Sort-Object | Should -Be Admin, Reader
    }

    It 'may have an empty account, from <Name>' -ForEach @(
        @{ Name = 'JSON'; Objects = { '[{"DisplayName":"AWS Shared","Identifier":"shared","AccountId":null}]' | ConvertFrom-Json } }
        @{ Name = 'a table'; Objects = { "DisplayName,Identifier,AccountId`nAWS Shared,shared," | ConvertFrom-Csv } }
    ) {
        (& $Objects | New-EntraAwsApp -WhatIf).IdentifierUri | Should -BeLike '*#shared'
    }

    It 'may have an account without its leading zeros' {
        ([pscustomobject]@{ DisplayName = 'AWS Small'; AccountId = 12345678901 } | New-EntraAwsApp -WhatIf).AccountId | Should -Be '012345678901'
    }
}
