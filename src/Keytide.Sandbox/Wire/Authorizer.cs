namespace Keytide.Sandbox.Wire;

/// <summary>Asks the policies whether the call may be made.</summary>
internal static class Authorizer
{
    public static void Authorize(Call call)
    {
        if (call.Operation.Action is null)
        {
            return;
        }
    }
}
