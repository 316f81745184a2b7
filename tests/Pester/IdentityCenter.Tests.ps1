param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $script = Join-Path $PSScriptRoot .. .. examples 05-identity-center Set-IdentityCenter.ps1
    $token = 'sandbox-scim-token-0123456789abcdef'
    $endpoint = 'https://scim.eu-central-1.amazonaws.com/Kc1f0e2d3c4-5b6a-4978-8a9b-0c1d2e3f4a5b/scim/v2/'
}

Describe 'examples/05-identity-center' {
    BeforeAll {
        $sandbox = Join-Path $TestDrive center.json
        $metadata = Join-Path $TestDrive entra.xml
        $preview = & $script -SandboxPath $sandbox -MetadataOutPath $metadata -WhatIf -WarningAction SilentlyContinue
        $wroteInPreview = (Get-EntraAwsConnection).WriteRequests
        $fileInPreview = Test-Path $metadata
        $first = & $script -SandboxPath $sandbox -MetadataOutPath $metadata
        $wrote = (Get-EntraAwsConnection).WriteRequests
        $second = & $script -SandboxPath $sandbox -MetadataOutPath $metadata
        $wroteAgain = (Get-EntraAwsConnection).WriteRequests
        $assignments = Get-AwsAccountAssignment AWS-*
    }

    It 'writes nothing with -WhatIf, and tells what it would do' {
        $wroteInPreview | Should -Be 0
        $fileInPreview | Should -BeFalse
        $preview.Assignments | Should -HaveCount 5
        @($preview.Assignments.Changes) | Should -HaveCount 5
        $preview.Scim.Planned | Should -BeTrue
    }

    It 'gives each line of the table its assignment' {
        $wrote | Should -BeGreaterThan 20
        ($assignments | ForEach-Object { "$($_.GroupName) $($_.PermissionSetName) $($_.AccountId)" } | Sort-Object) | Should -Be @(
            'AWS-Administrators Administrator 111122223333', 'AWS-Administrators Administrator 444455556666', 'AWS-Auditors Auditor 111122223333',
            'AWS-Auditors Auditor 444455556666', 'AWS-Developers Developer 444455556666')
        $first.PermissionSets.SessionDuration | Should -Be 3600, 7200, 14400
    }

    It 'sends no write request the second time' {
        $wroteAgain | Should -Be 0
        @($second.Assignments.Changes).Where{ $_ } | Should -BeNullOrEmpty
    }

    It 'writes the metadata that the console wants' {
        ([xml] (Get-Content $metadata -Raw)).EntityDescriptor.entityID | Should -BeLike 'https://sts.windows.net/*'
    }

    It 'tells the days that the token has left, and what to do by hand' {
        (Get-EntraAwsScimConnection).DaysLeft | Should -BeIn 364, 365, 366
        $first.ByHand | ForEach-Object { $_.Item } | Should -Contain 'Identity source'
    }

    It 'shows each object in its table' {
        ($first.PermissionSets | Out-String -Width 120) | Should -Match 'Developer\s+4 h'
        ($assignments | Out-String -Width 120) | Should -Match 'AWS-Auditors\s+Auditor\s+111122223333'
        ($first.Scim | Out-String -Width 160) | Should -Match 'AWS IAM Identity Center\s+Active'
        ($first.IdentityCenter | Out-String -Width 160) | Should -Match 'eu-central-1\s+111122223333\s+ACTIVE'
    }
}

Describe 'The SCIM access token' {
    BeforeAll {
        $connection = Connect-TestSandbox scim
        $transcript = Join-Path $TestDrive transcript.txt
        $lines = Invoke-FreshPwsh @'
param($Manifest, $Sandbox, $Transcript, $Endpoint, $Part)
Import-Module $Manifest
$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
$null = Start-Transcript $Transcript
$null = Connect-EntraAws -Sandbox $Sandbox
# Put together here, so that the text itself stands nowhere.
$token = ConvertTo-SecureString ($Part + '-0123456789abcdef') -AsPlainText -Force
$wrong = ConvertTo-SecureString ($Part + '-wrong') -AsPlainText -Force
$address = @{ Identifier = 'https://eu-central-1.signin.aws.amazon.com/platform/saml/d-996704c0f1'; ReplyUrl = 'https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/1' }
$app = New-EntraAwsIdentityCenterApp Center @address -Verbose -Debug
$planned = $app | Set-EntraAwsScimConnection -Endpoint $Endpoint -Token $token -WhatIf
try { $app | Set-EntraAwsScimConnection -Endpoint $Endpoint -Token $wrong -Verbose -Debug -ErrorAction Stop } catch { "refused: $($_.FullyQualifiedErrorId)"; $_ | Format-List * -Force | Out-String -Width 500 }
$made = $app | Set-EntraAwsScimConnection -Endpoint $Endpoint -Token $token -Verbose -Debug
$planned, $made, (Get-EntraAwsScimConnection) | Format-List * | Out-String -Width 500
$made | ConvertTo-Json -Depth 5
$made.Changes | ConvertTo-Json -Depth 4
$Error | Format-List * -Force | Out-String -Width 500
$null = Stop-Transcript
'@ (Join-Path (Split-Path (Get-Module EntraAws).Path) EntraAws.psd1), $connection.Sandbox, $transcript, $endpoint, 'sandbox-scim-token'
        $texts = @{
            streams    = $lines -join "`n"
            transcript = (Get-Content $transcript -Raw) -replace '(?m)^Host Application:.*'
            journal    = Get-Content "$($connection.Sandbox).journal.jsonl" -Raw
            state      = Get-Content $connection.Sandbox -Raw
        }
    }

    It 'was used' {
        $texts.streams | Should -Match 'refused: ScimRefused,'
        $texts.state | Should -Match '"BaseAddress":\s*"https://scim\.eu-central-1'
        $texts.journal | Should -Match 'SCIM connection'
    }

    It 'is not in the <_>' -ForEach 'streams', 'transcript', 'journal', 'state' {
        $texts[$_] | Should -Not -BeNullOrEmpty
        $texts[$_].Contains($token) | Should -BeFalse
        $texts[$_].Contains('sandbox-scim-token-wrong') | Should -BeFalse
    }
}

Describe 'New-EntraAwsIdentityCenterApp -OutFile' {
    BeforeAll {
        $address = @{ Identifier = 'https://eu-central-1.signin.aws.amazon.com/platform/saml/d-996704c0f1'; ReplyUrl = 'https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/1' }
    }

    It 'makes no app for a file that has no place' {
        $connection = Connect-TestSandbox outfile
        New-EntraAwsIdentityCenterApp Center @address -OutFile (Join-Path $TestDrive nowhere entra.xml) -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        New-EntraAwsIdentityCenterApp Center @address -OutFile $TestDrive -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
        (Get-EntraAwsConnection).WriteRequests | Should -Be 0
    }
}

Describe 'Tables of permission sets and assignments' {
    BeforeAll { $null = Connect-TestSandbox tables }

    It 'splits several policies in one cell, and takes blank cells as not given' {
        $sets = @'
RoleName,Policy,MaxSessionDuration,InlinePolicy,Description,RelayState
Auditor,SecurityAudit;ReadOnlyAccess,7200,,,
Support,SupportUser,,,,
'@ | ConvertFrom-Csv | New-AwsPermissionSet -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        $sets.SessionDuration | Should -Be 7200, 3600
        $sets[0].PolicyArns | ForEach-Object { $_ -replace '.*/' } | Should -Be SecurityAudit, ReadOnlyAccess
    }

    It 'makes an error of a session that is no number, and goes on' {
        $sets = @'
RoleName,MaxSessionDuration
Wrong,abc
Right,7200
'@ | ConvertFrom-Csv | New-AwsPermissionSet -ErrorAction SilentlyContinue -ErrorVariable failed
        $sets.PermissionSetName | Should -Be Right
        $failed | Should -HaveCount 1
        "$failed" | Should -Match "'abc' is not a whole number"
        Get-AwsPermissionSet Wrong | Should -BeNullOrEmpty
    }

    It 'takes no account for a permission set' {
        Get-AwsAccount -All | New-AwsPermissionSet -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -Not -BeNullOrEmpty
        Get-AwsAccount -All | Get-AwsPermissionSet -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
    }

    It 'keeps what was read, users too' {
        $before = (Get-EntraAwsConnection).WriteRequests
        $read = Get-AwsAccountAssignment
        $read.PrincipalType | Should -Contain 'USER'
        $kept = $read | Set-AwsAccountAssignment
        @($kept.Changes).Where{ $_ } | Should -BeNullOrEmpty
        $kept.PrincipalType | Should -Be $read.PrincipalType
        (Get-EntraAwsConnection).WriteRequests | Should -Be $before
    }

    It 'means the group that was typed' {
        $planned = Get-AwsAccountAssignment | Where-Object PrincipalType -EQ USER | Set-AwsAccountAssignment Finance -WhatIf -WarningAction SilentlyContinue
        $planned.GroupName | Should -Be Finance
        $planned.PrincipalType | Should -Be GROUP
        Get-AwsAccountAssignment | Where-Object PrincipalType -EQ USER | Remove-AwsAccountAssignment Finance -Force -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'StoreGroupNotFound,*'
    }

    It 'goes on after a row with a lost zero' {
        $rows = [pscustomobject]@{ GroupName = 'Nobody'; PermissionSetName = 'ReadOnly'; AccountId = '12345678901' }, [pscustomobject]@{ GroupName = 'Nobody'; PermissionSetName = 'ReadOnly'; AccountId = $Production }
        $rows | Set-AwsAccountAssignment -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Be 'AccountIdInvalid,EntraAws.Commands.SetAwsAccountAssignmentCommand', 'StoreGroupNotFound,EntraAws.Commands.SetAwsAccountAssignmentCommand'
    }

    AfterAll { Disconnect-EntraAws }
}
