param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $script = Join-Path $PSScriptRoot .. .. examples 03-many-accounts One-App-Per-Account.ps1
}

Describe 'examples/03-many-accounts' {
    BeforeAll {
        $sandbox = Join-Path $TestDrive organization.json
        $planned = & $script -SandboxPath $sandbox -AccountCount 4 -WhatIf
        $wroteInPreview = (Get-EntraAwsConnection).WriteRequests
        $first = & $script -SandboxPath $sandbox
        $wrote = (Get-EntraAwsConnection).WriteRequests
        $second = & $script -SandboxPath $sandbox
        $wroteAgain = (Get-EntraAwsConnection).WriteRequests
    }

    It 'shows all of it and writes nothing with -WhatIf' {
        $wroteInPreview | Should -Be 0
        $planned | Should -HaveCount 16
        $planned.Planned | Should -Not -Contain $false
    }

    It 'gives each account its app, roles and groups' {
        $wrote | Should -BeGreaterThan 80
        $first | Should -HaveCount 16
        $first.Planned | Should -Not -Contain $true
        (Get-EntraAwsApp).DisplayName | Sort-Object | Should -Be 'AWS Management 100000000000', 'AWS Team 0001 100000000001', 'AWS Team 0002 100000000002', 'AWS Team 0003 100000000003'
        $mapping = $first.Where{ $_.GroupName -eq 'AWS-100000000002-Auditor' }
        $mapping.AppDisplayName | Should -Be 'AWS Team 0002 100000000002'
        $mapping.RoleArn | Should -Be 'arn:aws:iam::100000000002:role/Auditor'
        (Get-AwsSamlRole -AccountId 100000000003 Administrator, Auditor -ProviderArn EntraID).PolicyArns | Should -Be 'arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/SecurityAudit'
    }

    It 'sends no write request the second time' {
        $second | Should -HaveCount 16
        $wroteAgain | Should -Be 0
    }
}

Describe 'One pipeline for an organization' {
    BeforeAll {
        $sandbox = (New-EntraAwsSandbox (Join-Path $TestDrive fleet.json) -AccountCount 6 -Force).Path
    }

    It 'is finished by running it again after Ctrl+C' {
        $connection = Connect-EntraAws -Sandbox $sandbox
        $chain = 'Get-AwsAccount -All @c | New-EntraAwsApp -DisplayName "AWS {AccountId}" @c | New-AwsSamlProvider EntraID @c | New-AwsSamlRole Administrator, Developer @c | Sync-EntraAppRole @c | Set-AwsGroupRoleMapping "AWS-{AccountId}-{RoleName}" -CreateGroup @c'
        $shell = New-TestShell "`$c = @{ Connection = `$connection }; $chain" @{ connection = $connection }
        $started = $shell.BeginInvoke()
        while ($connection.WriteRequests -lt 25 -and -not $started.IsCompleted) { Start-Sleep -Milliseconds 5 }
        $shell.Stop()
        $atStop = $connection.WriteRequests + $connection.ReadRequests
        Start-Sleep -Milliseconds 500
        $connection.WriteRequests + $connection.ReadRequests | Should -Be $atStop
        $shell.Runspace.Dispose(); $shell.Dispose()

        $c = @{ Connection = $connection }
        $again = & ([scriptblock]::Create($chain))
        $again | Should -HaveCount 12
        $before = $connection.WriteRequests
        $null = & ([scriptblock]::Create($chain))
        $connection.WriteRequests | Should -Be $before
        @(Get-EntraAwsApp).Count | Should -Be 6
    }

    It 'leaves an account out that is suspended, and says so' {
        $null = Connect-EntraAws -Sandbox $sandbox
        $account = [pscustomobject]@{ AccountId = '100000000009'; State = 'SUSPENDED' }
        $account | New-EntraAwsApp -DisplayName 'AWS {AccountId}' -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warning" | Should -BeLike '*100000000009*SUSPENDED*'
    }

    It 'asks about one account after the other with -Confirm' {
        $sandbox = (New-EntraAwsSandbox (Join-Path $TestDrive untouched.json) -AccountCount 6 -Force).Path
        $run = Invoke-Runspace '$null = Connect-EntraAws -Sandbox $sandbox; Get-AwsAccount -All | New-EntraAwsApp -DisplayName "Other {AccountId}" -Confirm' @{ sandbox = $sandbox } 'N'
        $asked = $run.Questions | ForEach-Object { [regex]::Match($_, 'Other (\d{12})').Groups[1].Value }
        $asked | Should -Be ($asked | Sort-Object)
        $asked | Should -HaveCount 6
    }

    It 'takes the account''s name and id from the pipeline, by name' {
        $null = New-EntraAwsSandbox (Join-Path $TestDrive untouched.json) -AccountCount 6 -Force | Connect-EntraAws
        (Get-AwsAccount -All | Select-Object -First 2 | New-EntraAwsApp -DisplayName '{AccountName}/{AccountId}' -WhatIf).DisplayName | Sort-Object | Should -Be 'Management/100000000000', 'Team 0001/100000000001'
        { 'x' | Out-Null; New-EntraAwsApp '{Nonsense}' -ErrorAction Stop } | Should -Throw -ErrorId 'PlaceholderUnknown,*'
    }
}
