param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $script = Join-Path $PSScriptRoot .. .. examples 03-many-accounts One-App-For-Many.ps1
    $list = Join-Path $TestDrive roles.txt
    $lines = foreach ($account in $Production, $DevTest) { foreach ($role in 'Administrator', 'Auditor') { "arn:aws:iam::${account}:role/$role,arn:aws:iam::${account}:saml-provider/EntraID" } }
    Set-Content $list $lines
}

Describe 'A list of roles' {
    It 'is read and written without a connection' {
        $run = Invoke-Runspace 'Import-AwsRoleList $list | Export-AwsRoleList $out; Import-AwsRoleList $out; Get-Content $out' @{ list = $list; out = (Join-Path $TestDrive out.txt) }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output[0].Roles, $run.Output[0].Accounts | Should -Be 4, 2
        $run.Output[1].AccountId, $run.Output[1].RoleName, $run.Output[1].ProviderArn | Should -Be $Production, 'Administrator', "arn:aws:iam::${Production}:saml-provider/EntraID"
        $run.Output[-4..-1] | Should -Be ($lines | Sort-Object)
    }

    It 'tells of wrong lines and goes on' {
        $wrong = Join-Path $TestDrive wrong.txt
        Set-Content $wrong @('Role ARN,Trusted entities'; 'no role at all'; $lines[0])
        $roles = Import-AwsRoleList $wrong, (Join-Path $TestDrive none.txt), $list -ErrorVariable problems -ErrorAction SilentlyContinue
        $roles | Should -HaveCount 5
        $problems.FullyQualifiedErrorId | Should -Be 'RoleListLineInvalid,EntraAws.Commands.ImportAwsRoleListCommand', 'FileNotFound,EntraAws.Commands.ImportAwsRoleListCommand'
        "$($problems[0])" | Should -BeLike 'Line 2 of *no role at all*'
    }

    It 'leaves out a role without a provider, keeps a file that is there, and is not written for nothing' {
        $out = Join-Path $TestDrive kept.txt
        $roles = @([pscustomobject]@{ RoleArn = "arn:aws:iam::${Production}:role/A" }; Import-AwsRoleList $list)
        ($roles | Export-AwsRoleList $out -ErrorVariable problems -ErrorAction SilentlyContinue).Roles | Should -Be 4
        $problems.FullyQualifiedErrorId | Should -Be 'RoleWithoutProvider,EntraAws.Commands.ExportAwsRoleListCommand'
        { Import-AwsRoleList $list | Export-AwsRoleList $out -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { @() | Export-AwsRoleList (Join-Path $TestDrive empty.txt) -ErrorAction Stop } | Should -Throw -ErrorId 'RoleListEmpty,*'
        Join-Path $TestDrive empty.txt | Should -Not -Exist
    }

    It 'is refused in a preview as it is in a real run' {
        $kept = Join-Path $TestDrive there.txt
        Set-Content $kept x
        { Import-AwsRoleList $list | Export-AwsRoleList $kept -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { Import-AwsRoleList $list | Export-AwsRoleList (Join-Path $TestDrive nowhere roles.txt) -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
        { Import-AwsRoleList $list | Export-AwsRoleList $kept -Force -WhatIf -ErrorAction Stop } | Should -Not -Throw
        Get-Content $kept | Should -Be x
    }
}

Describe 'A split' {
    It 'by account needs no connection, by organizational unit it does' {
        $run = Invoke-Runspace 'Import-AwsRoleList $list | Split-AwsRoleList -MaximumCount 3; Import-AwsRoleList $list | Split-AwsRoleList OrganizationalUnit' @{ list = $list }
        $run.Output.DisplayName | Should -Be 'AWS 1', 'AWS 2'
        @($run.Output) | Should -HaveCount 2
        $run.Errors.FullyQualifiedErrorId | Should -Be 'NotConnected,EntraAws.Commands.SplitAwsRoleListCommand'
    }

    It 'pipes into the apps, the providers, the roles and the app roles' {
        $connection = Connect-TestSandbox split
        $split = Import-AwsRoleList $list | Split-AwsRoleList OrganizationalUnit -MaximumCount 3
        $split.DisplayName | Should -Be 'AWS Development', 'AWS Production'
        $apps = $split | New-EntraAwsApp
        $apps.IdentifierUri | Sort-Object | Should -Be 'https://signin.aws.amazon.com/saml#aws-development', 'https://signin.aws.amazon.com/saml#aws-production'
        $apps.AccountId | Where-Object { $_ } | Should -BeNullOrEmpty
        $providers = $apps | New-AwsSamlProvider EntraID
        $providers.AccountId | Sort-Object | Should -Be $Production, $DevTest
        $null = $split.Roles | New-AwsSamlRole
        $roles = $split.Roles | Sync-EntraAppRole -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        "$($roles.AppDisplayName | Sort-Object -Unique)" | Should -Be 'AWS Development AWS Production'
        $writes = $connection.WriteRequests
        $null = $split | New-EntraAwsApp | New-AwsSamlProvider EntraID
        $null = $split.Roles | New-AwsSamlRole
        $null = $split.Roles | Sync-EntraAppRole
        $connection.WriteRequests | Should -Be $writes
    }
}

Describe 'A split of what is there' {
    It 'moves nobody, when the commands that a full app proposes are run as they are' {
        $null = New-EntraAwsSandbox (Join-Path $TestDrive full.json) -AccountCount 4 | Connect-EntraAws
        $accounts = @((Get-AwsAccount -All).AccountId | Sort-Object | Select-Object -First 3)
        function Get-Role([string] $Account, [string[]] $Name) { foreach ($role in $Name) { [pscustomobject]@{ RoleArn = "arn:aws:iam::${Account}:role/$role"; ProviderArn = "arn:aws:iam::${Account}:saml-provider/EntraID" } } }
        $first = @($accounts[0, 1] | ForEach-Object { Get-Role $_ Administrator })
        $split = $first | Split-AwsRoleList -DisplayName 'AWS Contoso {Number}'
        $app = $split | New-EntraAwsApp
        $null = $app | New-AwsSamlProvider EntraID
        $null = $split.Roles | New-AwsSamlRole
        $null = $split.Roles | Sync-EntraAppRole -WarningAction SilentlyContinue | Set-AwsGroupRoleMapping -GroupName { "AWS-$($_.AccountId)" } -CreateGroup
        # Others fill the app up, so that few roles are enough to pass what it holds.
        $null = Get-Role 999999999999 (1..1190 | ForEach-Object { "R$_" }) | Sync-EntraAppRole -App 'AWS Contoso 1' -WarningAction SilentlyContinue

        $roles = @($first) + @(Get-Role $accounts[0] R1, R2) + @(Get-Role $accounts[1] (1..20 | ForEach-Object { "R$_" })) + @(Get-Role $accounts[2] Administrator)
        $before = Get-AwsGroupRoleMapping -App 'AWS Contoso 1' | Sort-Object GroupName | Select-Object GroupName, RoleArn | Out-String
        $roles | Sync-EntraAppRole -App 'AWS Contoso 1' -ErrorVariable full -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $full[0].FullyQualifiedErrorId | Should -Be 'AppRolesTooMany,EntraAws.Commands.SyncEntraAppRoleCommand'
        $commands = "$($full[0])" -replace '(?s)^.*This does it: '
        $commands | Should -Match '-Current .*New-AwsSamlProvider EntraID.*New-AwsSamlRole.*Sync-EntraAppRole'

        $run = Invoke-Runspace "`$null = Connect-EntraAws -Sandbox `$sandbox; $($commands.Replace('<the roles>', '$roles')); `$split" @{ sandbox = Join-Path $TestDrive full.json; roles = $roles }
        $run.Thrown | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -Be 'AppWithoutRoom,EntraAws.Commands.SplitAwsRoleListCommand'
        "$($run.Errors)" | Should -BeLike "*20 new roles of its accounts $($accounts[1]):*"
        $parts = @($run.Output | Where-Object { $_ -is [EntraAws.RoleListPart] })
        $parts.DisplayName | Should -Be 'AWS Contoso 1', 'AWS Contoso 2'
        "$($parts[0].AccountIds)" | Should -Be "$($accounts[0, 1])"

        # Who had access has it: the same assignments, to roles whose provider trusts the same certificate.
        Get-AwsGroupRoleMapping -App 'AWS Contoso 1' | Sort-Object GroupName | Select-Object GroupName, RoleArn | Out-String | Should -Be $before
        $before | Should -Match "role/Administrator"
        foreach ($account in $accounts[0, 1]) { (Get-AwsSamlProvider EntraID -AccountId $account).CertificateThumbprints | Should -Be $app.CertificateThumbprint }
        (Get-AwsSamlProvider EntraID -AccountId $accounts[2]).CertificateThumbprints | Should -Be (Get-EntraAwsApp 'AWS Contoso 2').CertificateThumbprint
        (Get-EntraAppRole 'AWS Contoso 1' | Where-Object AccountId -in $accounts).RoleName | Sort-Object | Should -Be 'Administrator', 'Administrator', 'R1', 'R2'
    }

    It 'names the accounts that a full app keeps, and warns where it gets more than was asked for' {
        $current = foreach ($app in 'AWS 1', 'AWS 2') { foreach ($n in 1..3) { [EntraAws.AppRole] @{ DisplayName = "R$n"; AppDisplayName = $app; AccountId = "11112222333$($app[-1])"; RoleArn = "arn:aws:iam::11112222333$($app[-1]):role/R$n"; ProviderArn = "arn:aws:iam::11112222333$($app[-1]):saml-provider/P" } } }
        $roles = foreach ($account in '111122223331', '111122223332') { foreach ($n in 1..4) { [pscustomobject]@{ RoleArn = "arn:aws:iam::${account}:role/R$n"; ProviderArn = "arn:aws:iam::${account}:saml-provider/P" } } }
        $parts = $roles | Split-AwsRoleList -MaximumCount 3 -Current $current -WarningVariable warned -WarningAction SilentlyContinue
        $parts.ForEach({ $_.Count }) | Should -Be 4, 4
        $warned | Should -HaveCount 2
    }
}

Describe 'One app for several accounts' {
    BeforeAll {
        $connection = Connect-TestSandbox many
        $app = New-EntraAwsApp 'AWS All' -Identifier all
        $roles = $app | New-AwsSamlProvider EntraID -AccountId $Production, $DevTest | New-AwsSamlRole Administrator, Auditor
    }

    It 'has the provider and the roles in each' {
        $roles.AccountId | Sort-Object | Should -Be $Production, $Production, $DevTest, $DevTest
        $roles.AppDisplayName | Select-Object -Unique | Should -Be 'AWS All'
    }

    It 'is advised against, once' {
        $offered = $roles | Sync-EntraAppRole -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike "'AWS All' serves 2 AWS accounts.*"
        $offered.AccountId | Sort-Object -Unique | Should -Be $Production, $DevTest
        $run = Invoke-Runspace '$null = Connect-EntraAws -Sandbox $sandbox; $null = Import-AwsRoleList $list | Sync-EntraAppRole -App "AWS All" -WarningAction SilentlyContinue' @{ sandbox = $connection.Sandbox; list = $list }
        $run.Warning | Should -BeNullOrEmpty
    }

    It 'shows the names of the accounts where they came along' {
        $listed = Get-AwsAccount -All | Get-AwsSamlRole -ProviderArn EntraID
        $listed.AccountName | Select-Object -Unique | Should -Be 'Contoso Production', 'Contoso Dev/Test'
        ($listed | Sync-EntraAppRole -App 'AWS All' -WarningAction SilentlyContinue).AccountName | Select-Object -Unique | Should -Be 'Contoso Production', 'Contoso Dev/Test'
    }

    It 'keeps its identifier, and takes none that could be an account' {
        (New-EntraAwsApp 'AWS All' -Identifier other).IdentifierUri | Should -Be 'https://signin.aws.amazon.com/saml#all'
        { New-EntraAwsApp 'AWS X' -Identifier 111122223333 -ErrorAction Stop } | Should -Throw -ErrorId 'AppInstanceInvalid,*'
        { New-EntraAwsApp 'AWS X' -Identifier a/b -ErrorAction Stop } | Should -Throw -ErrorId 'AppInstanceInvalid,*'
        { New-EntraAwsApp 'AWS X' -Identifier all -AccountId $Production -ErrorAction Stop } | Should -Throw -ErrorId 'ParametersConflict,*'
    }
}

Describe 'examples/03-many-accounts/One-App-For-Many.ps1' {
    It 'is previewed whole and writes nothing' {
        $sandbox = Join-Path $TestDrive preview.json
        $plan = & $script -SandboxPath $sandbox -WhatIf -WarningAction SilentlyContinue 3> $null
        (Get-EntraAwsConnection).WriteRequests | Should -Be 0
        $plan.Mappings | Should -HaveCount 4
        $plan.Mappings.Planned | Should -Not -Contain $false
    }

    It 'makes one app, and nothing the second time' {
        $sandbox = Join-Path $TestDrive one.json
        $out = Join-Path $TestDrive one.txt
        $first = & $script -SandboxPath $sandbox -ListPath $out
        $first.Split.DisplayName | Should -Be 'AWS Contoso 1'
        "$($first.Mappings.GroupName | Sort-Object)" | Should -Be "AWS-$Production-Administrator AWS-$Production-Developer AWS-$DevTest-Administrator AWS-$DevTest-Developer"
        Get-Content $out | Should -HaveCount 4
        $null = & $script -SandboxPath $sandbox -ListPath $out
        (Get-EntraAwsConnection).WriteRequests | Should -Be 0
    }

    It 'makes one for each unit where they do not fit' {
        $result = & $script -SandboxPath (Join-Path $TestDrive units.json) -By OrganizationalUnit -MaximumCount 2
        $result.Split.DisplayName | Should -Be 'AWS Contoso Development', 'AWS Contoso Production'
    }
}
