using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Wire;

/// <summary>Writes each call into the history that CloudTrail answers from, without its secrets.</summary>
internal static class EventRecorder
{
    private static readonly string[] Removed =
    [
        "SecretAccessKey", "SecretString", "SecretBinary", "Base32StringSeed", "QRCodePNG", "RotationToken",
        "AuthenticationCode1", "AuthenticationCode2",
    ];

    private static readonly string[] Hidden =
        ["Password", "OldPassword", "NewPassword", "ServicePassword", "ServiceCredentialSecret", "PrivateKey"];

    public static void Record(Call call, Structure? result, ApiException? error, int keep)
    {
        var recorded = Describe(call, result, error);
        call.Account.Events.Add(recorded, keep);
        call.ConcernedAccount?.Events.Add(recorded with { Id = call.ConcernedAccount.Ids.Uuid() }, keep);
    }

    /// <summary>The owner of a resource in another account is told of the call as well.</summary>
    public static void AlsoIn(Call call, Account account) => call.ConcernedAccount = account == call.Account ? null : account;

    private static ApiEvent Describe(Call call, Structure? result, ApiException? error)
    {
        var operation = call.Operation;
        var input = new Structure();
        foreach (var (name, value) in call.Input)
        {
            if (name is not ("Action" or "Version")
                && !name.StartsWith("X-Amz-", StringComparison.Ordinal)
                && !operation.HiddenMembers.Contains(name))
            {
                input.Add(name, value);
            }
        }

        var opensSession = operation.Name is "AssumeRole" or "GetSessionToken" or "GetFederationToken";
        return new ApiEvent
        {
            Id = call.Account.Ids.Uuid(),
            Time = call.Now,
            Region = operation.Service.IsGlobal ? "us-east-1" : call.Region,
            Source = operation.Service.EventSource,
            Name = operation.Name,
            Caller = call.Caller,
            SourceAddress = call.Received.Request.SourceAddress,
            UserAgent = call.Received.Request.Header("User-Agent") ?? "",
            RequestId = call.Received.RequestId,
            IsReadOnly = operation.IsReadOnly,
            RequestParameters = input.Count == 0 ? null : Cleaned(input),
            ResponseElements = result is null || (operation.IsReadOnly && !opensSession) ? null : Cleaned(result),
            ErrorCode = error?.Code,
            ErrorMessage = error is { Message.Length: > 0 } ? error.Message : null,
        };
    }

    private static Structure Cleaned(Structure structure)
    {
        var cleaned = new Structure();
        foreach (var (name, value) in structure)
        {
            if (Removed.Contains(name) && value is string or byte[])
            {
                continue;
            }

            var shown = Hidden.Contains(name) ? "HIDDEN_DUE_TO_SECURITY_REASONS" : Cleaned(value);
            cleaned.Add(char.ToLowerInvariant(name[0]) + name[1..], shown);
        }

        return cleaned;
    }

    private static object Cleaned(object value) => value switch
    {
        Structure nested => Cleaned(nested),
        IEnumerable<object> list => list.Select(Cleaned).ToList(),
        _ => value,
    };
}
