using EntraAws.Contracts;
using Rehearsal;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad SAML responses and sign-ons to check. What is wrong inside a response is a finding and no error.</summary>
internal static class VerificationCases
{
    private static readonly AppSelector App = new(null, SingleAccount.AppName(SandboxRun.AccountId));

    public static IEnumerable<BadCase> All() =>
    [
        Response("a file that is not there", nameof(Faults.FileNotFound), r => r with { Path = BadFiles.Missing }),
        Response("a folder", nameof(Faults.FileNotFound), r => r with { Path = BadFiles.Folder }),
        Response("a binary file", nameof(Faults.FileUnreadable), r => r with { Path = BadFiles.Binary }),
        Response("a file of 68 MB", nameof(Faults.FileTooLarge), r => r with { Path = BadFiles.Huge }),
        Response("a negative difference of clocks", nameof(Faults.ClockSkewInvalid), r => r with { ClockSkew = -1 }),
        Response("601 seconds", nameof(Faults.ClockSkewInvalid), r => r with { ClockSkew = 601 }),
        Response("metadata of prose", nameof(Faults.MetadataInvalid), r => r with { SamlMetadata = "hello" }),
        Response("metadata that is not there", nameof(Faults.FileNotFound), r => r with { MetadataPath = BadFiles.Missing }),
        Response("an empty metadata file", nameof(Faults.MetadataInvalid), r => r with { MetadataPath = BadFiles.Empty }),
        Response("a metadata file of 68 MB", nameof(Faults.FileTooLarge), r => r with { MetadataPath = BadFiles.Huge }),
        Response("metadata with a DTD", nameof(Faults.MetadataInvalid), r => r with { MetadataPath = BadFiles.Laughs }),
        Response("a bad account", nameof(Faults.AccountIdInvalid), r => r with { AccountId = "12" }),
        Response("a malformed provider", nameof(Faults.ArnInvalid), r => r with { ProviderArn = "arn:aws:iam::x" }),
        SignOn("a bad account", nameof(Faults.AccountIdInvalid), r => r with { AccountId = "12" }) with { Silent = true },
        SignOn("two apps of that name", nameof(Faults.AppAmbiguous), r => r with { App = App }) with { Migrated = true, Setup = run => TwinApps.Add(run, App.Name!) },
        SignOn("an app of no account", nameof(Faults.AppAccountUnknown), r => r with { App = new AppSelector(null, "Contoso Timesheets"), AccountId = null }),
    ];

    private static BadCase Response(string name, string errorId, Func<SamlResponseRequest, SamlResponseRequest> change) => new($"response: {name}", errorId, (s, h) =>
        s.Verification.TestResponseAsync(change(new SamlResponseRequest { Response = "PHg+PC94Pg==" }), h, default)) { Silent = true };

    private static BadCase SignOn(string name, string errorId, Func<SignOnRequest, SignOnRequest> change) => new($"sign-on: {name}", errorId, (s, h) =>
        s.Verification.TestSignOnAsync(change(new SignOnRequest { AccountId = SandboxRun.AccountId, Sample = 0, CertificateDays = 30 }), OneError.Ignore, OneError.Ignore, h, default));
}
