# What the test files share. Dot-source it in BeforeAll; it needs nothing but the built module.

$script:BreakGlass = 'breakglass1@contoso.onmicrosoft.com'
$script:Production = '111122223333'
$script:DevTest = '444455556666'

# The manifest of the given module, or of the newest one that was built.
function Find-TestModule([string] $Path) {
    if (-not $Path) {
        $built = Join-Path $PSScriptRoot .. .. .. out EntraAws
        $newest = Get-ChildItem $built -Directory -ErrorAction Ignore | Sort-Object { [version] $_.Name } | Select-Object -Last 1
        if (-not $newest) { throw "There is no built module under $built. Run 'dotnet build' first, or give -ModulePath." }
        $Path = $newest.FullName
    }

    if (Test-Path $Path -PathType Container) { $Path = Join-Path $Path EntraAws.psd1 }
    (Resolve-Path $Path).ProviderPath
}

# A sandbox of its own, opened; gives the connection.
function Connect-TestSandbox([string] $Name = 'sandbox') {
    New-EntraAwsSandbox -Path (Join-Path $TestDrive "$Name.json") -Force | Connect-EntraAws
}

# The whole chain for one account or several. Whatever preference is in force applies.
function Invoke-Migration([string[]] $AccountId = $Production) {
    $AccountId |
        New-EntraAwsApp -DisplayName { "AWS Contoso $_" } |
        New-AwsSamlProvider -ProviderName EntraID |
        New-AwsSamlRole -RoleName Administrator, Developer -Policy ReadOnlyAccess |
        Sync-EntraAppRole |
        Set-AwsGroupRoleMapping -GroupName { "AWS-$($_.AccountId)-$($_.RoleName)" } -CreateGroup |
        New-AwsMfaPolicy -DisplayName 'AWS Console - MFA' -ExcludeUser $BreakGlass
}

# Runs a script in a fresh pwsh and gives what it wrote, one string a line; throws what went wrong there.
function Invoke-FreshPwsh([string] $Script, [string[]] $Argument = @()) {
    $file = Join-Path $TestDrive "fresh-$([guid]::NewGuid().ToString('n')).ps1"
    $settings = "`$ErrorActionPreference = 'Stop'; `$PSStyle.OutputRendering = 'PlainText'`n"
    # A param block must stay in front.
    Set-Content $file ($Script -match '^param\(' ? ([regex] '\n').Replace($Script, "`n$settings", 1) : $settings + $Script)
    $output = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -File $file @Argument 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The fresh session failed: $($output | Out-String)" }
    @($output | ForEach-Object { "$_" })
}

# Runs a script in a runspace of its own and gives all of its streams. Without answers there is no host at all, as in a
# runbook; with them somebody is there and gives them, one letter a question.
function Invoke-Runspace([string] $Script, [hashtable] $Variable = @{}, [string] $Answer) {
    if ($Answer -and -not ('AnsweringHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot AnsweringHost.cs) }
    $console = $Answer ? [AnsweringHost]::new($Answer) : $null
    $shell = New-TestShell $Script $Variable $console
    try {
        $thrown = $null
        $output = try { @($shell.Invoke()) } catch { $thrown = $_.Exception.InnerException; @() }
        [pscustomobject]@{
            Output    = $output
            Thrown    = $thrown
            Errors    = @($shell.Streams.Error)
            Warning   = @($shell.Streams.Warning)
            Questions = @($console.Questions)
            Text      = @('Error', 'Warning', 'Verbose', 'Debug', 'Information', 'Progress' | ForEach-Object { $shell.Streams.$_ } | ForEach-Object { "$_" }) + @($console.Lines)
        }
    }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
    }
}

# A shell in a runspace of its own, with the module and the given variables; the caller disposes of both.
function New-TestShell([string] $Script, [hashtable] $Variable = @{}, $Console) {
    $state = [initialsessionstate]::CreateDefault2()
    if ($IsWindows) { $state.ExecutionPolicy = 'Bypass' }
    # The manifest, not the dll: the views come with it.
    $state.ImportPSModule((Join-Path (Split-Path (Get-Module EntraAws).Path) EntraAws.psd1))
    foreach ($name in $Variable.Keys) {
        $state.Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new($name, $Variable[$name], $null))
    }

    $runspace = $Console ? [runspacefactory]::CreateRunspace($Console, $state) : [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddScript($Script)
    $shell
}

# The text inside a SecureString.
function ConvertTo-TestText([securestring] $Secure) { [Net.NetworkCredential]::new('', $Secure).Password }
