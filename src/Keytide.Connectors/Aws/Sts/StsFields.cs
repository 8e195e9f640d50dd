using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Sts;

/// <summary>Shapes that several STS answers share.</summary>
internal static class StsFields
{
    public static AccountId Account(this XmlAnswer answer) => AccountId.TryParse(answer.Text("Account"), out var account)
        ? account
        : throw new UnreadableAnswerException("<Account> is not an account number");
}
