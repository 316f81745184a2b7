using System.Net;
using EntraAws.Engine.Aws;
using static EntraAws.Tests.Aws.FakeAws;

namespace EntraAws.Tests.Aws;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(403, "AccessDenied", "AwsAccessDenied", "iam:UpdateAssumeRolePolicy")]
    [InlineData(403, "AccessDeniedException", "AwsAccessDenied", "iam:UpdateAssumeRolePolicy")]
    [InlineData(403, "InvalidClientTokenId", "AwsCredentialsRejected", "access key")]
    [InlineData(403, "SignatureDoesNotMatch", "AwsCredentialsRejected", "access key")]
    [InlineData(403, "ExpiredToken", "AwsCredentialsRejected", "access key")]
    [InlineData(403, "IncompleteSignature", "AwsCredentialsRejected", "access key")]
    [InlineData(400, "Throttling", "AwsThrottled", "iam:UpdateAssumeRolePolicy")]
    [InlineData(409, "LimitExceeded", "AwsQuotaReached", "iam:UpdateAssumeRolePolicy")]
    [InlineData(409, "EntityAlreadyExists", "AwsEntityExists", "role Ops")]
    [InlineData(404, "NoSuchEntity", "AwsEntityNotFound", "role Ops")]
    [InlineData(409, "ConcurrentModification", "AwsRequestRefused", "iam:UpdateAssumeRolePolicy")]
    [InlineData(409, "DeleteConflict", "AwsRequestRefused", "iam:UpdateAssumeRolePolicy")]
    [InlineData(400, "MalformedPolicyDocument", "AwsRequestRefused", "iam:UpdateAssumeRolePolicy")]
    [InlineData(400, "ValidationError", "AwsRequestRefused", "iam:UpdateAssumeRolePolicy")]
    [InlineData(500, "ServiceFailure", "AwsRequestRefused", "iam:UpdateAssumeRolePolicy")]
    public async Task Each_code_has_its_error(int status, string code, string errorId, string target)
    {
        var (account, connection) = await FakeConnection.AccountAsync(new FakeAws().On("UpdateAssumeRolePolicy", Error(status, code, "Why not")));
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.UpdateTrustPolicyAsync("Ops", "{}", CancellationToken.None));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(target, error.FaultTarget);
        if (errorId == "AwsRequestRefused")
        {
            Assert.Contains($"({code}): Why not.", error.Message, StringComparison.Ordinal);
            Assert.Contains("r-9", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(500, "<!DOCTYPE html><html>Internal Server Error</html>", "AwsAnswerInvalid", 3)]
    [InlineData(200, "<html><body>Sign in to the network</body></html>", "AwsAnswerInvalid", 3)]
    [InlineData(200, "not xml", "AwsAnswerInvalid", 3)]
    [InlineData(403, "blocked by policy", "AwsAnswerInvalid", 1)]
    [InlineData(503, "<html>Service Unavailable</html>", "AwsUnreachable", 10)]
    [InlineData(502, "", "AwsUnreachable", 10)]
    public async Task A_page_of_somebody_else_is_no_answer(int status, string body, string errorId, int attempts)
    {
        var aws = new FakeAws().On("ListAccountAliases", Body((HttpStatusCode)status, body, "text/html"));
        var (account, connection) = await FakeConnection.AccountAsync(aws);
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetAccountAliasAsync(CancellationToken.None));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(attempts, aws.Actions.Count(a => a == "ListAccountAliases"));
    }

    [Fact]
    public async Task A_document_type_is_refused()
    {
        const string bomb = "<!DOCTYPE r [<!ENTITY a \"x\">]><ListAccountAliasesResponse><ListAccountAliasesResult>&a;</ListAccountAliasesResult></ListAccountAliasesResponse>";
        var (account, connection) = await FakeConnection.AccountAsync(new FakeAws().On("ListAccountAliases", Body(HttpStatusCode.OK, bomb)));
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetAccountAliasAsync(CancellationToken.None));
        Assert.Equal("AwsAnswerInvalid", error.ErrorId);
    }

    [Fact]
    public async Task A_message_given_twice_is_read_once()
    {
        const string body = "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidInput</Code><Message>Name is bad</Message><message>Name is bad</message></Error><RequestId>r</RequestId></ErrorResponse>";
        var (account, connection) = await FakeConnection.AccountAsync(new FakeAws().On("ListAccountAliases", Body(HttpStatusCode.BadRequest, body)));
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetAccountAliasAsync(CancellationToken.None));
        Assert.Contains("(InvalidInput): Name is bad. Request id r.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_request_that_AWS_echoes_is_not_passed_on()
    {
        const string echo = "The request signature does not match.\n\nThe Canonical String should have been\n'POST\nx-amz-security-token:TOPSECRET'";
        var (account, connection) = await FakeConnection.AccountAsync(new FakeAws().On("ListAccountAliases", Error(403, "SignatureDoesNotMatch", echo)));
        using var _ = connection;

        var error = await Assert.ThrowsAsync<EntraAwsException>(() => account.GetAccountAliasAsync(CancellationToken.None));
        Assert.DoesNotContain("TOPSECRET", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Retries_that_the_SDK_refuses_are_a_matter_of_rate()
    {
        var error = AwsErrors.Translate(new Amazon.Runtime.AmazonClientException("The capacity could not be obtained."), "iam:GetRole", "x", "y");
        Assert.Equal("AwsThrottled", error.ErrorId);
    }
}
