using System.Globalization;
using Keytide.Bench;

// dotnet run -c Release --project bench/Keytide.Bench -- organization [accounts] [users]
if (args is ["organization", ..])
{
    OrganizationBench.Run(Number(1, 1000), Number(2, 100));
    return 0;
}

Console.Error.WriteLine("usage: organization [accounts] [users]");
return 2;

int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
