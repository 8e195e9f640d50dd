using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Sandbox;

public sealed class TerraformTests
{
    private const string Configuration = """
        terraform {
          required_providers {
            aws = {
              source = "hashicorp/aws"
            }
          }
        }
        provider "aws" {
          max_retries             = 2
          skip_metadata_api_check = true
        }
        data "aws_caller_identity" "me" {}
        data "aws_organizations_organization" "all" {}
        resource "aws_secretsmanager_secret" "key" {
          name                    = "app/key"
          recovery_window_in_days = 7
          tags                    = { team = "platform" }
        }
        resource "aws_secretsmanager_secret_version" "key" {
          secret_id     = aws_secretsmanager_secret.key.id
          secret_string = jsonencode({ user = "app" })
        }
        resource "aws_ssm_parameter" "name" {
          name  = "/app/name"
          type  = "SecureString"
          value = "one"
          tags  = { team = "platform" }
        }
        resource "aws_iam_user" "app" {
          name = "app-from-terraform"
          path = "/service/"
          tags = { owner = "platform" }
        }
        resource "aws_iam_role" "member" {
          name = "member"
          assume_role_policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = data.aws_caller_identity.me.account_id } }]
          })
        }
        resource "aws_iam_role_policy_attachment" "audit" {
          role       = aws_iam_role.member.name
          policy_arn = "arn:aws:iam::aws:policy/SecurityAudit"
        }
        output "accounts" { value = length(data.aws_organizations_organization.all.accounts) }
        """;

    [Fact]
    public async Task Terraform_applies_sees_no_drift_and_destroys()
    {
        var terraform = RealProgram.Find("terraform");
        Assert.SkipWhen(terraform is null, "terraform is not installed");
        var plugins = Environment.GetEnvironmentVariable("TF_PLUGIN_DIR");
        Assert.SkipWhen(
            plugins is null || !Directory.Exists(Path.Combine(plugins, "registry.terraform.io", "hashicorp", "aws")),
            "TF_PLUGIN_DIR names no folder that holds the aws provider");

        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "3", "--users", "3");
        var folder = Directory.CreateTempSubdirectory("keytide-terraform-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.tf"), Configuration);
            await RunAsync(["init", $"-plugin-dir={plugins}"], expected: 0);
            await RunAsync(["apply", "-auto-approve"], expected: 0);
            Assert.Equal("3", (await RunAsync(["output", "accounts"], expected: 0, hasInput: false)).Trim());
            await RunAsync(["plan", "-detailed-exitcode"], expected: 0);
            await RunAsync(["destroy", "-auto-approve"], expected: 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task<string> RunAsync(string[] arguments, int expected, bool hasInput = true)
        {
            var environment = sandbox.Environment;
            (environment["TF_CLI_CONFIG_FILE"], environment["CHECKPOINT_DISABLE"]) = ("/dev/null", "1");
            string[] common = hasInput ? ["-input=false", "-no-color"] : ["-no-color"];
            var result = await RealProgram.RunAsync(
                terraform!, [$"-chdir={folder.FullName}", .. arguments, .. common], TimeSpan.FromMinutes(4), environment);
            Assert.True(result.ExitCode == expected, $"terraform {arguments[0]}: {result.ExitCode}\n{result.Output}\n{result.Error}");
            return result.Output;
        }
    }
}
