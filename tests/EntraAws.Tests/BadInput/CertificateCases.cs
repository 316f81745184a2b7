using EntraAws.Contracts;
using EntraAws.Sandbox;
using Rehearsal;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad apps, providers, metadata and numbers of the work with signing certificates.</summary>
internal static class CertificateCases
{
    private static readonly AppSelector App = new(null, SingleAccount.AppName(SandboxRun.AccountId));
    private static readonly AppSelector Nobody = new(null, "Nobody's app");
    private static readonly string Good = SampleCompany.Create(SandboxRun.Start).Accounts[SandboxRun.AccountId].SamlProviders.Single(p => p.Name == "OldADFS").MetadataDocument;

    public static IEnumerable<BadCase> All() => Finds().Concat(Updates()).Concat(Files()).Concat(Rollovers());

    private static IEnumerable<BadCase> Finds() =>
    [
        Find("a bad account", nameof(Faults.AccountIdInvalid), q => q with { Accounts = new AppAccounts { Further = ["12"] } }) with { Silent = true },
        Find("a bad excluded account", nameof(Faults.AccountIdInvalid), q => q with { Accounts = new AppAccounts { Excluded = ["12"] } }) with { Silent = true },
        Find("an unknown app", nameof(Faults.AppNotFound), q => q with { App = Nobody }),
        Find("an unknown app id", nameof(Faults.AppNotFound), q => q with { App = new AppSelector(Guid.NewGuid(), null) }),
        Find("two apps of that name", nameof(Faults.AppAmbiguous), q => q) with { Migrated = true, Setup = TwinApp },
        Find("who may not read apps", nameof(Faults.GraphForbidden), q => q) with { Says = "Application.Read.All", Setup = run => run.Tenant.DeniedPermissions.Add("Application.Read.All") },
    ];

    private static IEnumerable<BadCase> Updates() =>
    [
        Update("a malformed ARN", nameof(Faults.ArnInvalid), u => u with { Provider = "arn:aws:iam::x" }),
        Update("a role's ARN", nameof(Faults.ArnInvalid), u => u with { Provider = "arn:aws:iam::111122223333:role/Admin" }),
        Update("a name with a space", nameof(Faults.ProviderNameInvalid), u => u with { Provider = "Old ADFS" }),
        Update("an empty name", nameof(Faults.ProviderNameInvalid), u => u with { Provider = "" }),
        Update("a name of 129", nameof(Faults.ProviderNameInvalid), u => u with { Provider = new string('p', 129) }),
        Update("a bad account", nameof(Faults.AccountIdInvalid), u => u with { AccountId = "1234" }),
        Update("another account than in the ARN", nameof(Faults.ProviderOfOtherAccount), u => u with { Provider = "arn:aws:iam::444455556666:saml-provider/OldADFS", AccountId = SandboxRun.AccountId }),
        Update("a bad account beside an ARN", nameof(Faults.AccountIdInvalid), u => u with { Provider = "arn:aws:iam::111122223333:saml-provider/OldADFS", AccountId = "12" }),
        Update("no metadata", nameof(Faults.MetadataMissing), u => u with { SamlMetadata = null }),
        Update("prose", nameof(Faults.MetadataInvalid), u => u with { SamlMetadata = "hello, world" }),
        Update("half of the metadata", nameof(Faults.MetadataInvalid), u => u with { SamlMetadata = Good[..(Good.Length / 2)] }),
        Update("Identity Center's", nameof(Faults.ProviderOfIdentityCenter), u => u with { Provider = "AWSSSO_1f0e2d3c4b5a6978_DO_NOT_DELETE" }),
        Update("a provider that is not there", nameof(Faults.ProviderNotFound), u => u with { Provider = "Nobody" }) with { Silent = false },
        Update("a provider of another partition", nameof(Faults.ProviderNotFound), u => u with { Provider = "arn:aws-cn:iam::111122223333:saml-provider/OldADFS" }) with { Silent = false },
        Update("an account that is not there", nameof(Faults.AwsAccountUnreachable), u => u with { AccountId = "123456789012" }) with { Silent = false },
        Update("an unknown app", nameof(Faults.AppNotFound), u => u with { SamlMetadata = null, App = Nobody }) with { Silent = false },
        Update("an app without certificate", nameof(Faults.CertificateNotActive), u => u with { SamlMetadata = null, App = new AppSelector(null, "Contoso Timesheets") }) with { Silent = false },
        Update("two apps of that name", nameof(Faults.AppAmbiguous), u => u with { SamlMetadata = null, App = App }) with { Silent = false, Migrated = true, Setup = TwinApp },
        Update("who may not read the provider", nameof(Faults.AwsAccessDenied), u => u) with { Silent = false, Says = "iam:GetSAMLProvider", Setup = run => run.Account.DeniedActions.Add("iam:GetSAMLProvider") },
    ];

    private static IEnumerable<BadCase> Files() =>
    [
        File("a file that is not there", nameof(Faults.FileNotFound), BadFiles.Missing),
        File("a folder", nameof(Faults.FileNotFound), BadFiles.Folder),
        File("an empty file", nameof(Faults.MetadataInvalid), BadFiles.Empty),
        File("a binary file", nameof(Faults.FileUnreadable), BadFiles.Binary),
        File("a file of 68 MB", nameof(Faults.FileTooLarge), BadFiles.Huge),
        File("half a document", nameof(Faults.MetadataInvalid), BadFiles.HalfXml),
        File("billions of laughs", nameof(Faults.MetadataInvalid), BadFiles.Laughs),
        File("JSON", nameof(Faults.MetadataInvalid), BadFiles.JsonArray),
    ];

    private static IEnumerable<BadCase> Rollovers() =>
    [
        Roll("no years", nameof(Faults.CertificateYearsInvalid), r => r with { CertificateYears = 0 }) with { Silent = true },
        Roll("4 years", nameof(Faults.CertificateYearsInvalid), r => r with { CertificateYears = 4 }) with { Silent = true },
        Roll("no days", nameof(Faults.MinimumDaysInvalid), r => r with { MinimumDays = 0 }) with { Silent = true },
        Roll("more days than it lives", nameof(Faults.MinimumDaysInvalid), r => r with { MinimumDays = 365, CertificateYears = 1 }) with { Silent = true },
        Roll("a short thumbprint", nameof(Faults.ThumbprintInvalid), r => r with { Replace = ["ABCD"] }) with { Silent = true },
        Roll("a thumbprint of other digits", nameof(Faults.ThumbprintInvalid), r => r with { Replace = [new string('G', 40)] }) with { Silent = true },
        Roll("a bad account", nameof(Faults.AccountIdInvalid), r => r with { Accounts = new AppAccounts { Further = ["12"] } }) with { Silent = true },
        Roll("a bad account of an app", nameof(Faults.AccountIdInvalid), r => r with { Apps = new Dictionary<AppSelector, IReadOnlyList<string>> { [App] = ["12"] } }) with { Silent = true },
        Roll("an unknown app", nameof(Faults.AppNotFound), r => r with { Apps = One(Nobody) }),
        Roll("a quote in the name", nameof(Faults.AppNotFound), r => r with { Apps = One(new AppSelector(null, "x' or displayName ne '")) }),
        Roll("an app without certificate", nameof(Faults.CertificateNotActive), r => r with { Apps = One(new AppSelector(null, "Contoso Timesheets")) }),
        Roll("two apps of that name", nameof(Faults.AppAmbiguous), r => r) with { Migrated = true, Setup = TwinApp },
        Roll("nothing to go back to", nameof(Faults.AppNotFound), r => r with { Undo = true }),
    ];

    private static IReadOnlyDictionary<AppSelector, IReadOnlyList<string>> One(AppSelector app) => new Dictionary<AppSelector, IReadOnlyList<string>> { [app] = [] };

    private static BadCase Find(string name, string errorId, Func<CertificateQuery, CertificateQuery> change) => new($"certificates: {name}", errorId, (s, h) =>
        s.Certificates.FindAsync(change(new CertificateQuery { App = App }), OneError.Ignore, h, default));

    private static BadCase Update(string name, string errorId, Func<SamlProviderUpdate, SamlProviderUpdate> change) => new($"update: {name}", errorId, (s, h) =>
        OneError.Of(failed => s.Certificates.UpdateProvidersAsync([change(new SamlProviderUpdate { Provider = "OldADFS", SamlMetadata = Good })], 5, OneError.Ignore, failed, h, default))) { Silent = true };

    private static BadCase File(string name, string errorId, string path) => Update($"metadata in {name}", errorId, u => u with { SamlMetadata = null, MetadataPath = path });

    private static BadCase Roll(string name, string errorId, Func<RolloverRequest, RolloverRequest> change) => new($"rollover: {name}", errorId, (s, h) =>
        OneError.Of(failed => s.Certificates.RollOverAsync(change(new RolloverRequest { Apps = One(App) }), OneError.Ignore, failed, h, default)));

    private static void TwinApp(SandboxRun run) => TwinApps.Add(run, App.Name!);
}
