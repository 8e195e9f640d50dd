namespace Keytide.Scanner.Shapes;

/// <summary>What stands in the place of a credential.</summary>
internal enum StandIn : byte
{
    /// <summary>Nothing speaks against the real thing.</summary>
    None,

    /// <summary>A value from AWS's documentation: it ends in EXAMPLE or EXAMPLEKEY.</summary>
    DocumentedExample,

    /// <summary>A placeholder: repeated or counted characters, or hexadecimal words.</summary>
    Placeholder,
}
