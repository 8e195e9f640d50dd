using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Ids and secrets are joined one to one, by structure before distance.</summary>
public sealed class JoiningTests
{
    private readonly Forge _forge = new(21);

    [Fact]
    public void Each_profile_keeps_its_own_secret()
    {
        var keys = Keys(5);
        AssertPairs(keys, string.Concat(keys.Select((key, i) =>
            $"[p{i}]\naws_access_key_id = {key.Id}\naws_secret_access_key = {key.Secret}\n")));
    }

    [Fact]
    public void Each_object_keeps_its_own_secret_whatever_the_order_of_its_members()
    {
        var keys = Keys(4);
        AssertPairs(keys, "[" + string.Join(",", keys.Select((key, i) => i % 2 == 0
            ? $"{{\"AccessKeyId\":\"{key.Id}\",\"SecretAccessKey\":\"{key.Secret}\"}}"
            : $"{{\"SecretAccessKey\":\"{key.Secret}\",\"AccessKeyId\":\"{key.Id}\"}}")) + "]");
    }

    [Fact]
    public void Each_row_of_a_table_keeps_its_own_secret()
    {
        var keys = Keys(200);
        AssertPairs(keys, "user,id,secret\r\n" + string.Concat(keys.Select((key, i) => $"u{i},{key.Id},{key.Secret}\r\n")));
    }

    [Fact]
    public void No_pair_among_thousands_is_parted()
    {
        var keys = Keys(3000);
        var lone = $"FIRST={_forge.LongLived().Id}\n";
        var text = lone + string.Concat(keys.Select((key, i) => $"ID{i}={key.Id}\nSECRET{i}={key.Secret}\n"));
        Assert.Equal(keys.Count, Found.In(text).Count(found => found.Finding.Rule == Rule.AccessKeyPair));
    }

    [Fact]
    public void Ids_first_and_secrets_afterwards_keep_their_order()
    {
        var keys = Keys(3);
        AssertPairs(keys, string.Join('\n', keys.Select(key => key.Id)) + "\n" + string.Join('\n', keys.Select(key => key.Secret)));
    }

    [Fact]
    public void Names_that_agree_outweigh_distance()
    {
        var keys = Keys(2);
        AssertPairs(keys, $"PROD_AWS_ACCESS_KEY_ID={keys[0].Id}\nDEV_AWS_ACCESS_KEY_ID={keys[1].Id}\n"
            + $"DEV_AWS_SECRET_ACCESS_KEY={keys[1].Secret}\nPROD_AWS_SECRET_ACCESS_KEY={keys[0].Secret}\n");
    }

    [Fact]
    public void Names_that_differ_keep_neighbours_apart()
    {
        var keys = Keys(2);
        var between = string.Concat(Enumerable.Repeat("# and so on\n", 8));
        AssertPairs(keys, $"PROD_AWS_ACCESS_KEY_ID={keys[0].Id}\nDEV_AWS_SECRET_ACCESS_KEY={keys[1].Secret}\n{between}"
            + $"DEV_AWS_ACCESS_KEY_ID={keys[1].Id}\nPROD_AWS_SECRET_ACCESS_KEY={keys[0].Secret}\n");
    }

    [Fact]
    public void Numbers_that_agree_outweigh_distance()
    {
        var keys = Keys(3);
        AssertPairs(keys, string.Concat(keys.Select((key, i) => $"accessKey{i} = \"{key.Id}\"\n"))
            + string.Concat(keys.Select((key, i) => $"secretKey{i} = \"{key.Secret}\"\n").Reverse()));
    }

    [Fact]
    public void Far_apart_names_that_agree_still_join()
    {
        var keys = Keys(2);
        var filler = string.Concat(Enumerable.Repeat("nothing to see here\n", 2000));
        AssertPairs(keys, $"PROD_ACCESS_KEY_ID={keys[0].Id}\n{filler}DEV_ACCESS_KEY_ID={keys[1].Id}\n{filler}"
            + $"PROD_SECRET_KEY={keys[0].Secret}\n{filler}DEV_SECRET_KEY={keys[1].Secret}\n");
    }

    [Fact]
    public void The_only_id_and_the_only_secret_of_a_text_join_over_any_distance()
    {
        var keys = Keys(1);
        var filler = string.Concat(Enumerable.Repeat("nothing to see here\n", 2000));
        AssertPairs(keys, $"id = {keys[0].Id}\n{filler}aws_secret_access_key = {keys[0].Secret}\n");
    }

    [Fact]
    public void One_id_never_takes_two_secrets()
    {
        var key = _forge.LongLived();
        var other = _forge.Secret();
        var found = Found.In($"[a]\naws_access_key_id={key.Id}\naws_secret_access_key={key.Secret}\n[b]\naws_secret_access_key={other}\n");
        Assert.Equal(key.Secret, found.Single(one => one.Rule == Rule.AccessKeyPair).Secret);
        Assert.Equal(other, found.Single(one => one.Rule == Rule.SecretAccessKey).Secret);
    }

    [Fact]
    public void Each_temporary_key_keeps_its_own_token()
    {
        var keys = Enumerable.Range(0, 4).Select(_ => _forge.Temporary()).ToList();
        var found = AssertPairs(keys, string.Concat(keys.Select((key, i) =>
            $"[p{i}]\naws_access_key_id={key.Id}\naws_secret_access_key={key.Secret}\naws_session_token={key.Token}\n")));
        Assert.All(found, one => Assert.Equal(keys.Single(key => key.Id == one.Finding.AccessKeyId).Token, one.Token));
        Assert.All(found, one => Assert.Equal(3, one.Finding.Parts.Count));
    }

    [Fact]
    public void A_real_secret_is_not_hidden_by_an_example_beside_it()
    {
        var secret = _forge.Secret();
        var found = Found.In($"aws_access_key_id = AKIAIOSFODNN7{"EXAMPLE"}\naws_secret_access_key = {secret}\n").Single();
        Assert.Equal(Rule.SecretAccessKey, found.Rule);
        Assert.Equal(Confidence.High, found.Confidence);
    }

    [Fact]
    public void A_pair_has_the_fingerprint_of_its_secret_however_it_is_written()
    {
        var key = _forge.LongLived();
        var prints = new[]
        {
            PairShapes.All["credentials file"](key),
            PairShapes.All["Kubernetes secret"](key),
            PairShapes.Split["concatenated with +"](key),
            $"aws_secret_access_key={key.Secret}",
        }.Select(text => Found.In(text).Single().Finding.Fingerprint).Distinct();
        Assert.Single(prints);
    }

    private List<KeyPair> Keys(int count) => Enumerable.Range(0, count).Select(_ => _forge.LongLived()).ToList();

    private static List<Found> AssertPairs(List<KeyPair> keys, string text)
    {
        var found = Found.In(text);
        Assert.All(found, one => Assert.Equal(Rule.AccessKeyPair, one.Rule));
        Assert.Equal(
            keys.Select(key => $"{key.Id} {key.Secret}").Order(),
            found.Select(one => $"{one.Finding.AccessKeyId} {one.Secret}").Order());
        return found;
    }
}
