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

    It 'with a number that is none are refused, and with a blank one take the default' {
        $rows = "RoleName,ProviderArn,MaxSessionDuration`nRow-4,OldADFS,abc`nRow-5,OldADFS," | ConvertFrom-Csv
        $made = $rows | New-AwsSamlRole -ErrorVariable refused -ErrorAction SilentlyContinue
        $made.RoleName | Should -Be 'Row-5'
        $made.MaxSessionDuration | Should -Be 3600
        $refused.FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,EntraAws.Commands.NewAwsSamlRoleCommand'
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

    It 'with brackets are read by -LiteralPath and from Get-ChildItem, and one without a match is an error: <Command>' -ForEach @(
        @{ Command = 'Import-AwsRoleList'; Bad = 'RoleListInvalid' }
        @{ Command = 'Import-AwsIamInventory'; Bad = 'InventoryFileInvalid' }
        @{ Command = 'Test-AwsSamlResponse'; Bad = $null }
    ) {
        $ErrorActionPreference = 'Continue'
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "$Command[1]")
        $file = Join-Path $folder.FullName 'file[1].txt'
        Set-Content -LiteralPath $file '# nothing'
        $outcome = {
            param([scriptblock] $Script)
            $output = & $Script 2>&1
            @($output) | Should -HaveCount 1
            if ($Bad) { $output.FullyQualifiedErrorId | Should -BeLike "$Bad,*" }
            else { $output | Should -BeOfType EntraAws.SamlResponseTest }
        }
        & $outcome { & $Command -LiteralPath $file }
        & $outcome { Get-ChildItem -LiteralPath $folder.FullName | & $Command }
        & $outcome { & $Command -Path ([wildcardpattern]::Escape($file)) }
        & $outcome { [pscustomobject]@{ Path = [wildcardpattern]::Escape($file) } | & $Command }
        foreach ($path in $file, (Join-Path $TestDrive 'none*.txt'), (Join-Path $TestDrive nowhere '*.txt')) {
            $output = & $Command -Path $path 2>&1
            @($output) | Should -HaveCount 1
            $output.FullyQualifiedErrorId | Should -BeLike 'PathWithoutMatch,*'
            "$output" | Should -BeLike '*-LiteralPath*'
        }
    }

    It 'of inventories that match nothing make no other sandbox' {
        { New-EntraAwsSandbox (Join-Path $TestDrive none.json) -Inventory (Join-Path $TestDrive 'none*.json') -ErrorAction Stop } | Should -Throw -ErrorId 'PathWithoutMatch,*'
        Join-Path $TestDrive none.json | Should -Not -Exist
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
