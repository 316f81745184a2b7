using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // Certificates
    public static EntraAwsException ThumbprintInvalid(string text) => New(nameof(ThumbprintInvalid), InvalidArgument, text,
        $"'{text}' is no certificate thumbprint: SHA-1 in 40 hexadecimal digits.");
    public static EntraAwsException MinimumDaysInvalid(int days, int years) => New(nameof(MinimumDaysInvalid), InvalidArgument, days,
        $"A certificate of {years} year(s) would not have {days} days left and would be replaced again by the next run. Give fewer days, or more years.");
    public static EntraAwsException CertificateNotActive(string app) => New(nameof(CertificateNotActive), InvalidOperation, app,
        $"'{app}' has no active signing certificate of its own. Set the app up with New-EntraAwsApp first.");
    public static EntraAwsException CertificateUnreadable(string app, string thumbprint) => New(nameof(CertificateUnreadable), ProtocolError, app,
        $"Entra shows the certificate {thumbprint} of '{app}' neither in its key credentials nor in its federation metadata, so no account can be told to trust it.");
    public static EntraAwsException CertificateChanged(string app, string expected) => New(nameof(CertificateChanged), InvalidOperation, app,
        $"'{app}' should sign with {expected} and does not: somebody else works on it, or Entra has not settled. Run the command again.");
    public static EntraAwsException CertificateNotRemoved(string app, string thumbprint) => New(nameof(CertificateNotRemoved), OperationTimeout, app,
        $"The certificate {thumbprint} of '{app}' was removed, but Entra still shows it. Run the command again in a few minutes.");
    public static EntraAwsException TooManyCertificates(string provider, int count) => New(nameof(TooManyCertificates), LimitsExceeded, provider,
        $"{provider} would trust {count} certificates; a SAML provider takes 10. Take former ones away first, with Update-AwsSamlProvider.");
    public static EntraAwsException TrustNotShown(string provider, string thumbprint) => New(nameof(TrustNotShown), OperationTimeout, provider,
        $"{provider} does not show the certificate {thumbprint}, which it was told to trust. Somebody else may have changed it. Run the command again.");
    public static EntraAwsException AwsUpdateNotVisible(string provider) => New(nameof(AwsUpdateNotVisible), OperationTimeout, provider,
        $"{provider} was given other metadata and does not show it. Somebody else may have changed it at the same time. Look at it with Get-AwsSamlProvider, and run the command again.");
    public static EntraAwsException ProviderUnsettled(string provider) => New(nameof(ProviderUnsettled), InvalidOperation, provider,
        $"{provider} shows other metadata each time it is read: somebody else works on it. Nothing was changed. Run the command again when that is over.");
    public static EntraAwsException ProviderChanged(string provider, IReadOnlyCollection<string> lost) => New(nameof(ProviderChanged), InvalidOperation, provider,
        $"{provider} was changed by somebody else while this was prepared, and would lose more than was asked about{(lost.Count == 0 ? "" : ": " + string.Join(", ", lost))}. Nothing was written. Run the command again.");
    public static EntraAwsException TrustProviderMissing(string provider, string app) => New(nameof(TrustProviderMissing), ObjectNotFound, provider,
        $"{provider}, by which people of '{app}' sign in, is not there. If nobody does any more, take its app roles away with Sync-EntraAppRole or leave the account out with -ExcludeAccountId.");
    public static EntraAwsException TrustUnknown(string app) => New(nameof(TrustUnknown), InvalidOperation, app,
        $"No SAML provider is known by which people sign in to '{app}', so nobody might trust another certificate. '{app}' keeps signing with the one it has. Name the AWS accounts to search with -AccountId, and do not leave out all of them.");
    public static EntraAwsException TrustOfIdentityCenter(string app) => New(nameof(TrustOfIdentityCenter), InvalidOperation, app,
        $"'{app}' signs people in to IAM Identity Center, and no API shows or sets which certificates that trusts. Nothing was changed. By hand: make a certificate in Entra (Enterprise applications > the app > Single sign-on > SAML Certificates) without activating it; import it in the IAM Identity Center console (Settings > Identity source > Actions > Manage authentication > Manage certificates); only then activate it in Entra.");
    public static EntraAwsException CertificatesUnsettled(string app) => New(nameof(CertificatesUnsettled), OperationTimeout, app,
        $"Entra does not show all certificates of '{app}' that are to stay, several times in a row. Nothing was removed. Run the command again in a few minutes.");
    public static EntraAwsException CertificateRemovalRefused(string app, string thumbprint, string message, Exception? inner) => New(nameof(CertificateRemovalRefused), InvalidOperation, app,
        $"Entra refused to remove the certificate {thumbprint} of '{app}': {message} Nothing is lost: sign-in works, and no account trusts that certificate any more. Delete it by hand: Enterprise applications > the app > Single sign-on > SAML Certificates.", inner);
    public static EntraAwsException CertificateLost(string app, string thumbprint) => New(nameof(CertificateLost), OperationTimeout, app,
        $"Entra does not show the certificate {thumbprint} of '{app}', which was to stay. Look at the app at once with Get-EntraAwsCertificate.");
    public static EntraAwsException RolloverAccountFailed(string account, string app, EntraAwsException cause) => New(nameof(RolloverAccountFailed), cause.Category, account,
        $"Account {account} could not be worked on for '{app}': {cause.Message}", cause);
    public static EntraAwsException RolloverStopped(string app, int failed, int accounts) => New(nameof(RolloverStopped), InvalidOperation, app,
        $"'{app}' keeps signing with the certificate it has, since {failed} of {accounts} account(s) failed. Sign-in works as before. Mend them and run the command again, leave them out with -ExcludeAccountId if nobody signs in there, or go back with -Undo.");
}
