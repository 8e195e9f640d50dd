using Spectre.Console;

namespace Keytide.Cli.Demo;

/// <summary>Columns without lines, of which only the last may wrap.</summary>
internal static class DemoTable
{
    public static Grid Columns(int count)
    {
        var grid = new Grid();
        for (var column = 0; column < count; column++)
        {
            grid.AddColumn(new GridColumn { NoWrap = column < count - 1, Padding = new Padding(0, 0, 2, 0) });
        }

        return grid;
    }
}
