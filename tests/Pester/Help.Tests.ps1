param([string] $ModulePath)

BeforeDiscovery {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
    $commands = Get-Command -Module EntraAws | ForEach-Object {
        $visible = $_.Parameters.Values.Where{
            $_.Name -notin $common -and -not $_.Attributes.Where{ $_ -is [Management.Automation.ParameterAttribute] -and $_.DontShow }
        }.Name
        @{ Name = $_.Name; Command = $_; Parameters = @($visible | ForEach-Object { @{ Parameter = $_ } }) }
    }
}

BeforeAll {
    . $PSScriptRoot/Support/Common.ps1
    Import-Module (Find-TestModule $ModulePath)
}

Describe 'The help of <Name>' -ForEach $commands {
    BeforeAll { $help = Get-Help $Name -Full }

    It 'has a synopsis that is not the syntax' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "$Name\s+[\[<-]"
        $help.Synopsis.Trim() | Should -Match '\.$'
    }

    It 'has a description' { ($help.Description.Text -join ' ').Length | Should -BeGreaterThan 40 }

    It 'has at least two examples, and each calls the command or is part of a line that does' {
        $examples = @($help.Examples.Example)
        $examples.Count | Should -BeGreaterOrEqual 2
        ($examples.Code -join "`n") | Should -Match $Name
    }

    It 'has examples that parse' {
        foreach ($example in $help.Examples.Example) {
            $errors = $null
            $null = [Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $example.Code
        }
    }

    It 'uses only parameters that exist in its examples' {
        foreach ($example in $help.Examples.Example) {
            $tree = [Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
            $calls = $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -match '-(Entra|Aws|EntraAws)' }, $true)
            foreach ($call in $calls) {
                $target = Get-Command $call.GetCommandName() -Module EntraAws -ErrorAction Stop
                foreach ($used in $call.CommandElements.Where{ $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                    { $target.ResolveParameter($used.ParameterName) } | Should -Not -Throw -Because "$target -$($used.ParameterName)"
                }
            }
        }
    }

    It 'describes -<Parameter>' -ForEach $Parameters {
        $described = (Get-Help $Name -Parameter $Parameter -ErrorAction Ignore).Description.Text -join ' '
        $described.Trim() | Should -Not -BeNullOrEmpty
    }

    It 'names the permissions it needs' {
        $required = $Command.ImplementingType.GetCustomAttributes($false).Where{ $_.GetType().Name -eq 'RequiredPermissionsAttribute' }
        $text = $help | Out-String -Width 300
        foreach ($permission in @($required.Aws) + @($required.Graph)) {
            if ($permission) { $text | Should -BeLike "*$permission*" }
        }
    }
}

Describe 'The about topics' {
    It 'are there' {
        $topics = Get-ChildItem (Join-Path (Split-Path (Get-Module EntraAws).Path) en-US) -Filter about_*.help.txt -ErrorAction Ignore
        $topics.Count | Should -BeGreaterOrEqual 1
    }
}
