using System.Globalization;
using Keytide.Bench;

// dotnet run -c Release --project bench/Keytide.Bench -- organization [accounts] [users]
if (args is ["organization", ..])
{
    OrganizationBench.Run(Number(1, 1000), Number(2, 100));
    return 0;
}

// dotnet run -c Release --project bench/Keytide.Bench -- rotation [rotations]
if (args is ["rotation", ..])
{
    RotationBench.Run(Number(1, 1000));
    return 0;
}

// dotnet run -c Release --project bench/Keytide.Bench -- tick [in flight] [due]
if (args is ["tick", ..])
{
    TickBench.Run(Number(1, 100_000), Number(2, 50));
    return 0;
}

Console.Error.WriteLine("usage: organization [accounts] [users] | rotation [rotations] | tick [in flight] [due]");
return 2;

int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
