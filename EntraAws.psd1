@{
    RootModule           = 'EntraAws.dll'
    # Taken from Directory.Build.props by the build.
    ModuleVersion        = '0.0.0'
    GUID                 = '6c3f5c0e-0f0b-4b52-9d54-6c6f1ad0a8a7'
    Author               = 'The EntraAws authors'
    Copyright            = '(c) The EntraAws authors. MIT licence.'
    Description          = 'Moves the people of an AWS account from IAM users to Microsoft Entra ID sign-in: inventory, SAML trust, roles, app roles, group mapping, Conditional Access. Every step can be previewed, rehearsed on an embedded sandbox, and run again.'
    # EntraAws.dll also loads in an older host, far enough to say that it needs PowerShell 7.4.
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    CmdletsToExport      = @(
        'Add-EntraAwsGroupMember'
        'Connect-EntraAws'
        'Disconnect-EntraAws'
        'Export-AwsIamInventory'
        'Export-AwsInventoryReport'
        'Export-AwsRoleList'
        'Export-AwsRoleStack'
        'Get-AwsAccessRisk'
        'Get-AwsAccount'
        'Get-AwsAccountAssignment'
        'Get-AwsGroupRoleMapping'
        'Get-AwsIamInventory'
        'Get-AwsIdentityCenter'
        'Get-AwsPermissionSet'
        'Get-AwsRoleStack'
        'Get-AwsSamlProvider'
        'Get-AwsSamlRole'
        'Get-EntraAppRole'
        'Get-EntraAwsApp'
        'Get-EntraAwsCertificate'
        'Get-EntraAwsConnection'
        'Get-EntraAwsProvisioning'
        'Get-EntraAwsScimConnection'
        'Get-EntraTenant'
        'Import-AwsIamInventory'
        'Import-AwsRoleList'
        'Invoke-EntraAwsCertificateRollover'
        'New-AwsMfaPolicy'
        'New-AwsPermissionSet'
        'New-AwsProvisioningUser'
        'New-AwsSamlProvider'
        'New-AwsSamlRole'
        'New-EntraAwsApp'
        'New-EntraAwsIdentityCenterApp'
        'New-EntraAwsSandbox'
        'New-EntraAwsUser'
        'Publish-AwsRoleStack'
        'Remove-AwsAccountAssignment'
        'Restart-EntraAwsProvisioning'
        'Set-AwsAccountAssignment'
        'Set-AwsGroupRoleMapping'
        'Set-EntraAwsScimConnection'
        'Split-AwsRoleList'
        'Start-EntraAwsProvisioning'
        'Suspend-EntraAwsProvisioning'
        'Sync-EntraAppRole'
        'Test-AwsRoleImport'
        'Test-AwsSamlResponse'
        'Test-EntraAwsSignOn'
        'Update-AwsProvisioningKey'
        'Update-AwsSamlProvider'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    FormatsToProcess     = @(
        'EntraAws.Format.ps1xml'
        'EntraAws.RoleLists.Format.ps1xml'
        'EntraAws.Certificates.Format.ps1xml'
        'EntraAws.Verification.Format.ps1xml'
        'EntraAws.Stacks.Format.ps1xml'
        'EntraAws.IdentityCenter.Format.ps1xml'
        'EntraAws.Provisioning.Format.ps1xml'
    )
    TypesToProcess       = @('EntraAws.Types.ps1xml')
    PrivateData          = @{
        PSData = @{
            Tags       = @('AWS', 'IAM', 'Entra', 'AzureAD', 'SAML', 'SSO', 'Migration', 'Identity', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
