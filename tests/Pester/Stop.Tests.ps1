param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $names = 1..60 | ForEach-Object { "Long-{0:00}" -f $_ }

    # Starts a long run in another runspace, stops it as Ctrl+C does once some writes went out, and tells what was sent since.
    function Stop-InTheMiddle([string] $Script, [hashtable] $Variable, [int] $AfterWrites) {
        $shell = New-TestShell $Script $Variable
        try {
            $started = $shell.BeginInvoke()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ($Variable.connection.WriteRequests -lt $AfterWrites -and -not $started.IsCompleted -and $clock.Elapsed.TotalSeconds -lt 60) { Start-Sleep -Milliseconds 5 }
            $finished = $started.IsCompleted
            $shell.Stop()
            $atStop = $Variable.connection.WriteRequests + $Variable.connection.ReadRequests
            Start-Sleep -Milliseconds 700
            $later = $Variable.connection.WriteRequests + $Variable.connection.ReadRequests
            [pscustomobject]@{ Finished = $finished; State = $shell.InvocationStateInfo.State; AtStop = $atStop; Later = $later }
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }
}

Describe 'Ctrl+C' {
    It 'in one long command: nothing is sent after the stop, and running again finishes' {
        $connection = Connect-TestSandbox long
        $stopped = Stop-InTheMiddle '$names | ForEach-Object { [pscustomobject]@{ RoleName = $_ } } | New-AwsSamlRole -ProviderArn OldADFS -Policy ReadOnlyAccess -Connection $connection' @{ connection = $connection; names = $names } 8
        $stopped.Finished | Should -BeFalse
        $stopped.State | Should -Be Stopped
        $stopped.Later | Should -Be $stopped.AtStop

        $some = @(Get-AwsSamlRole Long-*).Count
        $some | Should -BeGreaterThan 0
        $some | Should -BeLessThan 60
        $again = New-AwsSamlRole $names -ProviderArn OldADFS -Policy ReadOnlyAccess
        $again | Should -HaveCount 60
        @(Get-AwsSamlRole Long-*).Count | Should -Be 60
        $again.PolicyArns | Should -HaveCount 60
    }

    It 'inside one item, with its names in a list: the same' {
        $connection = Connect-TestSandbox list
        $stopped = Stop-InTheMiddle 'New-AwsSamlRole $names -ProviderArn OldADFS -Connection $connection' @{ connection = $connection; names = $names } 5
        $stopped.Finished | Should -BeFalse
        $stopped.Later | Should -Be $stopped.AtStop
    }

    It 'anywhere in the chain, after <_> writes: running again ends where an undisturbed run does' -ForEach 1, 3, 6, 9, 13 {
        $connection = Connect-TestSandbox "chain$_"
        $chain = ${function:Invoke-Migration}.ToString()
        $stopped = Stop-InTheMiddle "`$PSDefaultParameterValues['*-*Aws*:Connection'] = `$connection; `$PSDefaultParameterValues['Sync-EntraAppRole:Connection'] = `$connection; & { $chain } 111122223333" @{ connection = $connection; Production = $Production; BreakGlass = $BreakGlass } $_
        $stopped.Later | Should -Be $stopped.AtStop
        $connection.WriteRequests | Should -BeGreaterOrEqual $_

        $policy = Invoke-Migration
        $policy.GroupId | Should -HaveCount 2
        @(Get-EntraAwsApp).Count | Should -Be 1
        @(Get-AwsGroupRoleMapping "AWS Contoso $Production").Count | Should -Be 2
        @(Get-EntraAppRole "AWS Contoso $Production").Count | Should -Be 2
        $before = $connection.WriteRequests
        $null = Invoke-Migration
        $connection.WriteRequests | Should -Be $before
    }
}

Describe 'Ctrl+C while <Name> tells of its steps' -ForEach @(
    @{
        Name = 'Start-EntraAwsProvisioning'; Steps = 3, 30
        Prepare = { New-EntraAwsApp 'AWS Contoso 111122223333' | New-AwsProvisioningUser }
        Command = { $prepared | Start-EntraAwsProvisioning -Wait }
        Done = { $_.LastCycleState -eq 'Succeeded' }
    }
    @{
        Name = 'Update-AwsProvisioningKey'; Steps = 3, 30
        Prepare = { New-EntraAwsApp 'AWS Contoso 111122223333' | New-AwsProvisioningUser | Start-EntraAwsProvisioning -Wait }
        Command = { $prepared | Update-AwsProvisioningKey -OlderThanDays $days -Force }
        Done = { $_.Completed }
    }
    @{
        Name = 'Invoke-EntraAwsCertificateRollover'; Steps = 6, 14, 22
        Prepare = { $null = Invoke-Migration $Production, $DevTest; Get-EntraAwsApp }
        Command = { $prepared | Invoke-EntraAwsCertificateRollover -Replace $prepared.CertificateThumbprint -RemoveFormer }
        Done = { $_.State -in 'Completed', 'UpToDate' }
    }
    @{
        Name = 'Set-EntraAwsScimConnection'; Steps = 2, 20
        Prepare = { New-EntraAwsIdentityCenterApp Center -Identifier https://signin.aws.amazon.com/saml/d-996704c0f1 -ReplyUrl https://signin.aws.amazon.com/saml/acs/1 }
        Command = { $prepared | Set-EntraAwsScimConnection -Endpoint https://scim.eu-central-1.amazonaws.com/Kc1f0e2d3c4-5b6a-4978-8a9b-0c1d2e3f4a5b/scim/v2/ -Token $token -Wait }
        Done = { $_.State -eq 'Active' }
    }
    @{
        Name = 'Publish-AwsRoleStack'; Steps = 2, 6
        Prepare = { Export-AwsRoleStack (Join-Path $TestDrive stop.json) -ProviderName EntraOrg -RoleName A, B -Policy SecurityAudit -App (New-EntraAwsApp 'AWS Organization') -Force }
        Command = { $prepared | Publish-AwsRoleStack -OrganizationalUnitId r-0000 -WarningAction SilentlyContinue }
        Done = { $_.Status -eq 'Succeeded' }
    }
) {
    BeforeAll {
        if (-not ('StopAtRecord' -as [type])) { Add-Type -Path $PSScriptRoot/Support/StopAtRecord.cs }
        $token = ConvertTo-SecureString sandbox-scim-token-0123456789abcdef -AsPlainText -Force
    }

    It 'at its step <_>: nothing is sent after that, and running again finishes' -ForEach $Steps {
        $connection = Connect-TestSandbox "step-$Name-$_"
        $prepared = & $Prepare
        $days = 0
        $defaults = "`$PSDefaultParameterValues = @{ '*-*Aws*:Connection' = `$connection; '*-*Aws*:Verbose' = `$true; '*:Confirm' = `$false }; "
        $shell = New-TestShell ($defaults + $Command) @{ connection = $connection; prepared = $prepared; token = $token; days = $days }
        [StopAtRecord]::Set($shell, $_)
        try { $null = $shell.Invoke() } catch [Management.Automation.PipelineStoppedException] { }
        $atStop = $connection.WriteRequests + $connection.ReadRequests
        $shell.InvocationStateInfo.State | Should -Be Stopped
        Start-Sleep -Milliseconds 300
        $connection.WriteRequests + $connection.ReadRequests | Should -Be $atStop
        $shell.Runspace.Dispose(); $shell.Dispose()

        $ConfirmPreference = 'None'
        $again = @(& $Command)
        $again | Should -Not -BeNullOrEmpty
        $again | Where-Object $Done | Should -HaveCount $again.Count
        $days = 1
        $before = $connection.WriteRequests
        $null = & $Command
        $connection.WriteRequests | Should -Be $before
    }
}

Describe 'A downstream command that has enough' {
    It 'stops the command before it, which sends nothing more' {
        $connection = Connect-TestSandbox first
        $one = $names | ForEach-Object { [pscustomobject]@{ RoleName = $_ } } | New-AwsSamlRole -ProviderArn OldADFS | Select-Object -First 1
        $sent = $connection.WriteRequests
        $one.RoleName | Should -Be 'Long-01'
        $sent | Should -Be 1
        Start-Sleep -Milliseconds 500
        $connection.WriteRequests | Should -Be $sent
    }

    It 'stops inside a list of names too' {
        $connection = Connect-TestSandbox firstlist
        (New-AwsSamlRole $names -ProviderArn OldADFS | Select-Object -First 2).RoleName | Should -Be 'Long-01', 'Long-02'
        $connection.WriteRequests | Should -Be 2
        Start-Sleep -Milliseconds 500
        $connection.WriteRequests | Should -Be 2
        @(New-AwsSamlRole $names[0..4] -ProviderArn OldADFS).Count | Should -Be 5
        $connection.WriteRequests | Should -Be 5
    }

    It 'leaves no error behind, and the next command works' {
        $run = Invoke-Runspace '$null = Connect-EntraAws -Sandbox $sandbox; $Error.Clear(); (Get-AwsSamlRole | Select-Object -First 1).RoleName; (Get-AwsIamInventory).AccountId; $Error.Count' @{ sandbox = (Connect-TestSandbox clean).Sandbox }
        $run.Output | Should -Be 'ADFS-ReadOnly', $Production, 0
    }
}
