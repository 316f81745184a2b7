param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $script = Join-Path $PSScriptRoot .. .. examples 04-certificate-rollover Update-SigningCertificate.ps1
}

Describe 'examples/04-certificate-rollover' {
    BeforeAll {
        $sandbox = Join-Path $TestDrive rollover.json
        $planned = & $script -SandboxPath $sandbox -All -WhatIf
        $wrotePlanned = (Get-EntraAwsConnection).WriteRequests
        $before = (Get-EntraAwsApp).CertificateThumbprint
        $first = & $script -SandboxPath $sandbox -All -Confirm:$false
        $second = & $script -SandboxPath $sandbox -Confirm:$false
        $wroteAgain = (Get-EntraAwsConnection).WriteRequests
        $undone = & $script -SandboxPath $sandbox -Undo -Confirm:$false
    }

    It 'shows the whole sequence' {
        $planned.Rollovers | Should -HaveCount 2
        "$($planned.Rollovers.State | Sort-Object -Unique)" | Should -Be 'Planned'
        $planned.Rollovers[0].Changes | Should -HaveCount 4
        $before | Should -HaveCount 2
    }

    It 'replaces both' {
        "$($first.Rollovers.State | Sort-Object -Unique)" | Should -Be 'Completed'
        $first.Broken | Should -BeNullOrEmpty
        $first.Rollovers.CertificateThumbprint | Where-Object { $_ -in $before } | Should -BeNullOrEmpty
        @($first.Certificates | Where-Object IsActive).TrustedBy | Sort-Object | Should -Be $Production, $DevTest
    }

    It 'finds nothing left to do' {
        "$($second.Rollovers.State | Sort-Object -Unique)" | Should -Be 'UpToDate'
        # Entering the other account is none to the connection.
        $wroteAgain | Should -Be 0
    }

    It 'goes back' {
        "$($undone.Rollovers.State | Sort-Object -Unique)" | Should -Be 'Undone'
        $undone.Rollovers.CertificateThumbprint | Sort-Object | Should -Be ($before | Sort-Object)
        $undone.Broken | Should -BeNullOrEmpty
    }
}

Describe 'Certificates on the pipeline' {
    BeforeAll {
        $connection = Connect-TestSandbox certificates
        $null = Invoke-Migration $Production, $DevTest
        $file = $connection.Sandbox
        $connect = '$null = Connect-EntraAws -Sandbox $sandbox; $apps = Get-EntraAwsApp; '
        function Invoke-Here([string] $Script, [string] $Answer) { Invoke-Runspace ($connect + $Script) @{ sandbox = $file } $Answer }
    }

    It 'asks about each step once, and No stops it' {
        $run = Invoke-Here '$apps[0] | Invoke-EntraAwsCertificateRollover -Replace $apps.CertificateThumbprint; (Get-EntraAwsConnection).WriteRequests' 'NNNN'
        $run.Questions | Should -HaveCount 1
        $run.Output[0].State | Should -Be Stopped
    }

    It 'asks nobody twice about a certificate that goes' {
        $run = Invoke-Here '$apps[0] | Invoke-EntraAwsCertificateRollover -Replace $apps.CertificateThumbprint' 'YYYYYYYY'
        $run.Errors | Should -BeNullOrEmpty
        $run.Questions | Should -HaveCount 4
        $run.Output[0].State | Should -Be Completed
    }

    It 'refuses to be asked where nobody is' {
        $run = Invoke-Here '$apps[1] | Invoke-EntraAwsCertificateRollover -Replace $apps.CertificateThumbprint'
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationImpossible,*'
    }

    It 'takes certificates, and each app once' {
        $run = Invoke-Here 'Get-EntraAwsCertificate | Invoke-EntraAwsCertificateRollover -Confirm:$false'
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -HaveCount 2
    }

    It 'updates the providers of two accounts by name' {
        $run = Invoke-Here '$apps | Update-AwsSamlProvider EntraID -Force'
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.AccountId | Sort-Object | Should -Be $Production, $DevTest
    }

    It 'takes its parameters' {
        $null = Connect-TestSandbox told
        $app = New-EntraAwsApp 'AWS Told' -CertificateYears 1
        $null = $app | New-AwsSamlProvider EntraID
        $ask = @{ Confirm = $false; AccountId = $Production }
        ($app | Invoke-EntraAwsCertificateRollover -MinimumDays 300 @ask).State | Should -Be UpToDate
        $wait = $app | Invoke-EntraAwsCertificateRollover -MinimumDays 400 -CertificateYears 2 -RemoveFormer -WaitSeconds 7 -Verbose @ask 4>&1
        "$($wait.Where{ $_ -is [Management.Automation.VerboseRecord] })" | Should -Match 'waiting 7 seconds'
        $wait.Where{ $_ -is [EntraAws.CertificateRollover] }.State | Should -Be Completed
        $certificate = @(Get-EntraAwsCertificate -App 'AWS Told' -AccountId $Production)
        $certificate | Should -HaveCount 1
        $certificate.DaysLeft | Should -BeGreaterThan 700
        $certificate.TrustedBy | Should -Be $Production
        $certificate.CertificateThumbprint | Should -Not -Be $app.CertificateThumbprint
    }

    It 'leaves an excluded account alone' {
        $null = Connect-TestSandbox excluded
        $app = New-EntraAwsApp 'AWS Shared' -Identifier shared
        $null = $app | New-AwsSamlProvider EntraID -AccountId $Production, $DevTest | New-AwsSamlRole Reader | Sync-EntraAppRole
        $rollover = $app | Invoke-EntraAwsCertificateRollover -Replace $app.CertificateThumbprint -ExcludeAccountId $DevTest -Confirm:$false
        $rollover.State | Should -Be Completed
        $rollover.Accounts.AccountId | Should -Be $Production
        (Get-AwsSamlProvider EntraID -AccountId $DevTest).CertificateThumbprints | Should -Be $app.CertificateThumbprint
    }

    It 'excludes -Undo with <_>' -ForEach '-RemoveFormer', '-Replace 0000000000000000000000000000000000000000' {
        $run = Invoke-Here "`$apps[0] | Invoke-EntraAwsCertificateRollover -Undo $_ -Confirm:`$false"
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ParametersConflict,*'
    }

    It 'has a table for <Type> of 120 characters' -ForEach @(
        @{ Type = 'EntraAwsCertificate'; Script = 'Get-EntraAwsCertificate'; Columns = 'App', 'Active', 'Ends', 'Days', 'Accounts', 'Thumbprint' }
        @{ Type = 'CertificateTrust'; Script = '(Get-EntraAwsCertificate).Accounts'; Columns = 'AWS account', 'Active', 'Provider', 'Certificates', 'Gap' }
        @{ Type = 'CertificateRollover'; Script = '$apps | Invoke-EntraAwsCertificateRollover -WhatIf'; Columns = 'App', 'State', 'Ends', 'Accounts', 'Failed', 'Signs with' }
    ) {
        $shown = @((Invoke-Here $Script).Output)
        $shown[0].GetType().FullName | Should -Be "EntraAws.$Type"
        $header = (($shown | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() })[0]
        foreach ($column in $Columns) { $header | Should -Match "(^|\s)$([regex]::Escape($column))(\s|$)" }
    }
}
