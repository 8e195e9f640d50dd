using Keytide.Distribution;

namespace Keytide.Tests.Distribution;

public sealed class SesSmtpPasswordTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    // Computed apart from this code, in Python, by the steps of the SES Developer Guide.
    [Theory]
    [InlineData("us-east-1", "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9")]
    [InlineData("eu-west-1", "BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk")]
    public void It_is_what_the_published_steps_derive(string region, string expected)
    {
        using var secret = new SecretText(Secret);
        using var password = SesSmtpPassword.Derive(secret, region);
        Assert.Equal(expected, password.Reveal().ToString());
    }
}
