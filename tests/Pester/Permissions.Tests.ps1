#requires -Version 7.4
# Runs the examples of the help in sandboxes that refuse every action and permission that the commands of the example do
# not claim to need. So what the help says under "Required permissions" is enough.

param([string] $ModulePath)

BeforeDiscovery {
    $pages = Join-Path $PSScriptRoot '../../module/docs/en-US'
    $examples = foreach ($page in Get-ChildItem $pages -Filter *.md) {
        $text = (Get-Content $page -Raw) -replace "`r"
        foreach ($match in [regex]::Matches($text, '(?ms)^### (?<title>[^\n]+)\n.*?^```powershell(?: (?<state>\w+))?\n(?<code>.*?)^```')) {
            if ($match.Groups['state'].Value -eq 'norun') { continue }
            @{ Command = $page.BaseName; Title = $match.Groups['title'].Value; Prepared = $match.Groups['state'].Value -eq 'prepared'; Code = $match.Groups['code'].Value }
        }
    }
}

BeforeAll {
    $root = Join-Path $PSScriptRoot '../..'
    if (-not $ModulePath) { $ModulePath = (Get-ChildItem (Join-Path $root 'out/EntraAws/*/EntraAws.psd1') | Sort-Object LastWriteTime | Select-Object -Last 1).FullName }
    Import-Module $ModulePath

    # Everything that the sandbox can refuse.
    $actions = @([regex]::Matches((Get-Content (Join-Path $root 'src/EntraAws.Sandbox/Aws/AwsActions.cs') -Raw), '(?:Read|Write)\("(\w+)"') | ForEach-Object { "iam:$($_.Groups[1].Value)" })
    $actions += [regex]::Matches((Get-Content (Join-Path $root 'src/EntraAws.Sandbox/Aws/IdentityCenter/CenterActions.cs') -Raw), '\b(Read|Write|Store)\("(\w+)"') |
        ForEach-Object { ($_.Groups[1].Value -eq 'Store' ? 'identitystore:' : 'sso:') + $_.Groups[2].Value }
    $actions += 'sts:AssumeRole'
    $permissions = [regex]::Matches((Get-Content (Join-Path $root 'src/EntraAws.Sandbox/Entra/Protocol/GraphRoutes.cs') -Raw), '\b[A-Z]\w+(?:\.\w+){1,3}\b').Value |
        Where-Object { $_ -match '\.(Read|ReadWrite|ReadBasic|Create)(\.|$)' } | Sort-Object -Unique

    # The wider ones of Microsoft Graph's permissions, with what they take in.
    $widens = @{
        'Application.ReadWrite.OwnedBy' = 'Application.Read.All'
        'Group.Read.All'                = 'Group.ReadBasic.All', 'GroupMember.Read.All', 'GroupMember.ReadBasic.All'
        'GroupMember.Read.All'          = 'GroupMember.ReadBasic.All', 'Group.ReadBasic.All'
        'GroupMember.ReadWrite.All'     = 'GroupMember.Read.All', 'GroupMember.ReadBasic.All', 'Group.ReadBasic.All'
        'Synchronization.ReadWrite.All' = 'Synchronization.Read.All'
        'User.Read.All'                 = 'User.ReadBasic.All'
        'User.ReadWrite.All'            = 'User.Read.All', 'User.ReadBasic.All'
    }

    function Get-Claim([string[]] $Command) {
        $claims = foreach ($name in $Command) {
            (Get-Command $name).ImplementingType.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'RequiredPermissionsAttribute' }
        }
        $graph = @($claims.Graph | Where-Object { $_ })
        @{ Aws = @($claims.Aws | Where-Object { $_ }); Graph = @($graph; $graph | ForEach-Object { $widens[$_] } | Where-Object { $_ }) }
    }

    function Limit-Sandbox([string] $Path, $Claim) {
        $state = [System.Text.Json.Nodes.JsonNode]::Parse([IO.File]::ReadAllText($Path))
        foreach ($account in $state['Accounts'].AsObject().GetEnumerator()) {
            # In the accounts of a stack set it is CloudFormation's own role that acts.
            if ($Claim.Aws -contains 'cloudformation:CreateStackSet' -and $account.Key -ne "$($state['HomeAccountId'])") { continue }
            $account.Value['DeniedActions'] = [System.Text.Json.Nodes.JsonNode]::Parse((ConvertTo-Json @($actions | Where-Object { $_ -notin $Claim.Aws })))
        }
        $state['Tenant']['DeniedPermissions'] = [System.Text.Json.Nodes.JsonNode]::Parse((ConvertTo-Json @($permissions | Where-Object { $_ -notin $Claim.Graph })))
        [IO.File]::WriteAllText($Path, $state.ToJsonString())
    }

    $sample = Join-Path $TestDrive 'sample.json'
    New-EntraAwsSandbox -Path $sample | Out-Null
    $ready = Join-Path $TestDrive 'ready.json'
    Copy-Item $sample $ready
    Connect-EntraAws -Sandbox $ready | Out-Null
    $provider = New-EntraAwsApp 'AWS Contoso 111122223333' | New-AwsSamlProvider EntraID
    foreach ($role in @('Administrator', 'AdministratorAccess', 'Administrators'), @('Developer', 'AmazonS3FullAccess', 'Developers')) {
        $provider | New-AwsSamlRole $role[0] -Policy $role[1] | Sync-EntraAppRole | Set-AwsGroupRoleMapping "AWS-Account1-$($role[2])" -CreateGroup |
            New-AwsMfaPolicy 'AWS Console - MFA' -ExcludeUser breakglass1@contoso.onmicrosoft.com | Out-Null
    }
    Disconnect-EntraAws
}

Describe 'Required permissions' {
    It 'are enough: <Command>, <Title>' -ForEach $examples {
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null)
        $used = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } |
            Where-Object { $_ -and (Get-Command $_).Source -eq 'EntraAws' }
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))
        Copy-Item ($Prepared ? $ready : $sample) (Join-Path $folder 'rehearsal.json')
        Limit-Sandbox (Join-Path $folder 'rehearsal.json') (Get-Claim @('Connect-EntraAws'; $used))
        Push-Location $folder
        try {
            Connect-EntraAws -Sandbox ./rehearsal.json | Out-Null
            $run = [scriptblock]::Create($Code)
            $global:Error.Clear()
            Invoke-Command -ScriptBlock { $ErrorActionPreference = 'Continue'; & $run } *> (Join-Path $folder 'output.txt')
            @($global:Error) | Should -BeNullOrEmpty
            Get-Content (Join-Path $folder 'output.txt') | Should -Not -Match 'could not be read'
        }
        finally {
            Pop-Location
            if (Get-EntraAwsConnection) { Disconnect-EntraAws }
        }
    }
}
