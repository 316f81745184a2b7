param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)

    # Every piece of text that could be a secret is hashed and looked for among the hashes: the sandbox keeps no more.
    function Find-Secret([string] $Text, [string[]] $Hash) {
        $sha = [Security.Cryptography.SHA256]::Create()
        $seen = [Collections.Generic.HashSet[string]]::new()
        foreach ($variant in $Text, [uri]::UnescapeDataString($Text), ($Text -replace "\r?\n", '')) {
            foreach ($match in [regex]::Matches($variant, '[A-Za-z0-9+/=]{40,400}')) {
                for ($i = 0; $i -le $match.Length - 40; $i++) {
                    $piece = $match.Value.Substring($i, 40)
                    if (-not $seen.Add($piece)) { continue }
                    if ([Convert]::ToHexString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($piece))) -in $Hash) { $piece }
                }
            }
        }
    }

    function Get-KeyHash([string] $Sandbox) {
        $state = Get-Content $Sandbox -Raw | ConvertFrom-Json -AsHashtable
        @($state.Accounts.Values.Users.AccessKeys | Where-Object { $_.SecretHash } | ForEach-Object { $_.SecretHash })
    }
}

Describe 'The provisioning key' {
    BeforeAll {
        $connection = Connect-TestSandbox provisioning
        $transcript = Join-Path $TestDrive transcript.txt
        $lines = Invoke-FreshPwsh @'
param($Manifest, $Sandbox, $Transcript)
Import-Module $Manifest
$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
$null = Start-Transcript $Transcript
$null = Connect-EntraAws -Sandbox $Sandbox
$app = New-EntraAwsApp 'AWS Contoso 111122223333'
$user = $app | New-AwsProvisioningUser -Verbose -Debug
$status = $user | Start-EntraAwsProvisioning -Wait -Verbose -Debug
$first = (Get-Content $Sandbox -Raw | ConvertFrom-Json -AsHashtable).Accounts.Values.Users.AccessKeys.SecretHash | Where-Object { $_ }
$key = $status | Update-AwsProvisioningKey -OlderThanDays 0 -Force -Verbose -Debug
foreach ($thing in $user, $status, $key) {
    $thing | Format-List * -Force | Out-String -Width 400
    $thing | ConvertTo-Json -Depth 5
    $thing.Changes | Format-List * -Force | Out-String -Width 400
    "$thing"
}
try { Start-EntraAwsProvisioning $app -UserName Svc-Nobody -ErrorAction Stop } catch { $_ | Format-List * -Force | Out-String -Width 400 }
$Error | Format-List * -Force | Out-String -Width 400
$null = Stop-Transcript
"first: $first"
'@ (Join-Path (Split-Path (Get-Module EntraAws).Path) EntraAws.psd1), $connection.Sandbox, $transcript
        $hashes = @(Get-KeyHash $connection.Sandbox) + $lines.Where{ $_.StartsWith('first: ') }[0].Substring(7)
        $written = Get-Content $transcript -Raw
    }

    It 'was made twice' { @($hashes | Sort-Object -Unique) | Should -HaveCount 2 }

    It 'is found by the search, where it is' {
        $secret = [Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(30))
        $hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($secret)))
        Find-Secret "x ${secret}y" $hash | Should -Be $secret
    }

    It 'is in no stream and no transcript' {
        $written | Should -BeLike '*AKIA*'
        $written | Should -BeLike '*VERBOSE: *access key*'
        Find-Secret $written $hashes | Should -BeNullOrEmpty
        Find-Secret ($lines -join "`n") $hashes | Should -BeNullOrEmpty
    }

    It 'is in no journal and no sandbox file' {
        $journal = Get-Content "$($connection.Sandbox).journal.jsonl" -Raw
        $journal | Should -BeLike '*access key*'
        Find-Secret $journal $hashes | Should -BeNullOrEmpty
        Find-Secret (Get-Content $connection.Sandbox -Raw) $hashes | Should -BeNullOrEmpty
    }
}

Describe 'examples/02-provisioning' {
    BeforeAll {
        $script = Join-Path $PSScriptRoot .. .. examples 02-provisioning Start-RoleImport.ps1
        $sandbox = Join-Path $TestDrive example.json
        $null = New-EntraAwsSandbox $sandbox
        $null = & $script -SandboxPath $sandbox -WhatIf
        $planned = (Get-EntraAwsConnection).WriteRequests
        $first = & $script -SandboxPath $sandbox
        $wrote = (Get-EntraAwsConnection).WriteRequests
        $null = & $script -SandboxPath $sandbox
        $wroteAgain = (Get-EntraAwsConnection).WriteRequests
    }

    It 'writes nothing with -WhatIf' { $planned | Should -Be 0 }

    It 'imports the roles' {
        $wrote | Should -BeGreaterThan 10
        $first.Status.State | Should -Be Active
        $first.Offered.RoleName | Should -Contain Administrator
        $first.Offered.RoleName | Should -Contain Auditor
        $first.Missing | Should -BeNullOrEmpty
    }

    It 'sends no write request the second time' { $wroteAgain | Should -Be 0 }
}

Describe 'Test-AwsRoleImport' {
    It 'says why a role is not imported' {
        $null = Connect-TestSandbox import
        $long = 'L' * 64
        $null = New-EntraAwsApp 'AWS Contoso 111122223333' | New-AwsSamlProvider EntraID | New-AwsSamlRole Good
        $results = Test-AwsRoleImport
        ($results | Where-Object RoleName -EQ Good).Importable | Should -BeTrue
        ($results | Where-Object Kind -EQ ServiceLinked).Importable | Should -Not -Contain $true
        ($results | Where-Object Importable -EQ $false).Reason | Should -Not -Contain $null
        (Test-AwsRoleImport -ProviderArn EntraID).RoleName | Should -Be Good
    }
}

Describe 'A user that was made for something else' {
    BeforeAll {
        $null = Connect-TestSandbox foreign
        $taken = 'svc-backup'
        $csv = "UserName,AccountId`n$taken,111122223333" | ConvertFrom-Csv
    }

    It 'is named by a column and asked about' {
        $user = $csv | New-AwsProvisioningUser -WhatIf 3>$null
        $user.UserName | Should -Be $taken
        $adoption = $user.Changes | Where-Object TargetType -EQ 'IAM user'
        $adoption.ReducesAccess | Should -BeTrue
        $adoption.Reason | Should -BeLike '*access keys: AKIA*'
    }

    It 'is not provisioned with before somebody agreed' {
        $app = New-EntraAwsApp 'AWS Contoso 111122223333'
        { $app | Start-EntraAwsProvisioning -UserName $taken -ErrorAction Stop } | Should -Throw -ErrorId 'ProvisioningUserForeign*'
    }

    It 'keeps its key' {
        $app = New-EntraAwsApp 'AWS Contoso 111122223333'
        $user = $app | New-AwsProvisioningUser $taken -Force 3>$null
        $before = $user.AccessKeyIds
        $status = $user | Start-EntraAwsProvisioning -Wait 3>$null
        $status.State | Should -Be Active
        { $status | Update-AwsProvisioningKey -OlderThanDays 0 -Force -ErrorAction Stop } | Should -Throw -ErrorId 'ProvisioningKeysFull*'
        (New-AwsProvisioningUser $taken -WhatIf 3>$null).AccessKeyIds | Should -Contain $before[0]
    }
}
