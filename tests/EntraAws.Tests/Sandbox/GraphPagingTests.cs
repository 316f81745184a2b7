using EntraAws.Sandbox;

namespace EntraAws.Tests.Sandbox;

public sealed class GraphPagingTests
{
    [Fact]
    public async Task A_page_has_100_and_its_link_leads_to_the_rest()
    {
        using var graph = new GraphSandbox();
        for (var i = 0; i < 70; i++) graph.Tenant.Users.Add(new TenantUser { Id = Guid.NewGuid(), DisplayName = $"U{i}", UserPrincipalName = $"u{i}@contoso.com" });
        var first = await graph.Get("users?$count=true");
        Assert.Equal(100, first.Value.Count);
        Assert.Equal(110, (int)first.Body!["@odata.count"]!);
        Assert.StartsWith("https://graph.microsoft.com/v1.0/users?", first.NextLink, StringComparison.Ordinal);
        var second = await graph.Get(first.NextLink!);
        Assert.Equal(10, second.Value.Count);
        Assert.Null(second.NextLink);
        Assert.Equal(110, first.Value.Concat(second.Value).Select(u => (string?)u!["id"]).Distinct().Count());
        Assert.Equal(110, (await graph.Get("users?$top=999")).Value.Count);
    }

    [Fact]
    public async Task The_filter_and_the_selection_go_on_over_the_pages()
    {
        using var graph = new GraphSandbox();
        var ids = new List<string?>();
        for (string? link = "users?$filter=userType eq 'Guest'&$select=id&$top=1"; link is not null;)
        {
            var page = await graph.Get(link);
            var row = Assert.Single(page.Value)!.AsObject();
            Assert.Equal(["id"], row.Select(p => p.Key));
            ids.Add((string?)row["id"]);
            link = page.NextLink;
        }

        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_query_only()
    {
        using var graph = new GraphSandbox();
        var link = (await graph.Get("users?$top=5")).NextLink!;
        (await graph.Get(link.Replace("users", "groups", StringComparison.Ordinal))).Is(400, "Directory_ExpiredPageToken");
        (await graph.Get(link.Replace("$top=5", "$top=6", StringComparison.Ordinal))).Is(400, "Directory_ExpiredPageToken");
        (await graph.Get("users?$skiptoken=zz")).Is(400, "Directory_ExpiredPageToken");
        (await graph.Get("users?$skiptoken=ABCD")).Is(400, "Directory_ExpiredPageToken");
        (await graph.Get(link)).Is(200);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1000")]
    [InlineData("x")]
    public async Task A_bad_page_size_is_refused(string top)
    {
        using var graph = new GraphSandbox();
        (await graph.Get("users?$top=" + top)).Is(400, "Request_UnsupportedQuery");
    }

    [Fact]
    public async Task Users_are_sorted()
    {
        using var graph = new GraphSandbox();
        var names = (await graph.Get("users?$orderby=displayName desc")).Value.Select(u => (string?)u!["displayName"]).ToList();
        Assert.Equal(names.OrderByDescending(n => n, StringComparer.OrdinalIgnoreCase), names);
        (await graph.Get("users?$orderby=shoeSize")).Is(400);
    }
}
