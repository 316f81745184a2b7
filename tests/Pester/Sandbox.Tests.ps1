param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    # As the AWS CLI prints it, cut down to one of each.
    $details = Join-Path $TestDrive details.json
    Set-Content $details @'
{
  "UserDetailList": [
    { "Path": "/", "UserName": "mia", "UserId": "AIDAEXAMPLEMIA000001", "Arn": "arn:aws:iam::012345678901:user/mia", "CreateDate": "2021-03-04T05:06:07+00:00", "GroupList": ["Builders"], "AttachedManagedPolicies": [], "Tags": [] }
  ],
  "GroupDetailList": [
    { "Path": "/", "GroupName": "Builders", "GroupId": "AGPAEXAMPLEBUILD0001", "Arn": "arn:aws:iam::012345678901:group/Builders", "CreateDate": "2021-03-04T05:06:07+00:00", "GroupPolicyList": [], "AttachedManagedPolicies": [{ "PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }] }
  ],
  "RoleDetailList": [
    { "Path": "/", "RoleName": "Runner", "RoleId": "AROAEXAMPLERUNNER001", "Arn": "arn:aws:iam::012345678901:role/Runner", "CreateDate": "2021-03-04T05:06:07+00:00", "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] }, "InstanceProfileList": [], "RolePolicyList": [], "AttachedManagedPolicies": [], "Tags": [], "RoleLastUsed": {} }
  ],
  "Policies": []
}
'@
}

Describe 'A sandbox of the sample company' {
    It 'holds two accounts and a tenant with P2' {
        $sandbox = New-EntraAwsSandbox (Join-Path $TestDrive sample.json)
        $sandbox.AccountIds | Should -Be $Production, $DevTest
        $sandbox.IamUsers | Should -BeGreaterOrEqual 25
        $sandbox.EntraUsers | Should -BeGreaterOrEqual 40
        ($sandbox | Connect-EntraAws).EntraLicense | Should -Be P2
    }

    It 'is not overwritten, unless told so' {
        $path = Join-Path $TestDrive again.json
        $null = New-EntraAwsSandbox $path | Connect-EntraAws
        $null = New-AwsSamlRole Kept -ProviderArn OldADFS
        { New-EntraAwsSandbox $path -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxExists,*'
        (Get-AwsSamlRole Kept).RoleName | Should -Be Kept
        $null = New-EntraAwsSandbox $path -Force | Connect-EntraAws
        Get-AwsSamlRole Kept | Should -BeNullOrEmpty
    }
}

Describe 'A sandbox of one''s own account' {
    It 'is made from authorization details' {
        $sandbox = New-EntraAwsSandbox (Join-Path $TestDrive own.json) -AuthorizationDetails $details
        $sandbox.AccountId | Should -Be '012345678901'
        $connection = $sandbox | Connect-EntraAws
        $inventory = Get-AwsIamInventory
        $inventory.Users.UserName | Should -Be mia
        $inventory.Groups.Members | Should -Be mia
        $inventory.Roles.RoleName | Should -Contain Runner
        $connection.AccountId | Should -Be '012345678901'
    }

    It 'can be migrated, and again without a write' {
        $connection = New-EntraAwsSandbox (Join-Path $TestDrive moved.json) -AuthorizationDetails $details | Connect-EntraAws
        $tenantGlass = (New-EntraAwsUser "breakglass1@$($connection.DefaultDomain)" -WhatIf:$false).UserPrincipalName
        $chain = { New-EntraAwsApp 'AWS Own' | New-AwsSamlProvider EntraID | New-AwsSamlRole Administrator -Policy ReadOnlyAccess | Sync-EntraAppRole | Set-AwsGroupRoleMapping Own-Admins -CreateGroup | New-AwsMfaPolicy 'Own MFA' -ExcludeUser $tenantGlass }
        (& $chain).GroupId | Should -HaveCount 1
        $before = $connection.WriteRequests
        $null = & $chain
        $connection.WriteRequests | Should -Be $before
    }
}

Describe 'A bad file is one clear error' {
    It '<Why>' -ForEach @(
        @{ Why = 'not JSON'; Text = 'hello'; Id = 'AuthorizationDetailsInvalid' }
        @{ Why = 'empty'; Text = ''; Id = 'AuthorizationDetailsInvalid' }
        @{ Why = 'other JSON'; Text = '{ "a": 1 }'; Id = 'AuthorizationDetailsInvalid' }
        @{ Why = 'a list'; Text = '[]'; Id = 'AuthorizationDetailsInvalid' }
        @{ Why = 'cut off'; Text = '{ "UserDetailList": ['; Id = 'AuthorizationDetailsInvalid' }
        @{ Why = 'lists of something else'; Text = '{ "UserDetailList": [1], "GroupDetailList": [], "RoleDetailList": [], "Policies": [] }'; Id = 'AuthorizationDetailsInvalid' }
        @{ Why = 'no account to tell from'; Text = '{ "UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [] }'; Id = 'AuthorizationDetailsInvalid' }
    ) {
        $bad = Join-Path $TestDrive bad.json
        Set-Content $bad $Text -NoNewline
        $path = Join-Path $TestDrive none.json
        $run = Invoke-Runspace 'New-EntraAwsSandbox $path -AuthorizationDetails $bad' @{ path = $path; bad = $bad }
        $run.Thrown | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be "$Id,EntraAws.Commands.NewEntraAwsSandboxCommand"
        $run.Errors[0].Exception.Message | Should -Match 'bad\.json'
        $path | Should -Not -Exist
    }

    It 'a missing file' {
        { New-EntraAwsSandbox (Join-Path $TestDrive none.json) -AuthorizationDetails (Join-Path $TestDrive missing.json) -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
    }

    It 'a folder that is not there' {
        { New-EntraAwsSandbox (Join-Path $TestDrive no such none.json) -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
    }

    It 'a credential report without the details it belongs to' {
        { New-EntraAwsSandbox (Join-Path $TestDrive none.json) -CredentialReport $details -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterMissing,*'
    }

    It 'is no sandbox: <Why>' -ForEach @(
        @{ Why = 'other JSON'; Text = '{ "a": 1 }' }
        @{ Why = 'not JSON'; Text = 'hello' }
        @{ Why = 'empty'; Text = '' }
        @{ Why = 'null'; Text = 'null' }
        @{ Why = 'a newer format'; Text = '{ "Format": 99 }' }
    ) {
        $bad = Join-Path $TestDrive badstate.json
        Set-Content $bad $Text -NoNewline
        { Connect-EntraAws -Sandbox $bad -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxUnusable,*'
        Get-Content $bad -Raw | Should -Be ($Text ? $Text : $null)
    }
}

Describe 'Two sessions on one sandbox' {
    It 'see each other''s changes at once, and lose none' {
        $path = (Connect-TestSandbox shared).Sandbox
        $lines = 'A', 'B' | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $null = Connect-EntraAws -Sandbox $using:path
            $who = $_
            1..6 | ForEach-Object { (New-AwsSamlRole "Two-$who-$_" -ProviderArn OldADFS).RoleName }
        }
        $null = $lines
        # Lists lag, in the sandbox as in AWS.
        for ($try = 0; $try -lt 40 -and ($count = @(Get-AwsSamlRole Two-*).Count) -lt 12; $try++) { Start-Sleep -Milliseconds 250 }
        $count | Should -Be 12
    }
}
