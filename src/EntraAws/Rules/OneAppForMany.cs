namespace EntraAws.Rules;

/// <summary>What speaks against one app for several AWS accounts.</summary>
internal static class OneAppForMany
{
    public static string Reasons(string app, int accounts) =>
        $"'{app}' serves {accounts} AWS accounts. Microsoft advises one app for each account, since with one for all: "
        + "Entra can't import the roles, so each change in any account has to be brought here again; "
        + $"the app is full at about {AppRoleLimits.MostCount} app roles; "
        + "and all accounts trust one signing certificate, which has to be renewed in all of them at the same time. "
        + "With -WarningAction SilentlyContinue this is not said.";
}
