param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
}

Describe 'The one-line pipeline, for one account' {
    BeforeAll {
        $connection = Connect-TestSandbox one
        $policy = Invoke-Migration
    }

    It 'ends with the policy for the app and both groups' {
        $policy.State | Should -Be ReportOnly
        $policy.AppId | Should -HaveCount 1
        $policy.GroupId | Should -HaveCount 2
        $policy.AccountId | Should -Be $Production
        $policy.Planned | Should -BeFalse
        $policy.Changes.Applied | Should -Not -Contain $false
    }

    It 'left what each step makes' {
        (Get-EntraAwsApp "AWS Contoso $Production").SignOnMode | Should -Be saml
        (Get-AwsSamlProvider EntraID).ProviderArn | Should -Be "arn:aws:iam::${Production}:saml-provider/EntraID"
        $roles = Get-AwsSamlRole Administrator, Developer
        $roles.RoleName | Should -Be 'Administrator', 'Developer'
        $roles.PolicyArns | Should -Be 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'
        $mappings = Get-AwsGroupRoleMapping "AWS Contoso $Production"
        $mappings.GroupName | Sort-Object | Should -Be "AWS-$Production-Administrator", "AWS-$Production-Developer"
        foreach ($mapping in $mappings) { $mapping.GroupName | Should -BeLike "*$($mapping.RoleName)" }
    }

    It 'changes nothing the second time' {
        $before = $connection.WriteRequests
        $again = Invoke-Migration
        $connection.WriteRequests | Should -Be $before
        $again.Changes | Should -BeNullOrEmpty
        $again.PolicyId | Should -Be $policy.PolicyId
    }

    It 'changes nothing in another session either' {
        $fresh = Connect-EntraAws -Sandbox $connection.Sandbox
        $null = Invoke-Migration
        $fresh.WriteRequests | Should -Be 0
    }

    It 'repairs what somebody took away' {
        $fresh = Connect-EntraAws -Sandbox $connection.Sandbox
        $role = Get-AwsSamlProvider EntraID | New-AwsSamlRole Developer -Policy AmazonS3FullAccess -MaxSessionDuration 14400
        $role.Changes.Count | Should -Be 2
        $role.PolicyArns | Should -HaveCount 2
        $fresh.WriteRequests | Should -Be 2
    }
}

Describe 'The one-line pipeline, for two accounts' {
    BeforeAll {
        $connection = Connect-TestSandbox two
        $policy = Invoke-Migration $Production, $DevTest
    }

    It 'makes an app, a provider and roles in each, and one policy for all' {
        Get-EntraAwsApp 'AWS Contoso *' | ForEach-Object AccountId | Sort-Object | Should -Be $Production, $DevTest
        foreach ($account in $Production, $DevTest) {
            Get-AwsSamlRole Administrator, Developer -AccountId $account -ProviderArn EntraID | ForEach-Object RoleArn |
                Should -Be "arn:aws:iam::${account}:role/Administrator", "arn:aws:iam::${account}:role/Developer"
        }

        $policy.AppId | Should -HaveCount 2
        $policy.GroupId | Should -HaveCount 4
        $policy.AccountId | Should -BeNullOrEmpty
    }

    It 'changes nothing the second time' {
        $before = $connection.WriteRequests
        $null = Invoke-Migration $Production, $DevTest
        $connection.WriteRequests | Should -Be $before
    }

    It 'does the same with accounts as objects' {
        $before = $connection.WriteRequests
        $rows = "AccountId,DisplayName`n$Production,AWS Contoso $Production`n$DevTest,AWS Contoso $DevTest" | ConvertFrom-Csv
        $rows | New-EntraAwsApp | New-AwsSamlProvider EntraID | ForEach-Object AccountId | Sort-Object | Should -Be $Production, $DevTest
        $connection.WriteRequests | Should -Be $before
    }
}

Describe 'What a Get writes goes into the next command' {
    BeforeAll {
        $connection = Connect-TestSandbox get
        $null = Invoke-Migration
        $before = $connection.WriteRequests
        $app = Get-EntraAwsApp "AWS Contoso $Production"
    }

    AfterEach { $connection.WriteRequests | Should -Be $before -Because 'all of it is there already' }

    It 'Get-EntraAwsApp -IncludeMetadata | New-AwsSamlProvider' {
        $provider = Get-EntraAwsApp "AWS Contoso $Production" -IncludeMetadata | New-AwsSamlProvider EntraID
        $provider.ServicePrincipalId | Should -Be $app.ServicePrincipalId
        $provider.Changes | Should -BeNullOrEmpty
    }

    It 'Get-AwsSamlProvider | New-AwsSamlRole' {
        (Get-AwsSamlProvider EntraID | New-AwsSamlRole Developer).ProviderArn | Should -BeLike '*:saml-provider/EntraID'
    }

    It 'Get-AwsSamlProvider | Get-AwsSamlRole' {
        (Get-AwsSamlProvider EntraID | Get-AwsSamlRole).RoleName | Should -Be 'Administrator', 'Developer'
    }

    It 'Get-AwsSamlRole | New-AwsSamlRole' {
        $role = Get-AwsSamlRole Developer -ProviderArn EntraID | New-AwsSamlRole
        $role.RoleName | Should -Be Developer
        $role.Changes | Should -BeNullOrEmpty
    }

    It 'Get-AwsSamlRole | Sync-EntraAppRole -App <_>' -ForEach 'an object', 'a name', 'an id' {
        $named = switch ($_) { 'an object' { $app } 'a name' { $app.DisplayName } 'an id' { $app.AppId } }
        $roles = Get-AwsSamlRole -ProviderArn EntraID | Sync-EntraAppRole -App $named
        $roles.RoleName | Sort-Object | Should -Be 'Administrator', 'Developer'
    }

    It 'Get-EntraAwsApp | Get-EntraAppRole | Set-AwsGroupRoleMapping' {
        $mappings = $app | Get-EntraAppRole | Set-AwsGroupRoleMapping -GroupName { "AWS-$($_.AccountId)-$($_.RoleName)" }
        $mappings.RoleName | Sort-Object | Should -Be 'Administrator', 'Developer'
        $mappings.AssignmentId | Should -Not -BeNullOrEmpty
    }

    It 'Get-EntraAwsApp | Get-AwsGroupRoleMapping | Set-AwsGroupRoleMapping' {
        $mappings = $app | Get-AwsGroupRoleMapping | Set-AwsGroupRoleMapping
        $mappings | Should -HaveCount 2
        $mappings.AppRoleId | Sort-Object | Should -Be (($app | Get-EntraAppRole).AppRoleId | Sort-Object)
    }

    It 'Get-AwsGroupRoleMapping | New-AwsMfaPolicy' {
        $policy = Get-AwsGroupRoleMapping $app | New-AwsMfaPolicy 'AWS Console - MFA'
        $policy.GroupId | Should -HaveCount 2
        $policy.Changes | Should -BeNullOrEmpty
    }

    It 'Get-AwsIamInventory | Get-AwsSamlRole, by account' {
        Get-AwsIamInventory $DevTest | Get-AwsSamlRole | Should -BeNullOrEmpty
        (Get-AwsIamInventory | Get-AwsSamlRole Developer).AccountId | Should -Be $Production
    }
}

Describe 'People' {
    BeforeAll {
        $connection = Connect-TestSandbox people
        $null = Invoke-Migration
        $group = "AWS-$Production-Developer"
    }

    It 'are made and put into a group in one line' {
        $members = 'Test-One@contoso.com', 'Test-Two@contoso.com' | New-EntraAwsUser | Add-EntraAwsGroupMember -GroupName $group
        $members.UserPrincipalName | Should -Be 'Test-One@contoso.com', 'Test-Two@contoso.com'
        $members.GroupName | Should -Be $group, $group
        $members.UserId | Should -Not -Contain ([guid]::Empty)
    }

    It 'are not made again' {
        $before = $connection.WriteRequests
        $users = 'Test-One@contoso.com', 'Test-Two@contoso.com' | New-EntraAwsUser
        $users.Where{ $null -ne $_.Password } | Should -BeNullOrEmpty
        $null = $users | Add-EntraAwsGroupMember $group
        $connection.WriteRequests | Should -Be $before
    }

    It 'come from a table as well' {
        $rows = "UserPrincipalName,DisplayName,GroupName`nTest-Three@contoso.com,Third Tester,$group" | ConvertFrom-Csv
        ($rows | New-EntraAwsUser).DisplayName | Should -Be 'Third Tester'
        ($rows | Add-EntraAwsGroupMember).GroupName | Should -Be $group
    }

    It 'go into the group of a mapping' {
        $mapping = Get-AwsGroupRoleMapping "AWS Contoso $Production" $group
        ($mapping | Add-EntraAwsGroupMember -UserPrincipalName Test-One@contoso.com).GroupId | Should -Be $mapping.GroupId
    }
}

Describe 'Results stream' {
    It 'the first role is out before the last one is made' {
        $connection = Connect-TestSandbox stream
        $seen = [Collections.Generic.List[long]]::new()
        New-AwsSamlRole A1, A2, A3, A4 -ProviderArn OldADFS | ForEach-Object { $seen.Add($connection.WriteRequests) }
        $seen | Should -HaveCount 4
        $seen[0] | Should -BeLessThan $seen[3]
    }
}
