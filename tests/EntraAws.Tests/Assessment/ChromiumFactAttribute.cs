namespace EntraAws.Tests.Assessment;

/// <summary>A test in a real browser, which says that it was not run where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Browser.Executable is null) Skip = "No chromium, chromium-browser, google-chrome or chrome is on PATH: the report was not opened in a browser.";
    }
}
