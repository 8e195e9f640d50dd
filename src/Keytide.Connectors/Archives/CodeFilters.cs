namespace Keytide.Connectors.Archives;

/// <summary>
/// Filters that xz and 7z put before LZMA for programs: they change the targets of jumps in machine code. Where that leaves texts as they
/// are, nothing is done about them.
/// </summary>
internal static class CodeFilters
{
    /// <summary>True for x86, ARM, ARM Thumb, ARM64 and RISC-V, whose jumps have a byte that no text has.</summary>
    /// <param name="id">The number by which xz and 7z name it.</param>
    public static bool KeepTexts(ulong id) => id is 0x04 or 0x07 or 0x08 or 0x0A or 0x0B or 0x03030103 or 0x03030501 or 0x03030701;
}
