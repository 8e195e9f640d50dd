using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox;

public sealed class WorldTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_account_is_filled_when_it_is_first_touched()
    {
        var world = new SandboxWorld();
        var filled = 0;
        world.AddAccount("111111111111", "a", Now, account =>
        {
            filled++;
            account.AddUser("u", Now).AddAccessKey(Now);
        });

        Assert.Equal(0, filled);
        Assert.Single(world.FindAccount("111111111111")!.Users);
        Assert.Single(world.FindAccount("111111111111")!.Users);
        Assert.Equal(1, filled);
    }

    [Fact]
    public void A_key_finds_its_account_though_nobody_touched_it_yet()
    {
        var other = new SandboxWorld(5);
        other.AddAccount("111111111111", "a", Now, Fill);
        var id = other.FindAccount("111111111111")!.Users.Single().AccessKeys.Single().Id;
        var world = new SandboxWorld(5);
        world.AddAccount("222222222222", "b", Now, _ => throw new InvalidOperationException("touched"));
        world.AddAccount("111111111111", "a", Now, Fill);

        Assert.Equal("u", world.FindAccessKey(id)!.Owner!.Name);

        static void Fill(Account account) => account.AddUser("u", Now).AddAccessKey(Now);
    }

    [Fact]
    public void What_is_made_in_an_account_does_not_depend_on_the_others()
    {
        var one = new SandboxWorld(5).AddAccount("111111111111", "a", Now);
        var world = new SandboxWorld(5);
        world.AddAccount("222222222222", "b", Now).AddUser("x", Now).AddAccessKey(Now);
        var two = world.AddAccount("111111111111", "a", Now);

        Assert.Equal(one.AddUser("u", Now).AddAccessKey(Now).Secret, two.AddUser("u", Now).AddAccessKey(Now).Secret);
    }

    [Fact]
    public void An_old_key_without_an_account_in_its_id_is_found_all_the_same()
    {
        var world = new SandboxWorld();
        string id = "";
        world.AddAccount(
            "111111111111", "a", Now, account => id = account.AddUser("u", Now).AddAccessKey(Now, account.Ids.LegacyAccessKeyId()).Id);
        world.FindAccount("111111111111");

        Assert.Matches("^AKIA[IJ][A-Z2-7]{15}$", id);
        Assert.Null(KeyIdReader.AccountOf(id));
        Assert.Equal("111111111111", world.FindAccessKey(id)!.Account.Id);
    }

    [Theory]
    [InlineData("ASIAY34FZKBOKMUTVV7A", "609629065308")]
    [InlineData("AKIARZPUZDIKGB2VALC4", "123456789012")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", null)]
    [InlineData("short", null)]
    public void The_account_is_read_from_published_ids(string id, string? account) => Assert.Equal(account, KeyIdReader.AccountOf(id));

    [Theory]
    [InlineData("000000000000")]
    [InlineData("999999999999")]
    [InlineData("012345678901")]
    public void Every_id_carries_its_account(string account)
    {
        var ids = new SandboxWorld().AddAccount(account, "a", Now).Ids;

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(account, KeyIdReader.AccountOf(ids.AccessKeyId())));
    }

    [Fact]
    public void A_thousand_accounts_of_a_hundred_users_are_served_from_one_process()
    {
        var world = new SandboxWorld();
        for (var i = 0; i < 1000; i++)
        {
            world.AddAccount($"{i + 1:D12}", $"account-{i}", Now, Fill);
        }

        Assert.Equal(100_000, world.AccountIds.Sum(id => world.FindAccount(id)!.Users.Count));

        static void Fill(Account account)
        {
            for (var i = 0; i < 100; i++)
            {
                account.AddUser($"user-{i}", Now).AddAccessKey(Now);
            }
        }
    }
}
