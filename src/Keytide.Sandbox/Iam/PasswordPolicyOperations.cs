using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>GetAccountPasswordPolicy, UpdateAccountPasswordPolicy, DeleteAccountPasswordPolicy.</summary>
internal static class PasswordPolicyOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "GetAccountPasswordPolicy", Get),
        new(Service.Iam, "UpdateAccountPasswordPolicy", Update)
        {
            // In the order in which AWS was recorded to complain.
            Fields =
            [
                Field.Number("MinimumPasswordLength", 6, 128),
                Field.Number("PasswordReusePrevention", 1, 24),
                Field.Number("MaxPasswordAge", 1, 1095),
            ],
        },
        new(Service.Iam, "DeleteAccountPasswordPolicy", Delete),
    ];

    private static Structure Get(Call call)
    {
        var policy = call.Account.PasswordPolicy
            ?? throw IamErrors.NoSuchEntity($"The Password Policy with domain name {call.Account.Id} cannot be found.");
        return new Structure
        {
            {
                "PasswordPolicy", new Structure
                {
                    { "MinimumPasswordLength", policy.MinimumLength },
                    { "RequireSymbols", policy.RequireSymbols },
                    { "RequireNumbers", policy.RequireNumbers },
                    { "RequireUppercaseCharacters", policy.RequireUppercase },
                    { "RequireLowercaseCharacters", policy.RequireLowercase },
                    { "AllowUsersToChangePassword", policy.AllowUsersToChange },
                    { "ExpirePasswords", policy.MaxAgeDays is not null },
                    { "MaxPasswordAge", policy.MaxAgeDays },
                    { "PasswordReusePrevention", policy.ReusePrevention },
                    { "HardExpiry", policy.HardExpiry },
                }
            },
        };
    }

    // What is not given falls back to its default: an update replaces the whole policy.
    private static Structure? Update(Call call)
    {
        bool Flag(string name) => call.Input.Flag(name) ?? false;
        call.Account.PasswordPolicy = new PasswordPolicy
        {
            MinimumLength = call.Input.Number("MinimumPasswordLength") ?? 6,
            RequireSymbols = Flag("RequireSymbols"),
            RequireNumbers = Flag("RequireNumbers"),
            RequireUppercase = Flag("RequireUppercaseCharacters"),
            RequireLowercase = Flag("RequireLowercaseCharacters"),
            AllowUsersToChange = Flag("AllowUsersToChangePassword"),
            MaxAgeDays = call.Input.Number("MaxPasswordAge"),
            ReusePrevention = call.Input.Number("PasswordReusePrevention"),
            HardExpiry = call.Input.Flag("HardExpiry"),
        };
        return null;
    }

    private static Structure? Delete(Call call)
    {
        if (call.Account.PasswordPolicy is null)
        {
            throw IamErrors.NoSuchEntity("The account policy with name PasswordPolicy cannot be found.");
        }

        call.Account.PasswordPolicy = null;
        return null;
    }
}
