param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $connection = Connect-TestSandbox errors
}

Describe 'An item that fails' {
    It 'is one error, and the pipeline goes on' {
        $made = 'Good-1', 'bad,name', 'Good-2' | ForEach-Object { [pscustomobject]@{ RoleName = $_; ProviderArn = 'OldADFS' } } |
            New-AwsSamlRole -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.RoleName | Should -Be 'Good-1', 'Good-2'
        $problems | Should -HaveCount 1
    }

    It 'is one error in a list of names as well' {
        $made = New-AwsSamlRole Good-3, 'bad,name', Good-4 -ProviderArn OldADFS -ErrorAction SilentlyContinue -ErrorVariable problems
        $made.RoleName | Should -Be 'Good-3', 'Good-4'
        $problems | Should -HaveCount 1
    }

    It 'has an id, a category, a target and a message that names the object' {
        New-AwsSamlRole 'bad,name' -ProviderArn OldADFS -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -Be 'RoleNameInvalid,EntraAws.Commands.NewAwsSamlRoleCommand'
        $problems[0].CategoryInfo.Category | Should -Be InvalidArgument
        $problems[0].CategoryInfo.Activity | Should -Be 'New-AwsSamlRole'
        $problems[0].TargetObject | Should -Be 'bad,name'
        $problems[0].Exception.Message | Should -BeLike "*'bad,name'*"
        $problems[0].Exception.ErrorId | Should -Be 'RoleNameInvalid'
    }

    It 'stops the pipeline with -ErrorAction Stop, and can be caught by its type' {
        $caught = $null
        $made = [Collections.Generic.List[object]]::new()
        try {
            'Stop-1', 'bad,name', 'Stop-2' | ForEach-Object { [pscustomobject]@{ RoleName = $_; ProviderArn = 'OldADFS' } } |
                New-AwsSamlRole -ErrorAction Stop | ForEach-Object { $made.Add($_) }
        }
        catch [EntraAws.EntraAwsException] { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'RoleNameInvalid,*'
        $made.RoleName | Should -Be 'Stop-1'
        Get-AwsSamlRole Stop-2 | Should -BeNullOrEmpty
    }

    It 'lands in $Error with -ErrorAction Continue, and not with Ignore' {
        $run = Invoke-Runspace '$null = Connect-EntraAws -Sandbox $sandbox; $Error.Clear(); Get-EntraAppRole Nowhere -ErrorAction Ignore; $Error.Count; Get-EntraAppRole Nowhere; $Error.Count' @{ sandbox = $connection.Sandbox }
        $run.Output | Should -Be 0, 1
        $run.Errors | Should -HaveCount 1
    }
}

Describe 'The error id and category' {
    It 'of <Script>: <Id>, <Category>' -ForEach @(
        @{ Script = 'Get-EntraAppRole Nowhere'; Id = 'AppNotFound'; Category = 'ObjectNotFound'; Target = 'Nowhere' }
        @{ Script = 'Get-AwsGroupRoleMapping Nowhere'; Id = 'AppNotFound'; Category = 'ObjectNotFound'; Target = 'Nowhere' }
        @{ Script = 'Get-AwsIamInventory 12345x'; Id = 'AccountIdInvalid'; Category = 'InvalidArgument'; Target = '12345x' }
        @{ Script = 'Get-AwsIamInventory 999988887777'; Id = 'AwsAccountUnreachable'; Category = 'PermissionDenied'; Target = '999988887777' }
        @{ Script = 'New-AwsSamlRole R1 -ProviderArn Nowhere'; Id = 'ProviderNotFound'; Category = 'ObjectNotFound' }
        @{ Script = 'New-AwsSamlRole R1 -ProviderArn arn:aws:iam::444455556666:saml-provider/EntraID -AccountId 111122223333'; Id = 'ProviderOfOtherAccount'; Category = 'InvalidArgument' }
        @{ Script = 'New-AwsSamlRole R1 -ProviderArn OldADFS -Policy NoSuchPolicy'; Id = 'PolicyNotFound'; Category = 'ObjectNotFound'; Target = 'NoSuchPolicy' }
        @{ Script = 'New-AwsSamlRole R1 -ProviderArn OldADFS -MaxSessionDuration 60'; Id = 'SessionDurationInvalid'; Category = 'InvalidArgument'; Target = 60 }
        @{ Script = 'New-AwsSamlProvider EntraID'; Id = 'MetadataMissing'; Category = 'InvalidArgument'; Target = 'EntraID' }
        @{ Script = 'New-AwsSamlProvider EntraID -MetadataPath ./not-there.xml'; Id = 'FileNotFound'; Category = 'ObjectNotFound' }
        @{ Script = 'New-AwsSamlProvider EntraID -SamlMetadata "<x/>"'; Id = 'MetadataInvalid'; Category = 'InvalidData' }
        @{ Script = 'New-EntraAwsApp "App" -SessionDuration 1'; Id = 'SessionDurationInvalid'; Category = 'InvalidArgument'; Target = 1 }
        @{ Script = 'New-EntraAwsApp "App" -SessionNameSource favouritecolour'; Id = 'SessionNameSourceInvalid'; Category = 'InvalidArgument' }
        @{ Script = 'New-EntraAwsApp "App" -CertificateYears 9'; Id = 'CertificateYearsInvalid'; Category = 'InvalidArgument'; Target = 9 }
        @{ Script = 'New-EntraAwsUser nobody'; Id = 'UserNameInvalid'; Category = 'InvalidArgument'; Target = 'nobody' }
        @{ Script = 'Add-EntraAwsGroupMember "No such group" breakglass1@contoso.onmicrosoft.com'; Id = 'GroupNotFound'; Category = 'ObjectNotFound'; Target = 'No such group' }
        @{ Script = 'Add-EntraAwsGroupMember "Break-glass accounts" no.such@contoso.com'; Id = 'UserNotFound'; Category = 'ObjectNotFound'; Target = 'no.such@contoso.com' }
        @{ Script = 'New-AwsMfaPolicy "P"'; Id = 'MfaPolicyScopeMissing'; Category = 'InvalidArgument'; Target = 'P' }
        @{ Script = 'Connect-EntraAws -AwsOnly -EntraOnly -Sandbox ./x.json'; Id = 'ParametersConflict'; Category = 'InvalidArgument' }
        @{ Script = 'Connect-EntraAws -Identity -UseDeviceCode'; Id = 'ParametersConflict'; Category = 'InvalidArgument' }
        @{ Script = 'Connect-EntraAws -Sandbox ./not-there.json'; Id = 'SandboxUnusable'; Category = 'InvalidData' }
    ) {
        $before = $connection.WriteRequests
        $problem = $null
        try { & ([scriptblock]::Create("$Script -ErrorAction Stop")) } catch { $problem = $_ }
        $problem.FullyQualifiedErrorId.Split(',')[0] | Should -Be $Id
        $problem.CategoryInfo.Category | Should -Be $Category
        if ($Target) { $problem.TargetObject | Should -Be $Target }
        $connection.WriteRequests | Should -Be $before
    }
}

Describe 'Without a connection' {
    It 'every command ends with NotConnected, at once' {
        $run = Invoke-Runspace @'
$tries = @(
    { Get-AwsIamInventory }, { Get-EntraAwsApp }, { New-EntraAwsApp x }, { Get-AwsSamlProvider }, { New-AwsSamlProvider x }, { Get-AwsSamlRole },
    { New-AwsSamlRole x -ProviderArn y }, { Get-EntraAppRole x }, { Sync-EntraAppRole -App x -RoleArn y -ProviderArn z }, { Get-AwsGroupRoleMapping x },
    { Set-AwsGroupRoleMapping x y -App z }, { New-EntraAwsUser x }, { Add-EntraAwsGroupMember x y }, { New-AwsMfaPolicy x }, { Disconnect-EntraAws }
)
foreach ($try in $tries) {
    # Terminating: it ends the statement whatever the preference says.
    $ErrorActionPreference = 'Continue'
    try { & $try; "went on: $try" } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
}
'@
        $run.Output[0..13] | Sort-Object -Unique | Should -Be 'NotConnected'
        $run.Output | Should -HaveCount 15
    }

    It 'Get-EntraAwsConnection just gives nothing' {
        $run = Invoke-Runspace 'Get-EntraAwsConnection'
        $run.Output | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'an item that fails in a trap or a finally leaves the connection open' {
        try { Get-EntraAppRole Nowhere -ErrorAction Stop } catch { $_.FullyQualifiedErrorId | Should -BeLike 'AppNotFound,*' } finally { (Get-AwsIamInventory).AccountId | Should -Be $Production }
    }
}

Describe 'A connection with one side' {
    It 'says which side is missing' {
        $sandbox = $connection.Sandbox
        $aws = Connect-EntraAws -Sandbox $sandbox -AwsOnly
        { Get-EntraAwsApp -Connection $aws -ErrorAction Stop } | Should -Throw -ErrorId 'EntraNotConnected,*'
        $entra = Connect-EntraAws -Sandbox $sandbox -EntraOnly
        { Get-AwsIamInventory -Connection $entra -ErrorAction Stop } | Should -Throw -ErrorId 'AwsNotConnected,*'
        $aws.TenantId | Should -BeNullOrEmpty
        $entra.AccountId | Should -BeNullOrEmpty
    }

    AfterAll { $null = Connect-EntraAws -Sandbox $connection.Sandbox }
}
