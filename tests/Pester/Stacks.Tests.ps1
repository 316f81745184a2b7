#requires -Version 7.4

param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $template = Join-Path $TestDrive roles.json
    $provider = @{ ProviderName = 'EntraOrg' }
}

Describe 'Export-AwsRoleStack' {
    BeforeAll {
        $null = Connect-TestSandbox export
        $app = New-EntraAwsApp 'AWS Organization'
        $null = $app | New-AwsSamlProvider EntraID | New-AwsSamlRole Developer -Policy AmazonS3FullAccess -Description 'Builds' -Tag @{ team = 'A' }
    }

    It 'takes roles from a table, empty cells included' {
        $stack = "RoleName,Policy,Description,MaxSessionDuration,Path`nA,SecurityAudit;ReadOnlyAccess,,,`nB,,Plain,7200,/people/" | ConvertFrom-Csv |
            Export-AwsRoleStack $template @provider -App $app -Force
        $resources = (Get-Content $template -Raw | ConvertFrom-Json).Resources
        "$($stack.RoleName)" | Should -Be 'A B'
        $resources.RoleA.Properties.ManagedPolicyArns.Count | Should -Be 2
        $resources.RoleA.Properties.MaxSessionDuration | Should -Be 3600
        $resources.RoleB.Properties.Path | Should -Be '/people/'
        $resources.SamlProvider.Properties.Name | Should -Be EntraOrg
        $stack.CertificateThumbprints | Should -Be $app.CertificateThumbprint
    }

    It 'refuses a cell that is no number, and writes nothing for it' {
        Remove-Item $template -ErrorAction Ignore
        $rows = "RoleName,MaxSessionDuration`nA,abc`nB,99999999999`nC,0" | ConvertFrom-Csv
        $rows[0], $rows[1] | Export-AwsRoleStack $template @provider -WithoutProvider -ErrorVariable refused -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $refused.FullyQualifiedErrorId | Should -Be (@('ParameterArgumentTransformationError,EntraAws.Commands.ExportAwsRoleStackCommand') * 2)
        "$($refused[0])" | Should -BeLike "*MaxSessionDuration*'abc' is not a whole number*"
        { $rows[2] | Export-AwsRoleStack $template @provider -WithoutProvider -ErrorAction Stop } | Should -Throw -ErrorId 'SessionDurationInvalid,*'
        $template | Should -Not -Exist
    }

    It 'takes roles as Get-AwsSamlRole gives them' {
        $null = Get-AwsSamlRole Developer | Export-AwsRoleStack $template @provider -App 'AWS Organization' -Force
        $role = (Get-Content $template -Raw | ConvertFrom-Json).Resources.RoleDeveloper.Properties
        $role.ManagedPolicyArns.'Fn::Sub' | Should -Be 'arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess'
        $role.Description | Should -Be 'Builds'
        $role.Tags.Key | Should -Be 'team'
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'ParametersConflict'; With = @{ SamlMetadata = 'x'; WithoutProvider = $true } }
        @{ Id = 'MetadataMissing'; With = @{} }
        @{ Id = 'FileExists'; With = @{ WithoutProvider = $true } }
    ) {
        Remove-Item $template -ErrorAction Ignore
        if ($Id -eq 'FileExists') { Set-Content $template x }
        { Export-AwsRoleStack $template -ProviderName P -RoleName A @With -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        { Export-AwsRoleStack $template -ProviderName P -RoleName A @With -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'tells the parameters that it takes metadata by' {
        Remove-Item $template -ErrorAction Ignore
        Export-AwsRoleStack $template -ProviderName P -RoleName A -ErrorVariable refused -ErrorAction SilentlyContinue
        "$refused" | Should -BeLike '*Give -App, -MetadataPath or -SamlMetadata*-WithoutProvider*'
        "$refused" | Should -Not -BeLike '*Pipe*'
    }
}

Describe 'Publish-AwsRoleStack' {
    BeforeAll {
        $connection = Connect-TestSandbox publish
        $app = New-EntraAwsApp 'AWS Organization'
        $stack = Export-AwsRoleStack $template @provider -RoleName Auditor, Support -Policy SecurityAudit -App $app -Force
    }

    It 'tells of the account that refuses, and comes to its end when that is mended' {
        $null = New-AwsSamlProvider EntraOrg -AccountId $DevTest -SamlMetadata $app.SamlMetadata
        $first = $stack | Publish-AwsRoleStack -OrganizationalUnitId r-0000 -ErrorVariable refused -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue
        "$($first.AccountId) $($first.Status)" | Should -Be "$DevTest Failed"
        $first.StatusReason | Should -Match 'EntraOrg already exists'
        $refused[0].FullyQualifiedErrorId | Should -Be 'StackInstanceFailed,EntraAws.Commands.PublishAwsRoleStackCommand'
        "$warned" | Should -Match "management account $Production"
        (Get-AwsRoleStack).Status | Should -Be Failed

        # Roles alone, for the account that has its provider already.
        $more = Export-AwsRoleStack (Join-Path $TestDrive more.json) @provider -RoleName Auditor -WithoutProvider |
            Publish-AwsRoleStack -OrganizationalUnitId r-0000 -StackSetName More -WarningAction SilentlyContinue
        $more.Status | Should -Be Succeeded
        (Get-AwsSamlRole Auditor -AccountId $DevTest).ProviderArn | Should -Be "arn:aws:iam::${DevTest}:saml-provider/EntraOrg"
        $wrote = $connection.WriteRequests
        $null = Publish-AwsRoleStack (Join-Path $TestDrive more.json) -OrganizationalUnitId r-0000 -StackSetName More
        $connection.WriteRequests | Should -Be $wrote
    }

    It 'does nothing with a template that is only planned' {
        $wrote = $connection.WriteRequests
        $planned = Join-Path $TestDrive planned.json
        $export = @{ ProviderName = 'EO'; RoleName = 'X'; App = $app }
        $left = Export-AwsRoleStack $planned @export -WhatIf | Publish-AwsRoleStack -OrganizationalUnitId ou-0000-devtest1 -StackSetName Planned -WarningVariable warned -WarningAction SilentlyContinue
        $left.Planned | Should -Not -Contain $false
        $warned -like 'Left out, since what it needs was not made: *' | Should -HaveCount 2
        $shown = Export-AwsRoleStack $planned @export -WhatIf | Publish-AwsRoleStack -OrganizationalUnitId ou-0000-devtest1 -StackSetName Planned -WhatIf -WarningVariable warned -WarningAction SilentlyContinue
        $shown.Changes.Count | Should -Be 2
        $warned -like 'Left out*' | Should -BeNullOrEmpty
        $connection.WriteRequests | Should -Be $wrote
        $planned | Should -Not -Exist
    }

    It 'asks before a role goes, and -Force answers' {
        $run = {
            param($arguments)
            Invoke-Runspace "`$null = Connect-EntraAws -Sandbox '$($connection.Sandbox)'; Export-AwsRoleStack '$template' -ProviderName EntraOrg -RoleName Other -WithoutProvider -Force | Publish-AwsRoleStack -OrganizationalUnitId r-0000 -StackSetName More $arguments"
        }
        (& $run '').Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationImpossible,*'
        (& $run '-Force').Output.Status | Should -Be Succeeded
        Get-AwsSamlRole Auditor -AccountId $DevTest | Should -BeNullOrEmpty
    }

    It 'shows tables' {
        $stack | Out-String -Width 120 | Should -Match 'Provider.+Roles.+Bytes.+Certificate ends'
        Get-AwsRoleStack More | Out-String -Width 120 | Should -Match 'Stack set.+Account.+Status'
    }
}

Describe 'examples/06-stack-set' {
    It 'publishes, and finds nothing to do the second time' {
        $sandbox = Join-Path $TestDrive example.json
        $script = Join-Path $PSScriptRoot .. .. examples 06-stack-set Publish-Roles.ps1
        $how = @{ OrganizationalUnitId = 'r-0000'; SandboxPath = $sandbox; TemplatePath = Join-Path $TestDrive example-template.json; WarningAction = 'SilentlyContinue' }
        $null = & $script @how -WhatIf
        $first = & $script @how
        "$($first.AccountId) $($first.Status)" | Should -Be "$DevTest Succeeded"
        "$((Get-AwsSamlRole Entra* -AccountId $DevTest).RoleName | Sort-Object)" | Should -Be 'EntraAdministrator EntraAuditor EntraSupport'
        $null = & $script @how
        (Get-EntraAwsConnection).WriteRequests | Should -Be 0
    }
}
