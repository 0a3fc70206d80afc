using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CadreReports.Tests.Infrastructure;

/// <summary>What azd runs before and after: with stand-ins for the programs that talk to Azure, which note what they are asked.</summary>
public sealed partial class HookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-hooks-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Azd_finds_what_it_is_told_to_run()
    {
        var azure = File.ReadAllText(Path.Combine(Repository.Folder, "azure.yaml"));
        var hooks = Runs().Matches(azure).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(Directory.EnumerateFiles(Path.Combine(BicepCompiler.Folder, "hooks"), "*.sh").Count(), hooks.Count);
        Assert.All(hooks, hook => Assert.True(File.Exists(Path.Combine(Repository.Folder, hook)), hook));
        Assert.True(Directory.Exists(Path.Combine(Repository.Folder, Paths().Match(azure).Groups[1].Value)));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Repository.Folder, Projects().Match(azure).Groups[1].Value), "*.csproj"));
        Assert.Contains($"'{Services().Match(azure).Groups[1].Value}'", File.ReadAllText(Path.Combine(BicepCompiler.Folder, "function-app.bicep")), StringComparison.Ordinal);
    }

    /// <summary>A hook's environment holds what the deployment puts out and what the operator has set.</summary>
    [SkippableFact]
    public async Task Hooks_ask_for_what_azd_knows()
    {
        var passed = Variables().Matches(await File.ReadAllTextAsync(Path.Combine(BicepCompiler.Folder, "main.parameters.json"))).Select(m => m.Groups[1].Value);
        string[] own = ["CADRE_SUBSCRIBE_TRIES", "CADRE_SUBSCRIBE_PAUSE", "AZURE_SUBSCRIPTION_ID"];
        var known = (await BicepCompiler.CompileAsync("main.bicep")).Outputs.Concat(passed).Concat(own).ToHashSet(StringComparer.Ordinal);

        foreach (var hook in Directory.EnumerateFiles(Path.Combine(BicepCompiler.Folder, "hooks"), "*.sh"))
        {
            Assert.All(Variables().Matches(await File.ReadAllTextAsync(hook)).Select(m => m.Groups[1].Value), name => Assert.Contains(name, known));
        }
    }

    [SkippableFact]
    public async Task The_subscription_is_tried_again_until_the_host_has_its_key()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; test \"$(wc -l <\"$LOG\")\" -ge 3");

        Assert.Equal(0, await RunAsync("subscribe.sh", ("CADRE_SUBSCRIBE_PAUSE", "0")));
        var asked = await AskedAsync();
        Assert.Equal(3, asked.Length);
        Assert.EndsWith(
            "event-subscription.bicep --parameters functionApp=func-cadre eventsTopic=evgst-cadre dataAccount=stcadre --output none", asked[0], StringComparison.Ordinal);
        Assert.All(asked, a => Assert.Contains(" --subscription subscription ", a, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_subscription_that_cannot_be_made_fails_in_the_end()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; false");

        Assert.Equal(1, await RunAsync("subscribe.sh", ("CADRE_SUBSCRIBE_PAUSE", "0"), ("CADRE_SUBSCRIBE_TRIES", "2")));
        Assert.Equal(2, (await AskedAsync()).Length);
    }

    [SkippableFact]
    public async Task An_app_registration_is_made_once()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; case \"$*\" in 'ad app create'*) echo id-1;; esac");
        Stand("azd", "echo \"azd $*\" >>\"$LOG\"");

        Assert.Equal(0, await RunAsync("register.sh"));
        Assert.Collection(
            await AskedAsync(),
            a => Assert.StartsWith("ad app list --filter displayName eq 'CadreReports thử nghiệm'", a, StringComparison.Ordinal),
            a => Assert.StartsWith("ad app create --display-name CadreReports thử nghiệm --sign-in-audience AzureADMyOrg", a, StringComparison.Ordinal),
            a => Assert.Equal("azd env set CADRE_SIGN_IN_CLIENT_ID id-1", a));

        File.Delete(Log);
        Assert.Equal(0, await RunAsync("register.sh", ("CADRE_SIGN_IN_CLIENT_ID", "id-1")));
        Assert.False(File.Exists(Log));
    }

    /// <summary>Anybody in a directory may register an application under this name beforehand, and would own who is an administrator.</summary>
    [SkippableFact]
    public async Task An_app_registration_of_the_same_name_is_not_taken_for_ours()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; case \"$*\" in 'ad app list'*) echo id-of-a-stranger;; esac");
        Stand("azd", "echo \"azd $*\" >>\"$LOG\"");

        Assert.Equal(1, await RunAsync("register.sh"));
        Assert.StartsWith("ad app list", Assert.Single(await AskedAsync()), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_identity_that_replaced_another_is_trusted_in_its_place()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; case \"$*\" in 'account show'*) echo tenant;; *'federated-credential list'*) echo former;; esac");

        Assert.Equal(0, await RunAsync("sign-in.sh", ("CADRE_SIGN_IN_CLIENT_ID", "id-1")));
        var asked = (await AskedAsync()).Where(a => a.StartsWith("ad app federated-credential", StringComparison.Ordinal)).ToList();
        Assert.Equal("ad app federated-credential delete --id id-1 --federated-credential-id cadre-reports-thử nghiệm --output none", asked[1]);
        Assert.StartsWith("ad app federated-credential create --id id-1", asked[2], StringComparison.Ordinal);

        Stand("az", "echo \"$*\" >>\"$LOG\"; case \"$*\" in 'account show'*) echo tenant;; *'federated-credential list'*) echo principal;; esac");
        File.Delete(Log);
        Assert.Equal(0, await RunAsync("sign-in.sh", ("CADRE_SIGN_IN_CLIENT_ID", "id-1")));
        Assert.DoesNotContain(await AskedAsync(), a => a.Contains("create --id id-1 --parameters", StringComparison.Ordinal) || a.Contains(" delete ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Nothing_is_changed_in_another_directory()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; echo elsewhere");

        Assert.Equal(1, await RunAsync("sign-in.sh", ("CADRE_SIGN_IN_CLIENT_ID", "id-1")));
        Assert.StartsWith("account show", Assert.Single(await AskedAsync()), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task People_come_back_to_both_addresses_and_the_identity_speaks_for_the_registration()
    {
        Stand("az", "echo \"$*\" >>\"$LOG\"; case \"$*\" in 'account show'*) echo tenant;; *@*) for last; do case \"$last\" in @*) cat \"${last#@}\" >\"$LOG.json\";; esac; done;; esac");

        Assert.Equal(0, await RunAsync("sign-in.sh", ("CADRE_SIGN_IN_CLIENT_ID", "id-1"), ("CADRE_PORTAL_ADDRESS", "https://baocao.example.vn/")));
        var asked = await AskedAsync();
        Assert.Equal(
            "ad app update --id id-1 --web-redirect-uris https://app.example/.auth/login/aad/callback https://baocao.example.vn/.auth/login/aad/callback", asked[1]);
        Assert.Contains("ad sp create --id id-1 --output none", asked);
        using var credential = JsonDocument.Parse(await File.ReadAllTextAsync($"{Log}.json"));
        Assert.Equal("principal", credential.RootElement.GetProperty("subject").GetString());
        Assert.Equal("https://login.microsoftonline.com/tenant/v2.0", credential.RootElement.GetProperty("issuer").GetString());
        Assert.Equal("api://AzureADTokenExchange", Assert.Single(credential.RootElement.GetProperty("audiences").EnumerateArray()).GetString());
    }

    /// <summary>The roles that the directory gives are those that the program knows.</summary>
    [Fact]
    public void App_roles_are_the_central_ones()
    {
        using var roles = JsonDocument.Parse(File.ReadAllText(Path.Combine(BicepCompiler.Folder, "hooks", "app-roles.json")));
        var values = roles.RootElement.EnumerateArray().Select(r => Enum.Parse<CadreReports.Access.Role>(r.GetProperty("value").GetString()!)).ToHashSet();

        Assert.Equal([CadreReports.Access.Role.CentralAnalyst, CadreReports.Access.Role.CentralAdministrator], values);
        Assert.Equal(2, roles.RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetGuid()).Distinct().Count());
    }

    private string Log => Path.Combine(folder, "asked");

    private Task<string[]> AskedAsync() => File.ReadAllLinesAsync(Log);

    private void Stand(string program, string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "The hooks run in a POSIX shell.");
        var path = Path.Combine(folder, program);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task<int> RunAsync(string hook, params (string Name, string Value)[] more)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(BicepCompiler.Folder, "hooks", hook)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string, string)[] usual =
        [
            ("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}"), ("LOG", Log), ("AZURE_ENV_NAME", "thử nghiệm"), ("AZURE_TENANT_ID", "tenant"),
            ("AZURE_SUBSCRIPTION_ID", "subscription"),
            ("AZURE_RESOURCE_GROUP", "rg-cadre"), ("CADRE_FUNCTION_APP", "func-cadre"), ("CADRE_EVENTS_TOPIC", "evgst-cadre"), ("CADRE_DATA_ACCOUNT", "stcadre"),
            ("CADRE_ADDRESS", "https://app.example"), ("CADRE_IDENTITY_PRINCIPAL", "principal"),
        ];
        foreach (var (name, value) in usual.Concat(more))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    [GeneratedRegex(@"run: (\S+)")]
    private static partial Regex Runs();

    [GeneratedRegex(@"  path: (\S+)")]
    private static partial Regex Paths();

    [GeneratedRegex(@"project: (\S+)")]
    private static partial Regex Projects();

    [GeneratedRegex(@"services:\n  (\w+):")]
    private static partial Regex Services();

    [GeneratedRegex(@"\$\{?((?:CADRE|AZURE)_[A-Z_]+)")]
    private static partial Regex Variables();
}
