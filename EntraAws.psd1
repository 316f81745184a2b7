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
        'Export-AwsRoleList'
        'Get-AwsAccount'
        'Get-AwsAccessRisk'
        'Export-AwsInventoryReport'
        'Export-AwsRoleStack'
        'Get-AwsRoleStack'
        'Publish-AwsRoleStack'
        'Get-AwsGroupRoleMapping'
        'Get-AwsIamInventory'
        'Get-AwsSamlProvider'
        'Get-AwsSamlRole'
        'Get-EntraAppRole'
        'Get-EntraAwsApp'
        'Get-EntraAwsCertificate'
        'Get-EntraAwsConnection'
        'Get-EntraAwsProvisioning'
        'Import-AwsIamInventory'
        'Import-AwsRoleList'
        'Get-EntraTenant'
        'Invoke-EntraAwsCertificateRollover'
        'New-AwsMfaPolicy'
        'New-AwsProvisioningUser'
        'New-AwsSamlProvider'
        'New-AwsSamlRole'
        'New-EntraAwsApp'
        'New-EntraAwsSandbox'
        'New-EntraAwsUser'
        'Restart-EntraAwsProvisioning'
        'Set-AwsGroupRoleMapping'
        'Split-AwsRoleList'
        'Sync-EntraAppRole'
        'Update-AwsSamlProvider'
        'Test-AwsSamlResponse'
        'Get-AwsAccountAssignment'
        'Get-AwsIdentityCenter'
        'Get-AwsPermissionSet'
        'Get-EntraAwsScimConnection'
        'New-AwsPermissionSet'
        'New-EntraAwsIdentityCenterApp'
        'Remove-AwsAccountAssignment'
        'Set-AwsAccountAssignment'
        'Set-EntraAwsScimConnection'
        'Start-EntraAwsProvisioning'
        'Suspend-EntraAwsProvisioning'
        'Sync-EntraAppRole'
        'Test-AwsRoleImport'
        'Update-AwsProvisioningKey'
        'Test-EntraAwsSignOn'
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
