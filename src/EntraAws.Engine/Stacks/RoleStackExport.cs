using System.Text;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Roles;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;
using AtomicFile = EntraAws.Sandbox.AtomicFile;

namespace EntraAws.Engine.Stacks;

/// <summary>Writes the template, when everything in it keeps to the limits of IAM, CloudFormation and Entra.</summary>
internal sealed class RoleStackExport(SessionContext context)
{
    public async Task<AwsRoleStack> ExportAsync(RoleStackRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        Check(request);
        _ = context.Aws;
        var whole = request.WithoutProvider ? null : await ReadMetadataAsync(request, cancellationToken);
        var account = await context.AccountAsync(null, cancellationToken);
        foreach (var role in request.Roles)
        {
            // All account ids are of one length, so what fits for one fits for all.
            AwsRules.CheckArnPair(Arn.Role(account.Partition, account.AccountId, role.Path ?? "/", role.RoleName), Arn.SamlProvider(account.Partition, account.AccountId, request.ProviderName));
        }

        var policies = new StackPolicies(account, context.Recent, host);
        var roles = new Dictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in request.Roles)
        {
            var resource = StackTemplateWriter.Role(role, await policies.ResolveAsync(role, cancellationToken), request.ProviderName, whole is not null, SignInUrl.For(account.Partition));
            if (!roles.TryAdd(role.RoleName, resource) && !JsonNode.DeepEquals(roles[role.RoleName], resource)) throw Faults.StackRoleTwice(role.RoleName);
        }

        var count = roles.Count + (whole is null ? 0 : 1);
        if (count > StackRules.MostResources) throw Faults.StackResourcesTooMany(count, StackRules.MostResources);
        var metadata = whole is null ? null : StackMetadata.Reduce(whole);
        var most = request.ForTemplateUrl ? StackRules.MostTemplateInS3 : StackRules.MostTemplateBody;
        var bytes = StackTemplateWriter.Write(StackTemplateWriter.Build(request.ProviderName, metadata?.Document, roles), most);
        if (bytes.Length > most) throw Faults.StackTemplateTooLarge(request.TemplatePath, bytes.Length, most, canUpload: !request.ForTemplateUrl);
        var written = await WriteAsync(request, bytes, host);
        return new AwsRoleStack
        {
            TemplatePath = request.TemplatePath,
            ProviderName = request.ProviderName,
            RoleName = [.. roles.Keys.Order(StringComparer.Ordinal)],
            Size = bytes.Length,
            EntityId = metadata?.EntityId,
            CertificateThumbprints = [.. metadata?.Certificates.Select(c => c.Thumbprint) ?? []],
            CertificateExpires = metadata?.CertificateExpires,
            TemplateBody = Encoding.UTF8.GetString(bytes),
            Planned = !written,
        };
    }

    private static void Check(RoleStackRequest request)
    {
        AwsRules.CheckProviderName(request.ProviderName);
        if (ProviderSetup.IsIdentityCenter(request.ProviderName)) throw Faults.ProviderOfIdentityCenter(request.ProviderName);
        OutputFile.Check(request.TemplatePath, "template", request.Overwrite);
        foreach (var role in request.Roles)
        {
            AwsRules.CheckRoleName(role.RoleName);
            if (role.Path is not null) AwsRules.CheckRolePath(role.Path);
            if (role.Description is not null) AwsRules.CheckDescription(role.Description);
            if (role.MaxSessionDuration is { } seconds) AwsRules.CheckMaxSession(seconds);
            AwsRules.CheckTags(role.Tags);
            foreach (var policy in role.Policies) PolicyResolver.Check(policy);
            CheckInline(role);
        }
    }

    private static void CheckInline(StackRole role)
    {
        var size = 0;
        foreach (var (name, document) in role.InlinePolicies)
        {
            StackRules.CheckPolicyName(role.RoleName, name);
            if (PolicyJson.Problem(document) is { } why) throw Faults.InlinePolicyInvalid(role.RoleName, name, why);
            size += document.Count(c => !char.IsWhiteSpace(c));
            if (size > StackRules.MostInlinePolicies) throw Faults.InlinePolicyInvalid(role.RoleName, name, $"the role's inline policies have {size:N0} characters together; IAM takes {StackRules.MostInlinePolicies:N0}.");
        }
    }

    private async Task<SamlMetadata> ReadMetadataAsync(RoleStackRequest request, CancellationToken cancellationToken)
    {
        if (request.MetadataPath is { } path) return SamlMetadata.Read(TextFile.Read(path, "metadata file", SamlMetadata.MostLength), path);
        if (request.SamlMetadata is { } text) return SamlMetadata.Read(text, request.ProviderName);
        if (request.App is not { } selector) throw Faults.MetadataMissing(request.ProviderName, "Give -App, -MetadataPath or -SamlMetadata; or -WithoutProvider, where each account has the provider already.");
        var app = await AppFinder.GetAsync(context.Entra, selector, cancellationToken);
        return SamlMetadata.Read(await context.Entra.GetMetadataAsync(app, app.ActiveCertificateThumbprint, cancellationToken), app.DisplayName);
    }

    private static async Task<bool> WriteAsync(RoleStackRequest request, byte[] bytes, IOperationHost host)
    {
        var change = new Change
        {
            Kind = File.Exists(request.TemplatePath) ? ChangeKind.Update : ChangeKind.Create,
            Cloud = Cloud.Aws,
            TargetType = "template",
            Target = request.TemplatePath,
            After = Values.Of(("Provider", request.ProviderName), ("Roles", Values.Join(request.Roles.Select(r => r.RoleName).Distinct(StringComparer.OrdinalIgnoreCase)))),
            Reason = "Publish-AwsRoleStack brings it to the accounts.",
        };
        if (!await host.ConfirmAsync(change)) return false;
        try
        {
            AtomicFile.Write(request.TemplatePath, stream => stream.Write(bytes));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Faults.FileUnwritable(request.TemplatePath, "template", e);
        }
    }
}
