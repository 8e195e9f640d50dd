using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Sandbox;

public sealed class Boto3Tests
{
    // Every call of it is parsed by botocore against AWS's own models; the times and numbers must have the types they promise.
    private const string Script = """
        import boto3, datetime, sys
        from botocore.exceptions import ClientError

        def refused(code, call, **arguments):
            try:
                call(**arguments)
            except ClientError as error:
                assert error.response["Error"]["Code"] == code, error.response
                return error.response
            raise AssertionError(code + " expected")

        account, role = sys.argv[1:3]
        iam, sts, org = boto3.client("iam"), boto3.client("sts"), boto3.client("organizations")
        secrets, ssm, trail = boto3.client("secretsmanager"), boto3.client("ssm"), boto3.client("cloudtrail")

        users = [u for page in iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 7}) for u in page["Users"]]
        assert len(users) == 20 and all(isinstance(u["CreateDate"], datetime.datetime) for u in users)
        keys = [k for u in users for k in iam.list_access_keys(UserName=u["UserName"])["AccessKeyMetadata"]]
        assert keys and all(len(k["AccessKeyId"]) == 20 for k in keys)
        iam.get_access_key_last_used(AccessKeyId=keys[0]["AccessKeyId"])
        assert refused("NoSuchEntity", iam.get_user, UserName="nobody")["ResponseMetadata"]["HTTPStatusCode"] == 404

        accounts = [a for page in org.get_paginator("list_accounts").paginate() for a in page["Accounts"]]
        assert len(accounts) == 30 and isinstance(accounts[0]["JoinedTimestamp"], datetime.datetime)
        root = org.list_roots()["Roots"][0]["Id"]
        units = org.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"]
        assert {u["Name"] for u in units} == {"Security", "Infrastructure", "Workloads"}

        credentials = sts.assume_role(RoleArn=role, RoleSessionName="audit")["Credentials"]
        assert isinstance(credentials["Expiration"], datetime.datetime)
        member = boto3.client("iam", aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretAccessKey"], aws_session_token=credentials["SessionToken"])
        assert len(member.list_users()["Users"]) == 20
        refused("AccessDenied", member.create_access_key, UserName=users[0]["UserName"])
        refused("AccessDenied", sts.assume_role, RoleArn=role + "x", RoleSessionName="audit")

        token = "a" * 32
        secrets.create_secret(Name="app", SecretString="one")
        put = dict(SecretId="app", SecretString="two", ClientRequestToken=token, VersionStages=["AWSPENDING"])
        assert secrets.put_secret_value(**put)["VersionId"] == token
        assert secrets.put_secret_value(**put)["VersionStages"] == ["AWSPENDING"]
        refused("ResourceExistsException", secrets.put_secret_value, **{**put, "SecretString": "three"})
        current = secrets.get_secret_value(SecretId="app")["VersionId"]
        refused("InvalidParameterException", secrets.update_secret_version_stage,
            SecretId="app", VersionStage="AWSCURRENT", MoveToVersionId=token)
        secrets.update_secret_version_stage(
            SecretId="app", VersionStage="AWSCURRENT", MoveToVersionId=token, RemoveFromVersionId=current)
        assert secrets.get_secret_value(SecretId="app", VersionStage="AWSPREVIOUS")["VersionId"] == current
        refused("InvalidRequestException", secrets.rotate_secret, SecretId="app")
        secrets.delete_secret(SecretId="app")
        refused("InvalidRequestException", secrets.get_secret_value, SecretId="app")

        for number in range(25):
            ssm.put_parameter(Name=f"/app/p{number:02}", Value="x", Type="String")
        pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/app")
        assert len([p for page in pages for p in page["Parameters"]]) == 25
        assert isinstance(ssm.get_parameter(Name="/app/p00")["Parameter"]["LastModifiedDate"], datetime.datetime)
        refused("ParameterAlreadyExists", ssm.put_parameter, Name="/app/p00", Value="y", Type="String")

        events = trail.get_paginator("lookup_events").paginate(
            LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "PutParameter"}], PaginationConfig={"PageSize": 50})
        found = [event for page in events for event in page["Events"]]
        assert len(found) == 26 and all(isinstance(event["EventTime"], datetime.datetime) for event in found)
        print("content")
        """;

    [Theory]
    [InlineData("real")]
    [InlineData("virtual")]
    public async Task Boto3_parses_every_answer_and_finds_the_right_codes(string clock)
    {
        var python = RealProgram.Find("python3");
        Assert.SkipWhen(python is null, "python3 is not installed");
        var hasBoto3 = await RealProgram.RunAsync(python!, ["-c", "import boto3"], TimeSpan.FromMinutes(1));
        Assert.SkipWhen(hasBoto3.ExitCode != 0, "boto3 is not installed");

        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "30", "--users", "20", "--clock", clock);
        var account = sandbox.Announced.GetProperty("accounts")[1];
        var result = await RealProgram.RunAsync(
            python!,
            ["-c", Script, account.GetProperty("id").GetString()!, account.GetProperty("auditRole").GetString()!],
            TimeSpan.FromMinutes(3),
            sandbox.Environment);
        Assert.True(result.Output.Trim() == "content", result.Error);
    }
}
