using Keytide.Compliance;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed class ForecastTests
{
    [Fact]
    public void What_ends_within_a_horizon_is_in_it_soonest_first()
    {
        var account = Account()
            .User("a", user => user.Key("AKIAIOSFODNN7EXAMPL1", age: 60))
            .User("b", user => user.Key("AKIAIOSFODNN7EXAMPL2", age: 83))
            .User("c", user => user.Key("AKIAIOSFODNN7EXAMPL3", age: 75))
            .User("d", user => user.Key("AKIAIOSFODNN7EXAMPL4", age: 59.9))
            .User("e", user => user.Key("AKIAIOSFODNN7EXAMPL5", age: 90))
            .User("f", user => user.Key("AKIAIOSFODNN7EXAMPL6", age: 91));

        var forecast = Forecast.Of(Audit.Evaluate(account.Build(), AuditSettings.Default, Now), Now, "key.age");

        Assert.Equal("ebca", string.Concat(forecast.Ends.Select(finding => finding.Principal.Name)));
        Assert.Equal("eb", string.Concat(forecast.Within(7).Select(finding => finding.Principal.Name)));
        Assert.Equal("ebc", string.Concat(forecast.Within(15).Select(finding => finding.Principal.Name)));
    }

    [Fact]
    public void Every_check_whose_pass_ends_by_time_alone_is_foreseen()
    {
        var account = User(user => user.Key(Key1, age: 80).Password(age: 10, used: false));

        var forecast = Forecast.Of(Audit.Evaluate(account.Build(), AuditSettings.Default, Now), Now);

        Assert.Equal(["key.age"], forecast.Ends.Select(finding => finding.Check));
        Assert.Empty(forecast.Within(7));
    }
}
