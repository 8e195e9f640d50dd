namespace Keytide.Connectors.Aws.Credentials;

/// <summary>Keys in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.</summary>
public static class EnvironmentCredentials
{
    /// <returns>Null where neither of the first two is set.</returns>
    /// <exception cref="KeytideException">Only one of the two is set.</exception>
    public static AwsCredentials? Find(Func<string, string?> variable)
    {
        var id = NotEmpty(variable("AWS_ACCESS_KEY_ID"));
        var secret = NotEmpty(variable("AWS_SECRET_ACCESS_KEY"));
        if (id is null && secret is null)
        {
            return null;
        }

        if (id is null || secret is null)
        {
            var (present, missing) = id is null
                ? ("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID")
                : ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
            throw new KeytideException($"{present} is set and {missing} is not.", $"Set both, or unset {present} to use a profile.");
        }

        // They go into HTTP headers.
        if (!id.All(char.IsAsciiLetterOrDigit))
        {
            throw new KeytideException("AWS_ACCESS_KEY_ID holds something else than letters and digits.", "Copy the access key id again.");
        }

        var token = NotEmpty(variable("AWS_SESSION_TOKEN"));
        return new AwsCredentials(id, new SecretText(secret), token is null ? null : new SecretText(token));
    }

    private static string? NotEmpty(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
