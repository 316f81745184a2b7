param([string] $ModulePath)

BeforeDiscovery {
    . $PSScriptRoot/Support/Common.ps1
    $manifest = Find-TestModule $ModulePath
    Import-Module $manifest
    $commands = Get-Command -Module EntraAws | ForEach-Object { @{ Command = $_; Name = $_.Name } }
    $changing = $commands.Where{ $_.Command.Parameters.ContainsKey('WhatIf') }
    # These work on files and objects, and need no connection.
    $offline = 'Export-AwsIamInventory', 'Export-AwsInventoryReport', 'Get-AwsAccessRisk', 'Import-AwsIamInventory', 'Export-AwsRoleList', 'Import-AwsRoleList', 'New-EntraAwsSandbox'
    $local = @('Connect-EntraAws', 'Disconnect-EntraAws', 'Get-EntraAwsConnection') + $offline
    $connected = $commands.Where{ $_.Name -notin $local }
    $views = @($commands.ForEach{ $_.Command.OutputType.Type.FullName }.Where{ $_ -ne 'System.IO.FileInfo' }) +
        @('Change', 'AwsIamUser', 'AwsIamGroup', 'AwsIamRole', 'AwsIamPolicy', 'AwsIdentityProvider').ForEach{ "EntraAws.$_" } |
        Sort-Object -Unique | ForEach-Object { @{ Type = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    $manifest = Find-TestModule $ModulePath
    Import-Module $manifest
    $data = Import-PowerShellDataFile $manifest
}

Describe 'Manifest' {
    It 'is valid, and has the version of its folder' {
        $module = Test-ModuleManifest $manifest
        $module.Version | Should -Be ([version] (Split-Path (Split-Path $manifest) -Leaf))
        $module.RootModule | Should -Be 'EntraAws.dll'
    }

    It 'exports the cmdlets of the assembly, each by name' {
        $assembly = (Get-Command Connect-EntraAws).ImplementingType.Assembly
        $cmdlets = $assembly.GetExportedTypes().ForEach{ [Attribute]::GetCustomAttribute($_, [Management.Automation.CmdletAttribute]) }.Where{ $_ }.ForEach{ "$($_.VerbName)-$($_.NounName)" }
        $data.CmdletsToExport | Sort-Object | Should -Be ($cmdlets | Sort-Object)
        (Get-Command -Module EntraAws).Name | Sort-Object | Should -Be ($cmdlets | Sort-Object)
    }

    It 'exports nothing by wildcard, and nothing else' {
        $data.CmdletsToExport | Should -Not -BeLike '*[*]*'
        foreach ($list in 'FunctionsToExport', 'VariablesToExport', 'AliasesToExport') { $data[$list] | Should -HaveCount 0 -Because $list }
    }

    It 'names only files that are there' {
        foreach ($file in @($data.RootModule) + $data.FormatsToProcess + $data.TypesToProcess) {
            Join-Path (Split-Path $manifest) $file | Should -Exist
        }
    }

    It 'has nothing in the root folder that belongs into the engine' {
        (Get-ChildItem (Split-Path $manifest) -Filter *.dll).Name | Sort-Object | Should -Be 'EntraAws.dll', 'EntraAws.Loader.dll'
        Join-Path (Split-Path $manifest) engine EntraAws.dll | Should -Not -Exist
    }
}

Describe '<Name>' -ForEach $commands {
    It 'has an approved verb' { (Get-Verb).Verb | Should -Contain $Command.Verb }

    It 'says what it writes' {
        $Command.OutputType | Should -Not -BeNullOrEmpty
        # A file that is no data of the module's is PowerShell's own kind of file.
        foreach ($type in $Command.OutputType) { $type.Type.FullName | Should -Match ($Command.Verb -eq 'Export' ? '^(EntraAws\.|System\.IO\.FileInfo$)' : '^EntraAws\.') }
    }

    It 'takes no type of another module' {
        foreach ($parameter in $Command.Parameters.Values) {
            $type = $parameter.ParameterType.IsArray ? $parameter.ParameterType.GetElementType() : $parameter.ParameterType
            $type.FullName | Should -Match '^(System|EntraAws)\.' -Because $parameter.Name
        }
    }

    It 'hides what only the pipeline sets' {
        foreach ($hidden in $Command.Parameters.Values.Where{ $_.Name -eq 'Planned' }) {
            $hidden.Attributes.Where{ $_ -is [Management.Automation.ParameterAttribute] }.DontShow | Should -Be $true
        }
    }
}

Describe '<Name>, which changes something' -ForEach $changing {
    It 'has the confirm impact of what it does' {
        $attribute = [Attribute]::GetCustomAttribute($Command.ImplementingType, [Management.Automation.CmdletAttribute])
        $attribute.SupportsShouldProcess | Should -BeTrue
        $attribute.ConfirmImpact | Should -BeIn 'Medium', 'High'
    }

    It 'is a cmdlet whose verb promises a change' { $Command.Verb | Should -BeIn 'Add', 'Export', 'New', 'Set', 'Sync', 'Remove', 'Update', 'Start', 'Restart', 'Suspend', 'Invoke', 'Publish' }
}

Describe '<Name>, which works over a connection' -ForEach $connected {
    It 'takes one explicitly' { $Command.Parameters['Connection'].ParameterType.FullName | Should -Be 'EntraAws.EntraAwsConnection' }
}

Describe 'Parameters as the neighbours name them' {
    It '<_>' -ForEach 'ProfileName', 'ProfileLocation', 'Region', 'Credential', 'SessionToken', 'EndpointUrl', 'TenantId', 'ClientId', 'ClientSecretCredential', 'CertificateThumbprint', 'Identity', 'Environment', 'UseDeviceCode', 'AccessToken' {
        (Get-Command Connect-EntraAws).Parameters.Keys | Should -Contain $_
    }

    It 'takes secrets as SecureString or PSCredential' {
        $parameters = (Get-Command -Module EntraAws).ForEach{ $_.Parameters.Values }.Where{ $_.Name -match '(Password|Secret|Token|Credential)$' -and -not $_.SwitchParameter }
        $parameters.Count | Should -BeGreaterThan 4
        foreach ($parameter in $parameters) { $parameter.ParameterType | Should -BeIn ([securestring], [pscredential]) -Because $parameter.Name }
    }
}

Describe 'The view of <Type>' -ForEach $views {
    It 'is a table' {
        $format = Get-FormatData -TypeName $Type -PowerShellVersion $PSVersionTable.PSVersion
        $format | Should -Not -BeNullOrEmpty
        $format.FormatViewDefinition.Control[0] | Should -BeOfType ([Management.Automation.TableControl])
    }
}
