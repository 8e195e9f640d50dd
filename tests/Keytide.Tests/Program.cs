using Keytide.Tests;
using Keytide.Tests.Simulation.Swarm;

return args is ["seed" or "seeds" or "mutants", ..]
    ? SwarmCommand.Run(args)
    : args.Any(arg => arg is "-automated" or "@@")
        ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
        : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
            args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
