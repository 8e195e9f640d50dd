using Keytide.Tests.Support;

namespace Keytide.Tests.Sandbox.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string, string> Recorded
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (file, test, _) in Scenarios.All)
            {
                data.Add(file, test);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void The_sandbox_answers_as_aws_did(string file, string test)
    {
        var folder = Repository.SharedData;
        Assert.SkipWhen(folder is null, "the folder of recorded data is not beside this checkout");
        var scenario = Scenarios.All.Single(each => each.File == file && each.Test == test);

        scenario.Run(new Play(Recording.Read(Path.Combine(folder!, "aws-recorded", file + ".json"), test)));
    }
}
