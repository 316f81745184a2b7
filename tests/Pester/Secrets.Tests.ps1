param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
}

Describe 'A password' {
    BeforeAll {
        $connection = Connect-TestSandbox secrets
        $given = ConvertTo-SecureString 'Given-Pass.word-4711-xyz' -AsPlainText -Force
        $transcript = Join-Path $TestDrive transcript.txt
        # A fresh session with everything switched on, and all of it written down.
        $lines = Invoke-FreshPwsh @'
param($Manifest, $Sandbox, $Transcript)
Import-Module $Manifest
$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
$null = Start-Transcript $Transcript
$null = Connect-EntraAws -Sandbox $Sandbox
$given = ConvertTo-SecureString 'Given-Pass.word-4711-xyz' -AsPlainText -Force
$made = New-EntraAwsUser Test-Secret@contoso.com -Verbose -Debug
$also = New-EntraAwsUser Test-Given@contoso.com -Password $given -Verbose -Debug
New-EntraAwsUser Test-Plan@contoso.com -Password $given -WhatIf
try { New-EntraAwsUser Test-Weak@contoso.com -Password (ConvertTo-SecureString 'weakling' -AsPlainText -Force) -ErrorAction Stop } catch { "refused: $_"; $_ | Format-List * -Force | Out-String }
$made | Format-List * | Out-String
$made | Format-Table | Out-String
$made | ConvertTo-Json -Depth 4
$made.Changes | ConvertTo-Json -Depth 4
"$made"
$null = Stop-Transcript
"type: $($made.Password.GetType().FullName) $($also.Password)"
"secret: $([Net.NetworkCredential]::new('', $made.Password).Password)"
'@ (Join-Path (Split-Path (Get-Module EntraAws).Path) EntraAws.psd1), $connection.Sandbox, $transcript
        $secret = $lines.Where{ $_.StartsWith('secret: ') }[0].Substring(8)
        $rest = $lines.Where{ -not $_.StartsWith('secret: ') } -join "`n"
        # -Verbose and -Debug go to other handles than the output; 2>&1 in the helper has merged the errors only.
        $written = Get-Content $transcript -Raw
    }

    It 'is generated long enough, with what Entra asks for' {
        $secret.Length | Should -BeGreaterOrEqual 16
        $secret | Should -MatchExactly '[a-z]'
        $secret | Should -MatchExactly '[A-Z]'
        $secret | Should -Match '\d'
    }

    It 'comes out as a SecureString, and a given one does not come out' { $lines | Should -Contain 'type: System.Security.SecureString ' }

    It 'is in no stream and no transcript' {
        $written | Should -BeLike '*Test-Secret@contoso.com*'
        $rest.Contains($secret) | Should -BeFalse
        $written.Contains($secret) | Should -BeFalse
        # The transcript begins with the command line, which is not ours; the given password stands only in the script.
        $rest.Contains('Given-Pass.word-4711-xyz') | Should -BeFalse
        $written.Contains('Given-Pass.word-4711-xyz') | Should -BeFalse
    }

    It 'is in no journal' {
        $journal = Get-Content "$($connection.Sandbox).journal.jsonl" -Raw
        $journal | Should -BeLike '*Test-Secret@contoso.com*'
        $journal.Contains($secret) | Should -BeFalse
        $journal.Contains('Given-Pass') | Should -BeFalse
        $journal | Should -Not -Match 'assword"'
    }

    It 'is not in the sandbox either' {
        $state = Get-Content $connection.Sandbox -Raw
        $state | Should -BeLike '*Test-Secret@contoso.com*'
        $state.Contains($secret) | Should -BeFalse
        $state.Contains('Given-Pass') | Should -BeFalse
    }

    It 'is refused without being repeated' {
        $rest | Should -Match 'refused: '
        $rest.Contains('weakling') | Should -BeFalse
    }

    It 'is not kept: the same user read again has none' {
        (New-EntraAwsUser Test-Secret@contoso.com).Password | Should -BeNullOrEmpty
    }
}

Describe 'A secret key' {
    It 'is in no stream when AWS refuses it' {
        # An endpoint that takes nobody.
        $listener = [Net.HttpListener]::new()
        $port = 20000 + $PID % 20000
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        $server = [powershell]::Create().AddScript({
            param($Listener)
            while ($Listener.IsListening) {
                # Not GetContext: nothing ends that, and the test would hang.
                $waiting = $Listener.GetContextAsync()
                while (-not $waiting.Wait(100)) { if (-not $Listener.IsListening) { return } }
                $context = $waiting.Result
                $body = [Text.Encoding]::UTF8.GetBytes('<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error><RequestId>1</RequestId></ErrorResponse>')
                $context.Response.StatusCode = 403
                $context.Response.ContentType = 'text/xml'
                $context.Response.Close($body, $false)
            }
        }).AddArgument($listener)
        $null = $server.BeginInvoke()
        try {
            $run = Invoke-Runspace @'
$VerbosePreference = $DebugPreference = 'Continue'
$secret = [pscredential]::new('AKIAIOSFODNN7EXAMPLE', (ConvertTo-SecureString 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' -AsPlainText -Force))
$token = ConvertTo-SecureString 'Token-that-must-not-show' -AsPlainText -Force
Connect-EntraAws -Credential $secret -SessionToken $token -AwsOnly -Region us-east-1 -EndpointUrl $url -Verbose -Debug
$Error | Format-List * -Force | Out-String -Width 500
'@ @{ url = "http://127.0.0.1:$port" }
        }
        finally {
            $listener.Stop()
            $server.Dispose()
        }

        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'AwsCredentialsRejected,*'
        $all = ($run.Text + $run.Output) -join "`n"
        $all.Contains('wJalrXUtnFEMI') | Should -BeFalse
        $all.Contains('Token-that-must') | Should -BeFalse
    }

    It 'is no property of a connection' {
        $connection = Connect-TestSandbox plain
        ($connection | Format-List * -Force | Out-String -Width 300) | Should -Not -Match 'secret|AKIA|ASIA'
        $connection | ConvertTo-Json -Depth 3 | Should -Not -Match 'AKIA|ASIA'
    }
}

Describe 'Files that hold access data' {
    It 'are readable by their owner alone' -Skip:$IsWindows {
        $connection = Connect-TestSandbox owner
        $null = New-AwsSamlRole Owner-1 -ProviderArn OldADFS
        foreach ($file in $connection.Sandbox, $connection.JournalPath) { (Get-Item $file).UnixMode | Should -Be '-rw-------' -Because $file }
    }

    It 'are where -JournalPath says, as PowerShell resolves it' {
        $sandbox = (Connect-TestSandbox journal).Sandbox
        $connection = Connect-EntraAws -Sandbox $sandbox -JournalPath TestDrive:/own/log.jsonl
        $null = New-AwsSamlRole Journal-1 -ProviderArn OldADFS
        $connection.JournalPath | Should -Be (Join-Path $TestDrive own log.jsonl)
        (Get-Content $connection.JournalPath | ConvertFrom-Json).change.target | Should -BeLike '*:role/Journal-1'
    }
}
