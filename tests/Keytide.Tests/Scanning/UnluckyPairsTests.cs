using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Pairs that are random enough, and look otherwise by chance: one in some thousands.</summary>
public sealed class UnluckyPairsTests
{
    [Theory]
    [InlineData("{0}:{1}\n", "gYUjQzaakgSwxUp3ECnIUb8xgsjcCL/w3tdoymd5")]
    [InlineData("{0} {1}\n\n\n", "AOHm3uIJPFsUbB6M1DUDo4BLKtiorwR+uNMD5HR9")]
    [InlineData("s3n://{0}:{1}@bucket/p\n", "x3O%2BBBlhPHypvkF63mDPrSsP3R%2BIS3Ma4WuF6E1%2B")]
    public void What_a_secret_says_by_chance_is_no_name_of_the_next(string shape, string before)
    {
        var forge = new Forge(7);
        var key = forge.LongLived();
        var text = string.Format(shape, forge.LongLived().Id, before) + string.Format(shape, key.Id, key.Secret);
        Assert.Contains(Found.In(text), one =>
            one.Rule == Rule.AccessKeyPair && one.Finding.AccessKeyId == key.Id && one.Secret == key.Secret
            && one.Finding.Confidence == Confidence.High);
    }

    [Theory]
    [InlineData("r7349Tba1330uwfQKAM125hqGPDsbLLACUXBlfji")]
    [InlineData("4yoSVjo10HYiLz2dV9T0nNmlkdWs5hXPPPPaabm4")]
    [InlineData("KwYl1eIvgBlB59pY3OhLfcObWpsX6CFppZZdKEtb")]
    [InlineData("goa0rpwz0qeDNSIAOJfUKIFfsdCOiqvhRKLTW5MZ")]
    [InlineData("wunyXNUYPRGUoeZKQGPV+k0TUGS92SQW71XW7PLQ")]
    [InlineData("0zq5DqiuG+tqu9nmyvujjbtwenink13nDWl80Fjc")]
    [InlineData("gO03+ZD6DejVSP0C54LKa9Ld4444ULKt5v7F+/L9")]
    [InlineData("UPibt6rcsgkhqyrafvutGhl8n8Fxc7uYb09zebzz")]
    public void A_secret_that_stands_behind_its_id_need_not_look_as_random_as_one_alone(string secret)
    {
        var id = new Forge(7).LongLived().Id;
        foreach (var text in (string[])[$"new Keys(\"{id}\", \"{secret}\");", $"{id},{secret}\n", $"{id}:{secret}\n", $"{id}=>'{secret}'"])
        {
            Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == secret);
        }
    }

    [Theory]
    [InlineData("bTvl/oWRytguauKpeMKsdJuKqjvfPO/ys/kqipjW")]
    [InlineData("stkTd4nTmbjujkwqrc+LwgCcwuyszdgwypckzjK/")]
    [InlineData("gjfgzozuuiarxfcdV87gsosbqLybosrlXBxbwTVp")]
    [InlineData("ilxrmwop8VzBOXCiednerAVavt9wgngv7Zpnxuat")]
    [InlineData("jNqpTxJlqrxbsgQhwakYQswbaRXusOWxdwFnCger")]
    public void A_secret_that_mixes_little_is_told_from_names_by_its_pairs_of_letters(string secret)
    {
        var id = new Forge(7).LongLived().Id;
        foreach (var text in (string[])
            [
                $"new Keys(\"{id}\", \"{secret}\");", $"s3n://{id}:{secret}@bucket/p\n", $"- accessKey: {id}\n  secretKey: {secret}\n",
                $"[p]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n",
            ])
        {
            Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == secret);
        }
    }

    [Theory]
    [InlineData("piIxBdc/zJiPZZxKjVhY+LLLLA/IMD8L2SgKVuDN")]
    [InlineData("T7sYLjcuqovjgarnhjujt3xS0GnolqPm4VCsw040")]
    [InlineData("mZuqrGGLPSRgDenaMZtAxvRhPNJurWPbnr/ECvtj")]
    public void A_secret_that_repeats_or_mixes_little_is_joined_wherever_it_stands(string secret)
    {
        var id = new Forge(7).LongLived().Id;
        foreach (var text in (string[])
            [
                $"setenv AWS_ACCESS_KEY_ID {id}\nsetenv AWS_SECRET_ACCESS_KEY {secret}\n", $"machine x login {id} password {secret}\n",
                $"\"bob\",{id},2026-01-02,{secret},true\n", $"<arg value=\"{id}\"/>\n<arg value=\"{secret}\"/>\n",
            ])
        {
            Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == secret);
        }
    }

    [Theory]
    [InlineData("3DrrLUa42OXtlMM5ewJvKux0jUFO9xG8Y/0NZgpL")]
    public void A_secret_that_begins_like_an_encoded_equals_sign_keeps_its_beginning(string secret)
    {
        var text = $"access_key={new Forge(7).LongLived().Id}&secret_key={Uri.EscapeDataString(secret)}&x=1";
        Assert.Contains(Found.In(text), one => one.Rule == Rule.AccessKeyPair && one.Secret == secret);
    }

    [Theory]
    [InlineData("getObjectMetadataForVersionedBucketName1")]
    [InlineData("com/example/project/storage/ObjectReader")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("Documents2building4department7employees9")]
    [InlineData("THENAMEOF/CONSTANTS/IN/CAPITALS/ALONE123")]
    public void A_name_a_path_or_a_hash_behind_an_id_is_none(string value)
    {
        Assert.Equal(40, value.Length);
        var id = new Forge(7).LongLived().Id;
        Assert.DoesNotContain(
            Found.In($"log(\"{id}\", \"{value}\");"), one => one.Rule is Rule.AccessKeyPair or Rule.SecretAccessKey);
    }

    [Theory]
    [InlineData("getObjectMetadataForVersionedBucketNames")]
    [InlineData("awsIamUserHttpsUrlJsonXmlGrpcKmsCmkValue")]
    [InlineData("com/example/project/storage/ObjectReader")]
    [InlineData("service/PaymentGateway/SecretKeyRefValue")]
    [InlineData("DBforMySQL/flexibleServers/azureheightXY")]
    [InlineData("THENAMEOF/CONSTANTS/IN/CAPITALS/ALONEsss")]
    public void A_name_or_a_path_that_is_called_a_secret_is_none(string value)
    {
        var id = new Forge(7).LongLived().Id;
        Assert.DoesNotContain(
            Found.In($"accessKey: {id}\nsecretKey: {value}\n"), one => one.Rule is Rule.AccessKeyPair or Rule.SecretAccessKey);
    }
}
