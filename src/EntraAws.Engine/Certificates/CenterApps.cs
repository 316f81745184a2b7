using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>Tells apps of IAM Identity Center: no API shows which certificates it trusts.</summary>
internal sealed class CenterApps(SessionContext context)
{
    private string? _template;

    public async Task<bool> IncludeAsync(DirectoryApp app, CancellationToken cancellationToken)
    {
        if (app.TemplateId is null) return false;
        // A gallery without that template has no such apps.
        _template ??= await context.Entra.FindTemplateAsync(AwsTemplate.IdentityCenterName, cancellationToken) ?? "";
        return string.Equals(app.TemplateId, _template, StringComparison.OrdinalIgnoreCase);
    }
}
