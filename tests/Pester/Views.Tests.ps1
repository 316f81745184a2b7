param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $connection = Connect-TestSandbox views
    $policy = Invoke-Migration
    $inventory = Get-AwsIamInventory
    $app = Get-EntraAwsApp "AWS Contoso $Production"
    $objects = @{
        EntraAwsConnection  = $connection
        EntraAwsSandbox     = New-EntraAwsSandbox (Join-Path $TestDrive second.json)
        EntraAwsApp         = $app
        SamlProvider        = Get-AwsSamlProvider
        SamlRole            = Get-AwsSamlRole
        AppRole             = Get-EntraAppRole $app
        GroupRoleMapping    = Get-AwsGroupRoleMapping $app
        MfaPolicy           = $policy
        EntraUser           = New-EntraAwsUser Test-View@contoso.com
        GroupMember         = Add-EntraAwsGroupMember "AWS-$Production-Developer" Test-View@contoso.com
        Change              = $policy.Changes
        AwsIamInventory     = $inventory
        AwsIamUser          = $inventory.Users
        AwsIamGroup         = $inventory.Groups
        AwsIamRole          = $inventory.Roles
        AwsIamPolicy        = $inventory.Policies
        AwsIdentityProvider = $inventory.IdentityProviders
    }
    $PSStyle.OutputRendering = 'PlainText'
}

Describe 'The table of <Type>, 120 characters wide' -ForEach @(
    @{ Type = 'EntraAwsConnection'; Columns = 'AWS account', 'Entra tenant', 'License', 'Reads', 'Writes', 'Sandbox' }
    @{ Type = 'EntraAwsSandbox'; Columns = 'AWS accounts', 'IAM users', 'Entra tenant', 'Entra users', 'Path' }
    @{ Type = 'EntraAwsApp'; Columns = 'Name', 'AWS account', 'Mode', 'Certificate ends', 'Session' }
    @{ Type = 'SamlProvider'; Columns = 'Name', 'AWS account', 'Certificate ends', 'Issuer' }
    @{ Type = 'SamlRole'; Columns = 'Role', 'AWS account', 'Policies' }
    @{ Type = 'AppRole'; Columns = 'App role', 'AWS account', 'Enabled', 'App' }
    @{ Type = 'GroupRoleMapping'; Columns = 'Group', 'Role', 'AWS account', 'App' }
    @{ Type = 'MfaPolicy'; Columns = 'Policy', 'State', 'Requires', 'Apps', 'Groups' }
    @{ Type = 'EntraUser'; Columns = 'Sign-in name', 'Name', 'Enabled', 'AWS session name' }
    @{ Type = 'GroupMember'; Columns = 'Group', 'Member' }
    @{ Type = 'Change'; Columns = 'Made', 'Cloud', 'Type', 'Target', 'Reason' }
    @{ Type = 'AwsIamInventory'; Columns = 'AWS account', 'Users', 'Groups', 'Roles', 'Policies' }
    @{ Type = 'AwsIamUser'; Columns = 'User', 'MFA', 'Password age', 'Key age', 'Last used', 'Groups' }
    @{ Type = 'AwsIamGroup'; Columns = 'Group', 'Members', 'Policies' }
    @{ Type = 'AwsIamRole'; Columns = 'Role', 'Kind', 'Last used', 'Trusts' }
    @{ Type = 'AwsIamPolicy'; Columns = 'Policy', 'Type', 'Used as' }
    @{ Type = 'AwsIdentityProvider'; Columns = 'Provider', 'Type', 'Certificate ends', 'Trusted by' }
) {
    BeforeAll {
        $shown = @($objects[$Type])
        $lines = ($shown | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() }
        $header = $lines[0]
    }

    It 'is of this type' { $shown[0].GetType().FullName | Should -Be "EntraAws.$Type" }

    It 'has its columns, each on one line' {
        foreach ($column in $Columns) { $header | Should -Match "(^|\s)$([regex]::Escape($column))(\s|$)" }
        $lines[1] | Should -Match '^[- ]+$'
    }

    It 'has a row for each object' { $lines.Count | Should -BeGreaterOrEqual ($shown.Count + 2) }

    It 'shows no type names instead of values' { $lines -join ' ' | Should -Not -Match 'System\.|EntraAws\.|\{\}' }
}

Describe 'The other shapes' {
    It 'show every property in a list' {
        $text = $app | Format-List * | Out-String -Width 200
        foreach ($name in 'ServicePrincipalId', 'IdentifierUri', 'CertificateThumbprint', 'MetadataUrl') { $text | Should -Match "(?m)^$name +: \S" }
    }

    It 'survive a trip through JSON' {
        $copy = Get-AwsSamlRole Developer | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $copy.RoleArn | Should -Be "arn:aws:iam::${Production}:role/Developer"
    }

    It 'can be sorted, grouped and exported' {
        $csv = $inventory.Users | Select-Object UserName, MfaEnabled, LastUsed | ConvertTo-Csv
        $csv.Count | Should -Be ($inventory.Users.Count + 1)
        ($inventory.Roles | Group-Object Kind).Name | Should -Contain 'ServiceLinked'
    }

    It 'change objects can be told apart by what they do' {
        $run = Invoke-Runspace '$null = Connect-EntraAws -Sandbox $sandbox; (New-EntraAwsApp Preview -Identifier preview -WhatIf).Changes | Where-Object Kind -eq Create | ForEach-Object TargetType' @{ sandbox = $connection.Sandbox }
        $run.Output | Should -Contain 'enterprise application'
    }
}
