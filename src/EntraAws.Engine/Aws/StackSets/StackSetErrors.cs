using EntraAws.Contracts;

namespace EntraAws.Engine.Aws;

/// <summary>The refusals that only StackSets know.</summary>
internal static class StackSetErrors
{
    public static EntraAwsException Translate(EntraAwsException error, string name)
    {
        var message = AwsErrors.Sentence(error.InnerException?.Message ?? error.Message);
        return AwsErrors.Code(error) switch
        {
            "OperationInProgressException" or "OperationInProgress" => Faults.StackSetBusy(name, message, error.InnerException),
            "StaleRequestException" or "StaleRequest" => Faults.StackSetChanged(name, message, error.InnerException),
            "NameAlreadyExistsException" or "NameAlreadyExists" => Faults.AwsEntityExists($"stack set {name}", message, error.InnerException),
            // Said in a general error; the words are all there is to tell it by.
            "ValidationError" or "ValidationException" when message.Contains("organizations access", StringComparison.OrdinalIgnoreCase) =>
                Faults.StackSetsNotTrusted(message, error.InnerException),
            _ => error,
        };
    }
}
