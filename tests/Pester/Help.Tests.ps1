#requires -Version 7.4
# The help as Get-Help finds it in the built module.

param([string] $ModulePath)

BeforeDiscovery {
    if (-not $ModulePath) { $ModulePath = (Get-ChildItem (Join-Path $PSScriptRoot '../../out/EntraAws/*/EntraAws.psd1') | Sort-Object LastWriteTime | Select-Object -Last 1).FullName }
    Import-Module $ModulePath
    $commands = Get-Command -Module EntraAws | ForEach-Object { @{ Name = $_.Name } }
    $topics = Get-ChildItem (Join-Path $PSScriptRoot '../../module/docs/en-US') -Filter about_*.help.txt | ForEach-Object { $_.Name -replace '\.help\.txt$' }
}

Describe 'Help of <Name>' -ForEach $commands {
    BeforeAll {
        $command = Get-Command $Name
        $help = Get-Help $Name -Full
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
    }

    It 'has a synopsis and a description' {
        $help.Synopsis.Trim() | Should -Match '^[A-Z].*\.$'
        ($help.description.Text -join ' ') | Should -Not -BeNullOrEmpty
    }

    It 'has examples with titles' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            $example.title | Should -Match 'Example \d+: \w'
            $example.code | Should -Not -BeNullOrEmpty
        }
    }

    It 'tells of exactly the parameters that it shows' {
        $hidden = $command.Parameters.Values | Where-Object { $_.Attributes.Where{ $_ -is [Parameter] -and $_.DontShow } } | ForEach-Object Name
        $expected = $command.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $hidden } | Sort-Object
        @($help.parameters.parameter.name | Where-Object { $_ } | Sort-Object) | Should -Be @($expected)
    }

    It 'says of each parameter what PowerShell knows of it' {
        foreach ($entry in @($help.parameters.parameter | Where-Object name)) {
            $parameter = $command.Parameters[$entry.name]
            ($entry.description.Text -join ' ') | Should -Not -BeNullOrEmpty -Because "-$($entry.name) needs a text"
            $uses = $parameter.Attributes.Where{ $_ -is [Parameter] }
            $entry.required | Should -Be "$([bool] $uses[0].Mandatory)".ToLowerInvariant() -Because "-$($entry.name)"
            ($entry.pipelineInput -like 'True*') | Should -Be ([bool] $uses.Where{ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }) -Because "-$($entry.name)"
            $entry.globbing | Should -Be "$([bool] $parameter.Attributes.Where{ $_ -is [SupportsWildcards] })".ToLowerInvariant() -Because "-$($entry.name)"
            $known = $parameter.Aliases.Count ? ($parameter.Aliases -join ', ') : 'none'
            $entry.aliases | Should -Be $known -Because "-$($entry.name)"
        }
    }

    It 'names types that it writes, and links that exist' {
        foreach ($type in $command.OutputType) { $help.returnValues.returnValue.type.name | Should -Contain $type.Name }
        foreach ($link in @($help.relatedLinks.navigationLink | Where-Object { -not $_.uri })) {
            Get-Help $link.linkText | Should -Not -BeNullOrEmpty
            (Get-Help $link.linkText).Name | Should -Be $link.linkText
        }
    }
}

Describe 'Topics' {
    It 'are found: <_>' -ForEach $topics {
        Get-Help $_ | Out-String | Should -Match "TOPIC\s+$_\s"
    }

    It 'name only commands and topics that exist: <_>' -ForEach $topics {
        $text = Get-Help $_ | Out-String
        foreach ($match in [regex]::Matches($text, '\b(?:Add|Connect|Disconnect|Get|New|Set|Sync)-(?:Aws|Entra)\w+|\babout_EntraAws\w*')) {
            $name = $match.Value
            ($name -in (Get-Command -Module EntraAws).Name) -or (Get-Help $name -ErrorAction Ignore) | Should -BeTrue -Because $name
        }
    }
}
