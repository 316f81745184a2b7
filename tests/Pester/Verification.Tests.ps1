param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    . $PSScriptRoot/Support/SamlResponse.ps1
    Import-Module (Find-TestModule $ModulePath)
    $PSStyle.OutputRendering = 'PlainText'
    $signer = New-TestSamlSigner
    $metadata = Get-TestSamlMetadata $signer
    $response = New-TestSamlResponse $signer
}

Describe 'Test-AwsSamlResponse without a connection' {
    BeforeAll { while (Get-EntraAwsConnection) { Disconnect-EntraAws } }

    It 'checks the signature in the load context of the engine' {
        $test = $response | Test-AwsSamlResponse -SamlMetadata $metadata
        $test.Signed | Should -Be 'Assertion'
        $test.CertificateThumbprint | Should -Be $signer.Thumbprint
        $test.Findings.Id | Should -Be 'TrustNotChecked'
        $test.WouldSignIn | Should -BeNullOrEmpty
        $other = $response | Test-AwsSamlResponse -SamlMetadata (Get-TestSamlMetadata (New-TestSamlSigner))
        $other.WouldSignIn | Should -BeFalse
    }

    It 'puts lines from Get-Content together again' {
        $file = Join-Path $TestDrive wrapped.txt
        Set-Content $file ($response -replace '.{76}', "`$0`n")
        @(Get-Content $file).Count | Should -BeGreaterThan 10
        @(Get-Content $file | Test-AwsSamlResponse -SamlMetadata $metadata).Findings.Id | Should -Be 'TrustNotChecked'
        @(Test-AwsSamlResponse (Get-Content $file) -SamlMetadata $metadata).RoleSessionName | Should -Be 'ada.lane@contoso.com'
    }

    It 'takes files by path, wildcard and pipeline' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive files)
        Set-Content (Join-Path $folder a.txt) $response
        Set-Content (Join-Path $folder b.txt) "SAMLResponse=$([uri]::EscapeDataString($response))&RelayState=x"
        foreach ($tests in @(Test-AwsSamlResponse -Path (Join-Path $folder *.txt)), @(Get-ChildItem $folder | Test-AwsSamlResponse)) {
            $tests.Count | Should -Be 2
            $tests.AccountId | Sort-Object -Unique | Should -Be $Production
            $tests.Path | Should -Not -BeNullOrEmpty
        }
    }

    It 'goes on after a file that is not there' {
        $file = Join-Path $TestDrive there.txt
        Set-Content $file $response
        $tests = @(Test-AwsSamlResponse -Path (Join-Path $TestDrive missing.txt), $file -ErrorAction SilentlyContinue -ErrorVariable errors)
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound*'
        $tests.Count | Should -Be 1
    }

    It 'judges at another time' {
        $old = New-TestSamlResponse $signer ([datetimeoffset] '2026-05-04T08:00:00Z')
        (Test-AwsSamlResponse $old -SamlMetadata $metadata).Findings.Id | Should -Contain 'IssuedTooLongAgo'
        (Test-AwsSamlResponse $old -SamlMetadata $metadata -At 2026-05-04T08:00:30Z).Findings.Id | Should -Be 'TrustNotChecked'
    }

    It 'shows a table and findings as a list' {
        $test = 'PA==' | Test-AwsSamlResponse
        ($test | Out-String -Width 120) | Should -Match 'Would sign in'
        ($test.Findings | Out-String -Width 120) | Should -Match 'AWS says'
    }
}

Describe 'Over the migrated sample account' {
    BeforeAll {
        $null = Connect-TestSandbox verification
        $null = Invoke-Migration
    }

    It 'asks the account about a response, unless it is told not to' {
        (Test-AwsSamlResponse $response).Findings.Id | Should -Contain 'SignerNotTrusted'
        (Test-AwsSamlResponse $response -Offline).Findings.Id | Should -Contain 'TrustNotChecked'
    }

    It 'fails nowhere, by account, by app and by name' {
        foreach ($checks in @(Test-EntraAwsSignOn), @($Production | Test-EntraAwsSignOn), @(Get-EntraAwsApp | Test-EntraAwsSignOn), @(Test-EntraAwsSignOn "AWS Contoso $Production")) {
            $checks | Where-Object Result -EQ Failed | Should -BeNullOrEmpty
            $checks.Count | Should -BeGreaterThan 10
            $checks.AccountId | Sort-Object -Unique | Should -Be $Production
        }
    }

    It 'lists who would get in' {
        $null = New-EntraAwsUser Test-Verify@contoso.com | Add-EntraAwsGroupMember "AWS-$Production-Developer"
        $access = @(Test-EntraAwsSignOn -ListAccess)
        $access.SessionLabel | Should -Be "Developer / Test-Verify@contoso.com / $Production"
        $lines = ($access | Out-String -Width 80) -split "`n"
        $lines | Where-Object { $_ -match 'AWS account\s+Certain\s+Requires\s+Role\s+Session name' } | Should -HaveCount 1
        $lines | Where-Object { $_ -match "^$Production\s+True\s+Developer\s+Test-Verify@contoso\.com" } | Should -HaveCount 1
        (Test-EntraAwsSignOn | Out-String -Width 120) | Should -Match 'Result\s+AWS account\s+Check'
    }

    It 'checks each account of an app that several share' {
        $null = New-EntraAwsApp 'AWS All' -Identifier all
        $accounts = '444455556666', '999988887777'
        $roles = $accounts | ForEach-Object { [pscustomobject]@{ RoleArn = "arn:aws:iam::${_}:role/Auditor"; ProviderArn = "arn:aws:iam::${_}:saml-provider/EntraID" } }
        $null = $roles | Sync-EntraAppRole -App 'AWS All' -WarningAction SilentlyContinue
        foreach ($checks in @(Get-EntraAwsApp 'AWS All' | Test-EntraAwsSignOn), @(Test-EntraAwsSignOn 'AWS All')) {
            $checks.AccountId | Sort-Object -Unique | Should -Be $accounts
        }
        (Test-EntraAwsSignOn -AccountId 999988887777).App | Sort-Object -Unique | Should -Be 'AWS All'
    }

    AfterAll { Disconnect-EntraAws }
}
