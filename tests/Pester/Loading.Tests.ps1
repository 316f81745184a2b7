param([string] $ModulePath)

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    $manifest = Find-TestModule $ModulePath
    Import-Module $manifest
    $sandbox = Join-Path $TestDrive loading.json
    $null = New-EntraAwsSandbox $sandbox

    # The head of each fresh session: where the packages are, and which assemblies came since.
    $prelude = @'
param($Manifest, $Sandbox)
function Get-Loaded { [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { [pscustomobject]@{ Name = $_.GetName().Name; Context = [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name } } }

'@
}

Describe 'A fresh session' {
    It 'gets exactly one assembly from the import' {
        $added = Invoke-FreshPwsh ($prelude + @'
$before = (Get-Loaded).Name
Import-Module $Manifest
(Get-Loaded).Name | Where-Object { $_ -notin $before }
'@) $manifest
        $added | Should -Be 'EntraAws'
    }

    It 'sees no package of the engine outside the load context EntraAws' {
        $lines = Invoke-FreshPwsh ($prelude + @'
Import-Module $Manifest
$null = Connect-EntraAws -Sandbox $Sandbox
$null = Get-AwsIamInventory
Get-Loaded | Where-Object Name -match '^(Azure\.|Microsoft\.(Graph|Identity|Kiota)|AWSSDK|EntraAws)' | ForEach-Object { "$($_.Name)=$($_.Context)" }
"type:$('Azure.Core.TokenCredential' -as [type])"
'@) $manifest, $sandbox
        $lines | Should -Contain 'Azure.Core=EntraAws'
        $lines | Should -Contain 'Microsoft.Graph=EntraAws'
        $lines | Should -Contain 'AWSSDK.Core=EntraAws'
        $lines.Where{ $_ -match '=' -and $_ -notmatch '=EntraAws$' } | Sort-Object | Should -Be 'EntraAws.Loader=Default', 'EntraAws=Default'
        # Nor can a script name one of its types.
        $lines | Should -Contain 'type:'
    }

    It 'starts the engine on the first call, not on import' {
        $lines = Invoke-FreshPwsh ($prelude + @'
Import-Module $Manifest
$null = Get-Command -Module EntraAws
$null = Get-EntraAwsConnection
(Get-Loaded).Name -contains 'EntraAws.Engine'
$null = Connect-EntraAws -Sandbox $Sandbox
(Get-Loaded).Name -contains 'EntraAws.Engine'
'@) $manifest, $sandbox
        $lines | Should -Be 'False', 'True'
    }

    It 'imports with -Force, twice, over an open connection' {
        $lines = Invoke-FreshPwsh ($prelude + @'
Import-Module $Manifest
$null = Connect-EntraAws -Sandbox $Sandbox
Import-Module $Manifest -Force
Import-Module $Manifest -Force
(Get-AwsIamInventory).Users.Count -gt 0
(Connect-EntraAws -Sandbox $Sandbox).AccountId
@(Get-Loaded | Where-Object Name -eq EntraAws.Engine).Count
'@) $manifest, $sandbox
        $lines | Should -Be 'True', $Production, '1'
    }

    It 'removes the module and imports it again' {
        $lines = Invoke-FreshPwsh ($prelude + @'
Import-Module $Manifest
$null = Connect-EntraAws -Sandbox $Sandbox
Remove-Module EntraAws
[bool](Get-Command Get-EntraAwsApp -ErrorAction Ignore)
Import-Module $Manifest
(Connect-EntraAws -Sandbox $Sandbox).TenantName
'@) $manifest, $sandbox
        $lines | Should -Be 'False', 'Contoso'
    }

    It 'finds the module by name on the module path' {
        $home1 = Join-Path $TestDrive modules EntraAws
        $null = New-Item $home1 -ItemType Directory
        Copy-Item (Split-Path $manifest) $home1 -Recurse
        $lines = Invoke-FreshPwsh ($prelude + @'
$env:PSModulePath = $Manifest + [IO.Path]::PathSeparator + $env:PSModulePath
(Connect-EntraAws -Sandbox $Sandbox).AccountId
'@) (Split-Path $home1), $sandbox
        $lines | Should -Be $Production
    }
}

Describe 'A session with other versions of the same assemblies' {
    BeforeAll {
        $aliens = Join-Path $TestDrive aliens
        $null = New-Item $aliens -ItemType Directory
        $makeAliens = @'
param($Folder)
foreach ($name in 'Azure.Core', 'Microsoft.Identity.Client', 'AWSSDK.Core', 'Microsoft.Graph.Core', 'System.ClientModel') {
    $source = "[assembly: System.Reflection.AssemblyVersion(`"1.2.3.4`")] namespace Alien { public static class $($name.Replace('.', '')) { public static string Who() { return `"alien $name`"; } } }"
    Add-Type -TypeDefinition $source -OutputAssembly (Join-Path $Folder "$name.dll")
}

# A neighbour that was compiled against one of them, and binds it by name as compiled code does.
$source = 'namespace Alien { public static class Neighbour { public static string Bound() { return typeof(AzureCore).Assembly.GetName().Version + " " + AzureCore.Who(); } } }'
Add-Type -TypeDefinition $source -ReferencedAssemblies (Join-Path $Folder Azure.Core.dll) -OutputAssembly (Join-Path $Folder Neighbour.dll)
'@
        Invoke-FreshPwsh $makeAliens $aliens
        $alienHead = $prelude.Replace('$Sandbox)', '$Sandbox, $Aliens)') + @'
function Import-Aliens { Get-ChildItem $Aliens -Filter *.dll | ForEach-Object { $null = [Reflection.Assembly]::LoadFrom($_.FullName) } }
function Show-Aliens {
    [Alien.AzureCore]::Who(), [Alien.MicrosoftIdentityClient]::Who(), [Alien.AWSSDKCore]::Who()
    [Alien.Neighbour]::Bound()
}
function Show-Ours {
    $null = Connect-EntraAws -Sandbox $Sandbox
    (Get-AwsIamInventory).AccountId
    @(Get-EntraAwsApp -DisplayName no-such-*).Count
    $ours = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Azure.Core' -and [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name -eq 'EntraAws' }
    $ours.GetName().Version.ToString() -ne '1.2.3.4'
}

'@
        $foreign = 'alien Azure.Core', 'alien Microsoft.Identity.Client', 'alien AWSSDK.Core', '1.2.3.4 alien Azure.Core'
        $ours = $Production, '0', 'True'
    }

    It 'keeps its own when they came first, and so do we' {
        $lines = Invoke-FreshPwsh ($alienHead + 'Import-Aliens; Import-Module $Manifest; Show-Aliens; Show-Ours; Show-Aliens') $manifest, $sandbox, $aliens
        $lines | Should -Be ($foreign + $ours + $foreign)
    }

    It 'keeps its own when they came last, and so do we' {
        $lines = Invoke-FreshPwsh ($alienHead + 'Import-Module $Manifest; Show-Ours; Import-Aliens; Show-Aliens; Show-Ours') $manifest, $sandbox, $aliens
        $lines | Should -Be ($ours + $foreign + $ours)
    }

    It 'keeps its own when they came between the import and the first call' {
        $lines = Invoke-FreshPwsh ($alienHead + 'Import-Module $Manifest; Import-Aliens; Show-Ours; Show-Aliens') $manifest, $sandbox, $aliens
        $lines | Should -Be ($ours + $foreign)
    }
}

Describe 'An incomplete or too old installation' {
    It 'refuses the runtime <Version> in one sentence' -ForEach @(
        @{ Version = '4.0.30319.42000' }, @{ Version = '6.0.36' }, @{ Version = '7.0.20' }
    ) {
        $check = (Get-Command Connect-EntraAws).ImplementingType.Assembly.GetType('EntraAws.Hosting.EngineStart').GetMethod('CheckHost', [Reflection.BindingFlags]'NonPublic, Static')
        $thrown = { $check.Invoke($null, @([version] $Version)) } | Should -Throw -PassThru
        $fault = $thrown.Exception.GetBaseException()
        $fault.ErrorId | Should -Be 'HostTooOld'
        $fault.Message | Should -BeLike "*needs PowerShell 7.4 or newer*.NET $Version*"
    }

    It 'takes the runtime <_>' -ForEach '8.0.0', '9.0.2', '10.0.0' {
        $check = (Get-Command Connect-EntraAws).ImplementingType.Assembly.GetType('EntraAws.Hosting.EngineStart').GetMethod('CheckHost', [Reflection.BindingFlags]'NonPublic, Static')
        { $check.Invoke($null, @([version] $_)) } | Should -Not -Throw
    }

    It 'can be loaded by an old host: what PowerShell loads is netstandard and references nothing else' {
        $assembly = (Get-Command Connect-EntraAws).ImplementingType.Assembly
        $assembly.GetReferencedAssemblies().Name | Sort-Object | Should -Be 'netstandard', 'System.Management.Automation'
    }

    It 'says so when the engine is missing' {
        $broken = Join-Path $TestDrive broken
        Copy-Item (Split-Path $manifest) $broken -Recurse
        Remove-Item (Join-Path $broken engine) -Recurse
        $lines = Invoke-FreshPwsh ($prelude + @'
Import-Module $Manifest
try { Connect-EntraAws -Sandbox $Sandbox } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
'@) (Join-Path $broken EntraAws.psd1), $sandbox
        $lines[0] | Should -Be 'EngineMissing,EntraAws.Commands.ConnectEntraAwsCommand'
        $lines[1] | Should -BeLike '*Install the module again*'
    }
}

Describe 'Runspaces' {
    BeforeAll {
        $null = New-EntraAwsSandbox (Join-Path $TestDrive one.json)
        $null = New-EntraAwsSandbox (Join-Path $TestDrive two.json)
    }

    It 'have a connection each in ForEach-Object -Parallel' {
        $seen = 'one', 'two' | ForEach-Object -Parallel {
            Import-Module $using:manifest
            $before = Get-EntraAwsConnection
            $null = Connect-EntraAws -Sandbox (Join-Path $using:TestDrive "$_.json")
            $role = New-AwsSamlRole "Only-$_" -ProviderArn OldADFS -Policy ReadOnlyAccess
            [pscustomobject]@{ Name = $_; Before = $before; Sandbox = (Get-EntraAwsConnection).Sandbox; Roles = (Get-AwsSamlRole Only-*).RoleName; Made = $role.Changes.Count }
        }
        $seen | Should -HaveCount 2
        foreach ($one in $seen) {
            $one.Before | Should -BeNullOrEmpty
            Split-Path $one.Sandbox -Leaf | Should -Be "$($one.Name).json"
            $one.Roles | Should -Be "Only-$($one.Name)"
            $one.Made | Should -BeGreaterThan 0
        }
    }

    It 'share a connection that is passed with -Connection' {
        $connection = Connect-EntraAws -Sandbox (Join-Path $TestDrive one.json)
        $found = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Get-AwsIamInventory -Connection $using:connection).AccountId
            @(Get-EntraAwsConnection).Count
        }
        $found | Sort-Object | Should -Be '0', '0', '0', '0', $Production, $Production, $Production, $Production
    }

    It 'let -Connection win over their own' {
        $one = Connect-EntraAws -Sandbox (Join-Path $TestDrive one.json)
        $two = Connect-EntraAws -Sandbox (Join-Path $TestDrive two.json)
        $null = New-AwsSamlRole Only-here -ProviderArn OldADFS -Policy ReadOnlyAccess -Connection $one
        (Get-AwsSamlRole Only-here -Connection $one).RoleName | Should -Be 'Only-here'
        Get-AwsSamlRole Only-here | Should -BeNullOrEmpty
        $two.WriteRequests | Should -Be 0
    }

    It 'forget a connection that was closed' {
        $connection = Connect-EntraAws -Sandbox (Join-Path $TestDrive two.json)
        $closed = Disconnect-EntraAws -PassThru
        $closed.IsOpen | Should -BeFalse
        Get-EntraAwsConnection | Should -BeNullOrEmpty
        { Get-AwsIamInventory } | Should -Throw -ErrorId 'NotConnected,EntraAws.Commands.GetAwsIamInventoryCommand'
        { Get-AwsIamInventory -Connection $connection } | Should -Throw -ErrorId 'ConnectionClosed,EntraAws.Commands.GetAwsIamInventoryCommand'
        { Disconnect-EntraAws -Connection $connection } | Should -Not -Throw
    }
}
