param([string] $ModulePath)

BeforeDiscovery {
    # One case for each command that changes something; on a migrated account each has something left to do.
    $cases = @(
        @{ Name = 'New-EntraAwsApp'; Script = 'New-EntraAwsApp "AWS Contoso 111122223333" -SessionDuration 7200 @how' }
        @{ Name = 'New-EntraAwsApp'; Script = 'New-EntraAwsApp "AWS Other" -Identifier other @how' }
        @{ Name = 'New-AwsSamlProvider'; Script = 'New-AwsSamlProvider EntraID -SamlMetadata $metadata @how' }
        @{ Name = 'New-AwsSamlProvider'; Script = 'New-AwsSamlProvider Second -SamlMetadata $metadata -Tag @{ Owner = "IT" } @how' }
        @{ Name = 'New-AwsSamlRole'; Script = 'New-AwsSamlRole Third, Fourth -ProviderArn OldADFS -Policy ReadOnlyAccess @how' }
        @{ Name = 'New-AwsSamlRole'; Script = 'New-AwsSamlRole Developer -ProviderArn EntraID -Policy AmazonS3FullAccess @how' }
        @{ Name = 'Sync-EntraAppRole'; Script = 'Get-AwsSamlRole Auditor | Sync-EntraAppRole -App "AWS Contoso 111122223333" @how' }
        @{ Name = 'Sync-EntraAppRole'; Script = 'Get-AwsSamlRole Administrator, Developer | Sync-EntraAppRole -App "AWS Contoso 111122223333" -Prune @how'; Silent = $true }
        @{ Name = 'Set-AwsGroupRoleMapping'; Script = 'Get-EntraAppRole "AWS Contoso 111122223333" Developer | Set-AwsGroupRoleMapping New-Group -CreateGroup @how' }
        @{ Name = 'New-EntraAwsUser'; Script = 'New-EntraAwsUser Test-New@contoso.com @how' }
        @{ Name = 'Add-EntraAwsGroupMember'; Script = 'Add-EntraAwsGroupMember AWS-111122223333-Developer breakglass1@contoso.onmicrosoft.com @how' }
        @{ Name = 'New-AwsMfaPolicy'; Script = 'Get-AwsGroupRoleMapping "AWS Contoso 111122223333" | New-AwsMfaPolicy "AWS Console - MFA" -State Enabled @how' }
        @{ Name = 'New-AwsMfaPolicy'; Script = 'Get-AwsGroupRoleMapping "AWS Contoso 111122223333" | New-AwsMfaPolicy "Another" @how' }
        @{ Name = 'Update-AwsSamlProvider'; Script = 'Update-AwsSamlProvider OldADFS -App "AWS Contoso 111122223333" @how' }
        @{ Name = 'Invoke-EntraAwsCertificateRollover'; Script = 'Invoke-EntraAwsCertificateRollover "AWS Contoso 111122223333" -Replace (Get-EntraAwsApp "AWS Contoso 111122223333").CertificateThumbprint @how' }
        @{ Name = 'Publish-AwsRoleStack'; Script = 'Export-AwsRoleStack "$sandbox.template" -ProviderName EntraOrg -RoleName Auditor -Policy SecurityAudit -SamlMetadata $metadata @how | Publish-AwsRoleStack -OrganizationalUnitId r-0000 @how' }
        @{ Name = 'New-AwsPermissionSet'; Script = 'New-AwsPermissionSet Third, Fourth -Policy SecurityAudit @how' }
        @{ Name = 'New-AwsPermissionSet'; Script = 'New-AwsPermissionSet ReadOnly -Policy SecurityAudit -Prune @how' }
        @{ Name = 'Set-AwsAccountAssignment'; Script = 'Set-AwsAccountAssignment Finance ReadOnly 111122223333, 444455556666 @how' }
        @{ Name = 'Remove-AwsAccountAssignment'; Script = 'Get-AwsAccountAssignment | Remove-AwsAccountAssignment -PassThru @how' }
        @{ Name = 'New-EntraAwsIdentityCenterApp'; Script = 'New-EntraAwsIdentityCenterApp Center -Identifier https://a.signin.aws.amazon.com/platform/saml/d-1 -ReplyUrl https://a.signin.aws.amazon.com/platform/saml/acs/1 @how' }
        @{ Name = 'Set-EntraAwsScimConnection'; Script = 'New-EntraAwsIdentityCenterApp Center -Identifier https://a.signin.aws.amazon.com/platform/saml/d-1 -ReplyUrl https://a.signin.aws.amazon.com/platform/saml/acs/1 -WhatIf | Set-EntraAwsScimConnection -Endpoint https://scim.eu-central-1.amazonaws.com/1/scim/v2/ -Token (ConvertTo-SecureString x -AsPlainText -Force) @how' }
        @{ Name = 'New-AwsProvisioningUser'; Script = 'New-AwsProvisioningUser @how' }
        @{ Name = 'Start-EntraAwsProvisioning'; Script = 'Start-EntraAwsProvisioning "AWS DevTest" -UserName Svc-New @how' }
        @{ Name = 'Restart-EntraAwsProvisioning'; Script = 'Restart-EntraAwsProvisioning "AWS DevTest" @how' }
        @{ Name = 'Suspend-EntraAwsProvisioning'; Script = 'Suspend-EntraAwsProvisioning "AWS DevTest" @how' }
        @{ Name = 'Update-AwsProvisioningKey'; Script = 'Update-AwsProvisioningKey "AWS DevTest" -OlderThanDays 0 @how' }
    )
    $ways = @(
        @{ Way = '-WhatIf'; Prefix = '$how = @{ WhatIf = $true }' }
        @{ Way = '$WhatIfPreference'; Prefix = '$WhatIfPreference = $true; $how = @{}' }
        @{ Way = 'the preference of a calling function'; Prefix = '$how = @{}'; Inside = 'function Outer { [CmdletBinding(SupportsShouldProcess)] param() & { %%% } } Outer -WhatIf' }
        @{ Way = '-WhatIf -Force'; Prefix = '$how = @{ WhatIf = $true; Force = $true }'; ForceOnly = $true }
        @{ Way = '-WhatIf -Confirm:$false'; Prefix = '$how = @{ WhatIf = $true; Confirm = $false }' }
    )
    $forced = 'New-EntraAwsApp', 'New-AwsSamlProvider', 'New-AwsSamlRole', 'Sync-EntraAppRole', 'New-AwsMfaPolicy', 'Update-AwsSamlProvider', 'Publish-AwsRoleStack',
        'New-AwsPermissionSet', 'Remove-AwsAccountAssignment', 'New-AwsProvisioningUser', 'Start-EntraAwsProvisioning', 'Update-AwsProvisioningKey'
    $matrix = foreach ($case in $cases) {
        foreach ($way in $ways) {
            if ($way.ForceOnly -and $case.Name -notin $forced) { continue }
            $inner = $way.Inside ? $way.Inside.Replace('%%%', $case.Script) : $case.Script
            @{ Name = $case.Name; Way = $way.Way; Script = $case.Script; Silent = $case.Silent; Text = "$($way.Prefix); $inner" }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)

    # Another tenant's metadata: to put it in place of the provider's own weakens access.
    $connection = Connect-TestSandbox other
    $metadata = (New-EntraAwsApp 'AWS Elsewhere').SamlMetadata
    $connection = Connect-TestSandbox migrated
    $null = Invoke-Migration
    # One role that Entra does not offer yet, and one that a -Prune would take away.
    $null = New-AwsSamlRole Auditor -ProviderArn EntraID
    $null = Get-AwsSamlRole ADFS-ReadOnly | Sync-EntraAppRole -App "AWS Contoso $Production"
    # An app whose roles come by provisioning, and a user that has no key yet.
    $null = New-EntraAwsApp 'AWS DevTest' -AccountId $DevTest | New-AwsProvisioningUser | Start-EntraAwsProvisioning -Wait
    $null = New-AwsProvisioningUser Svc-New -AccountId $DevTest
    # The file keeps the sandbox's time as of the last write: one more, so that its copies have seen the ones before.
    $null = New-EntraAwsUser Test-Last@contoso.com
    $migrated = $connection.Sandbox
    $connect = '$connection = Connect-EntraAws -Sandbox $sandbox; '

    function Invoke-OnCopy([string] $Script, [string] $Answer) {
        $copy = Join-Path $TestDrive "copy-$([guid]::NewGuid().ToString('n')).json"
        Copy-Item $migrated $copy
        Invoke-Runspace ($connect + $Script) @{ sandbox = $copy; metadata = $metadata } $Answer
    }
}

Describe 'Every command that changes something' {
    It 'is tried below' {
        $changing = (Get-Command -Module EntraAws).Where{ $_.Parameters.ContainsKey('WhatIf') }.Name
        # These write a file and no cloud; they have a test of their own.
        $tried = (Get-Content $PSCommandPath | Select-String "@{ Name = '([\w-]+)'; Script" | ForEach-Object { $_.Matches[0].Groups[1].Value }) + 'Export-AwsIamInventory', 'Export-AwsInventoryReport', 'Export-AwsRoleList', 'Export-AwsRoleStack', 'New-EntraAwsSandbox'
        $tried | Sort-Object -Unique | Should -Be ($changing | Sort-Object)
    }
}

Describe 'Commands that write files' {
    It '<Script> -WhatIf writes none' -ForEach @(
        @{ Script = 'Get-AwsIamInventory | Export-AwsIamInventory' }
        @{ Script = 'Get-AwsIamInventory | Export-AwsInventoryReport' }
        @{ Script = 'Get-EntraAppRole "AWS Contoso 111122223333" | Export-AwsRoleList' }
        @{ Script = 'Export-AwsRoleStack -ProviderName EntraOrg -RoleName Auditor -WithoutProvider' }
        @{ Script = 'New-EntraAwsSandbox' }
    ) {
        $file = Join-Path $TestDrive "none-$([guid]::NewGuid().ToString('n'))"
        $run = Invoke-OnCopy "$Script '$file' -WhatIf"
        $run.Thrown | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        Get-Item "$file*" | Should -BeNullOrEmpty
        (Invoke-OnCopy "$Script '$file'").Errors | Should -BeNullOrEmpty
        $file | Should -Exist
    }
}

Describe 'A migrated account' {
    It '<Way> sends no write: <Script>' -ForEach $matrix {
        $run = Invoke-OnCopy "$Text; (Get-EntraAwsConnection).WriteRequests"
        $run.Thrown | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        $writes, $results = $run.Output[-1], @($run.Output | Select-Object -SkipLast 1)
        $writes | Should -Be 0
        # Not for want of something to do. What is pruned is no result, though; the test after this one shows that it is done.
        if (-not $Silent) { @($results.Changes).Where{ $_ } | Should -Not -BeNullOrEmpty }
        $results.Changes.Applied | Should -Not -Contain $true
    }
}

Describe 'Sync-EntraAppRole -Prune' {
    It 'removes with <_>' -ForEach '-Force', '-Confirm:$false' {
        $run = Invoke-OnCopy "(Get-EntraAppRole 'AWS Contoso 111122223333').Count; Get-AwsSamlRole Administrator, Developer | Sync-EntraAppRole -App 'AWS Contoso 111122223333' -Prune $_; (Get-EntraAppRole 'AWS Contoso 111122223333').RoleName -join ' '"
        $run.Output[0] | Should -Be 3
        $run.Output[-1] | Should -Be 'Administrator Developer'
    }

    It 'removes nothing where nobody can be asked' {
        $run = Invoke-OnCopy "Get-AwsSamlRole Administrator, Developer | Sync-EntraAppRole -App 'AWS Contoso 111122223333' -Prune; (Get-EntraAppRole 'AWS Contoso 111122223333').RoleName -contains 'ADFS-ReadOnly'"
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationImpossible,*'
        $run.Output[-1] | Should -BeTrue
    }

    It 'does not remove what is assigned' {
        $run = Invoke-OnCopy "Get-AwsSamlRole Administrator | Sync-EntraAppRole -App 'AWS Contoso 111122223333' -Prune -Force; (Get-EntraAwsConnection).WriteRequests"
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'AppRoleInUse,EntraAws.Commands.SyncEntraAppRoleCommand'
        $run.Output[-1] | Should -Be 0
    }
}

Describe 'A fresh account' {
    BeforeAll {
        $chain = 'New-EntraAwsApp "AWS New" @how | New-AwsSamlProvider EntraID @how | New-AwsSamlRole Administrator, Developer -Policy ReadOnlyAccess @how | Sync-EntraAppRole @how | Set-AwsGroupRoleMapping -GroupName { "G-$($_.RoleName)" } -CreateGroup @how | New-AwsMfaPolicy "New MFA" -ExcludeUser breakglass1@contoso.onmicrosoft.com @how'
        $people = 'New-EntraAwsUser Test-New@contoso.com @how | Add-EntraAwsGroupMember -GroupName G-Developer @how'
    }

    It 'shows the whole chain as planned objects and writes nothing: <Way>' -ForEach @(
        @{ Way = '-WhatIf'; Prefix = '$how = @{ WhatIf = $true }' }
        @{ Way = '$WhatIfPreference'; Prefix = '$WhatIfPreference = $true; $how = @{}' }
    ) {
        $connection = Connect-TestSandbox fresh
        $run = Invoke-Runspace "$connect$Prefix; $chain; $people; `$connection.WriteRequests" @{ sandbox = $connection.Sandbox }
        $run.Errors | Should -BeNullOrEmpty
        $policy, $member, $writes = $run.Output
        $writes | Should -Be 0
        $policy.Planned | Should -BeTrue
        $member.Planned | Should -BeTrue
        $member.GroupName | Should -Be 'G-Developer'
        $policy.Changes[0].After['Groups'] | Should -Be 'G-Administrator, G-Developer'
        Get-Content "$($connection.Sandbox).journal.jsonl" | Should -BeNullOrEmpty
    }

    It 'plans the same changes that are then made' {
        $connection = Connect-TestSandbox same
        $steps = 'New-EntraAwsApp "AWS New" @how -OutVariable a | New-AwsSamlProvider EntraID @how -OutVariable b | New-AwsSamlRole Administrator, Developer -Policy ReadOnlyAccess @how -OutVariable c | Sync-EntraAppRole @how -OutVariable d | Set-AwsGroupRoleMapping -GroupName { "G-$($_.RoleName)" } -CreateGroup @how | New-AwsMfaPolicy "New MFA" -ExcludeUser breakglass1@contoso.onmicrosoft.com @how -OutVariable f; foreach ($set in $a, $b, $c, $d, $f) { foreach ($change in $set.Changes) { "$($change.Kind) $($change.TargetType) $($change.Target.Replace("the planned app", "AWS New"))" } }'
        $head = $connect + '$ErrorActionPreference = "Stop"; '
        $plan = (Invoke-Runspace ($head + '$how = @{ WhatIf = $true }; $null = ' + $steps) @{ sandbox = $connection.Sandbox }).Output
        $made = (Invoke-Runspace ($head + '$how = @{}; $null = ' + $steps) @{ sandbox = $connection.Sandbox }).Output
        $plan.Count | Should -BeGreaterThan 8
        $plan | Should -Be $made
    }

    It 'writes nothing for a planned object where the next command has no -WhatIf: <_>' -ForEach @(
        'New-EntraAwsApp "AWS New" -WhatIf | New-AwsSamlProvider EntraID'
        'New-AwsSamlProvider EntraID -SamlMetadata $metadata -WhatIf | New-AwsSamlRole Developer'
        'New-AwsSamlProvider EntraID -SamlMetadata $metadata -WhatIf | New-AwsSamlRole Developer -WhatIf | Sync-EntraAppRole -App "No such app"'
        'New-EntraAwsApp "AWS New" -WhatIf | New-AwsSamlProvider EntraID -WhatIf | New-AwsSamlRole Developer -WhatIf | Sync-EntraAppRole'
        'New-EntraAwsApp "AWS New" -WhatIf | New-AwsSamlProvider EntraID -WhatIf | New-AwsSamlRole Developer -WhatIf | Sync-EntraAppRole -WhatIf | Set-AwsGroupRoleMapping G-New -CreateGroup'
        'New-EntraAwsUser Test-New@contoso.com -WhatIf | Add-EntraAwsGroupMember "Break-glass accounts"'
    ) {
        $connection = Connect-TestSandbox half
        $run = Invoke-Runspace ($connect + $_ + '; $connection.WriteRequests') @{ sandbox = $connection.Sandbox; metadata = $metadata }
        $run.Output[-1] | Should -Be 0
    }

    It 'New-EntraAwsSandbox -WhatIf makes no file' {
        $path = Join-Path $TestDrive never.json
        $run = Invoke-Runspace 'New-EntraAwsSandbox $path -WhatIf; New-EntraAwsSandbox $path -WhatIf -Force' @{ path = $path }
        $run.Errors | Should -BeNullOrEmpty
        $path | Should -Not -Exist
    }
}

Describe 'Confirmation' {
    BeforeAll {
        $enforce = 'Get-AwsGroupRoleMapping "AWS Contoso 111122223333" | New-AwsMfaPolicy "AWS Console - MFA" -State Enabled '
        $count = '; $connection.WriteRequests'
    }

    It 'is asked for before access is weakened, and where nobody can be asked it says so' {
        $run = Invoke-OnCopy ($enforce + $count)
        $run.Output[-1] | Should -Be 0
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'ConfirmationImpossible,EntraAws.Commands.NewAwsMfaPolicyCommand'
        $run.Errors[0].Exception.Message | Should -BeLike '*-WhatIf*-Confirm:$false*-Force*'
    }

    It 'is given beforehand by <_>' -ForEach '-Force', '-Confirm:$false' {
        $run = Invoke-OnCopy ($enforce + $_ + $count)
        $run.Errors | Should -BeNullOrEmpty
        $run.Output[0].State | Should -Be Enabled
        $run.Output[-1] | Should -BeGreaterThan 0
    }

    It 'is given beforehand by $ConfirmPreference' {
        $run = Invoke-OnCopy ('$ConfirmPreference = "None"; ' + $enforce + $count)
        $run.Errors | Should -BeNullOrEmpty
        $run.Output[-1] | Should -BeGreaterThan 0
    }

    It 'is not asked for where access only grows' {
        $run = Invoke-OnCopy ('New-EntraAwsUser Test-New@contoso.com' + $count) 'N'
        $run.Questions | Should -BeNullOrEmpty
        $run.Output[-1] | Should -Be 1
    }

    It 'with No leaves things as they are' {
        $run = Invoke-OnCopy ($enforce + $count) 'N'
        $run.Questions | Should -HaveCount 1
        $run.Questions[0] | Should -BeLike '*AWS Console - MFA*'
        $run.Output[-1] | Should -Be 0
        $run.Output[0].Changes[0].Applied | Should -BeFalse
    }

    It 'with Yes makes the change' {
        $run = Invoke-OnCopy ($enforce + $count) 'Y'
        $run.Output[-1] | Should -BeGreaterThan 0
        $run.Output[0].Changes[0].Applied | Should -BeTrue
    }

    It 'with -Confirm asks once a change, with the full name' {
        $run = Invoke-OnCopy ('New-AwsSamlRole Third, Fourth -ProviderArn OldADFS -Policy ReadOnlyAccess -Confirm' + $count) 'YNN'
        # Third and its policy, then Fourth.
        $run.Questions[0] | Should -BeLike '*arn:aws:iam::111122223333:role/Third*'
        $run.Questions[1] | Should -BeLike '*arn:aws:iam::aws:policy/ReadOnlyAccess*'
        $run.Output[-1] | Should -Be 1
        $run.Output[0].Planned, $run.Output[1].Planned | Should -Be $false, $true
    }

    It 'with Yes to All asks once' {
        $run = Invoke-OnCopy ('New-AwsSamlRole Third, Fourth -ProviderArn OldADFS -Policy ReadOnlyAccess -Confirm' + $count) 'A'
        $run.Questions | Should -HaveCount 1
        $run.Output[-1] | Should -Be 4
    }

    It 'with -Confirm where nobody can be asked writes nothing' {
        $run = Invoke-OnCopy ('New-EntraAwsUser Test-New@contoso.com -Confirm' + $count)
        $run.Output[-1] | Should -Be 0
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationImpossible,*'
    }
}
