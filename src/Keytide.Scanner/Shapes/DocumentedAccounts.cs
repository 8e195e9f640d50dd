namespace Keytide.Scanner.Shapes;

/// <summary>Account numbers that AWS's documentation uses for examples, and numbers that only a placeholder has.</summary>
internal static class DocumentedAccounts
{
    public static bool Has(long account) => account
        is 123456789012 or 111122223333 or 444455556666 or 777788889999 or 123456789 or 12345678901
        or 111111111111 or 222222222222 or 333333333333 or 999999999999 or 0;
}
