param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $connection = Connect-TestSandbox tab
    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

Describe 'Tab' {
    It 'completes usual policies before anything was read' {
        Complete 'New-AwsSamlRole -Policy AmazonS3' | Should -Be 'AmazonS3FullAccess', 'AmazonS3ReadOnlyAccess'
    }

    It 'completes enum values: <Line>' -ForEach @(
        @{ Line = 'New-AwsMfaPolicy x -State '; Values = 'Disabled', 'Enabled', 'ReportOnly' }
        @{ Line = 'Connect-EntraAws -Environment '; Values = 'China', 'Global', 'USGov', 'USGovDoD' }
        @{ Line = 'New-EntraAwsApp x -SessionNameSource m'; Values = 'mail', 'mailnickname' }
    ) { Complete $Line | Sort-Object | Should -Be $Values }

    It 'completes parameter names, without the hidden ones' {
        $names = Complete 'New-AwsSamlRole -'
        $names | Should -Contain '-ProviderArn'
        $names | Should -Contain '-WhatIf'
        $names | Should -Not -Contain '-Planned'
        Complete 'New-AwsMfaPolicy -Exclude' | Should -Be '-ExcludeUser', '-ExcludeGroup'
    }

    It 'completes commands' { Complete 'Sync-EntraA' | Should -Be 'Sync-EntraAppRole' }
}

Describe 'Tab, for names that went by' {
    BeforeAll {
        $null = New-EntraAwsApp "Tab O'Neil & Co"
        $null = Get-AwsSamlRole
        $null = Get-AwsIamInventory
        $read = $connection.ReadRequests
    }

    It 'quotes an app name with a space and a quote' {
        Complete 'Get-EntraAppRole Tab' | Should -Be "'Tab O''Neil & Co'"
        Complete 'Sync-EntraAppRole -App Tab' | Should -Be "'Tab O''Neil & Co'"
    }

    It 'goes on from an opened quote, and the line works as completed' {
        $line = "Get-EntraAppRole 'Tab O"
        $completion = TabExpansion2 $line $line.Length
        $done = $line.Substring(0, $completion.ReplacementIndex) + $completion.CompletionMatches[0].CompletionText
        $done | Should -Be "Get-EntraAppRole 'Tab O''Neil & Co'"
        { & ([scriptblock]::Create("$done -ErrorAction Stop")) } | Should -Not -Throw
    }

    It 'knows roles, providers and the account''s own policies' {
        Complete 'Get-AwsSamlRole ADFS' | Should -Be 'ADFS-ReadOnly'
        Complete 'New-AwsSamlRole x -ProviderArn Old' | Should -Be 'OldADFS'
        $own = (Get-AwsIamInventory).Policies.Where{ $_.Type -eq 'CustomerManaged' }[0].PolicyName
        Complete "New-AwsSamlRole x -Policy $($own.Substring(0, 4))" | Should -Contain $own
        Complete 'New-AwsSamlRole x -Policy ' | Should -Contain 'AdministratorAccess'
    }

    It 'knows groups after a mapping, also a second one in a list' {
        $null = Set-AwsGroupRoleMapping 'Tab group' -AppRole (Get-AwsSamlRole ADFS-ReadOnly | Sync-EntraAppRole -App "Tab O'Neil & Co").RoleArn -App "Tab O'Neil & Co" -CreateGroup
        Complete 'Add-EntraAwsGroupMember Tab' | Should -Be "'Tab group'"
        Complete 'New-AwsMfaPolicy x -Group a,Tab' | Should -Be "'Tab group'"
    }

    It 'never asks a cloud' {
        $before = $connection.ReadRequests
        $null = Complete 'Get-EntraAppRole Tab'
        $null = Complete 'New-AwsSamlRole x -Policy '
        $null = Complete 'Add-EntraAwsGroupMember '
        $connection.ReadRequests | Should -Be $before
    }

    It 'knows nothing of another runspace' {
        $run = Invoke-Runspace '(TabExpansion2 "Get-AwsSamlRole ADFS" 20).CompletionMatches.CompletionText | Where-Object { $_ -eq "ADFS-ReadOnly" }'
        $run.Output | Should -BeNullOrEmpty
    }
}
