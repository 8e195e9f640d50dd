namespace Keytide.Tests.Tidy;

/// <summary>Fails with every offender on a line of its own, none cut off.</summary>
internal static class Nothing
{
    public static void In(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        if (all.Count > 0)
        {
            Assert.Fail("\n" + string.Join('\n', all));
        }
    }
}
