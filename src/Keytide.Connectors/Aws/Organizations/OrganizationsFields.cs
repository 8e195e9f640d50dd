using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>Shapes that several answers of Organizations share.</summary>
internal static class OrganizationsFields
{
    public static AccountId Account(this JsonAnswer answer, string name) => AccountId.TryParse(answer.Text(name), out var account)
        ? account
        : throw new UnreadableAnswerException($"{name} is not an account number");

    public static MemberAccount Member(JsonAnswer account) => new(
        account.Account("Id"),
        account.OptionalText("Arn"),
        account.OptionalText("Name"),
        account.OptionalText("Email"),
        account.OptionalText("State") ?? account.OptionalText("Status"),
        account.OptionalTime("JoinedTimestamp"));
}
