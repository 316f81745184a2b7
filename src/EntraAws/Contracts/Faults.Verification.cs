using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // SAML responses and sign-on checks
    public static EntraAwsException ClockSkewInvalid(int seconds) => New(nameof(ClockSkewInvalid), InvalidArgument, seconds,
        $"{seconds} seconds can't be the difference between two clocks: give 0 to 600.");
    public static EntraAwsException AppAccountUnknown(string app) => New(nameof(AppAccountUnknown), InvalidArgument, app,
        $"The app '{app}' names no AWS account in its identifier, and its roles are in none or in several. Give -AccountId.");
}
