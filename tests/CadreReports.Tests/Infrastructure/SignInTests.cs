using CadreReports.Tests.Infrastructure.Arm;

namespace CadreReports.Tests.Infrastructure;

/// <summary>
/// The program believes a header that only Azure's authentication takes away from strangers: it must never be told to believe
/// it while that is not in front.
/// </summary>
public sealed class SignInTests
{
    [SkippableFact]
    public async Task Authentication_stands_in_front_before_the_program_believes_it()
    {
        var template = await CompileAsync("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

        Assert.True(template.Makes("signIn"));
        Assert.False(template.Makes("noSignIn"));
        Assert.Contains("signIn", template.Before("settings"));
    }

    [SkippableFact]
    public async Task It_goes_after_the_program_has_stopped_believing_it()
    {
        var template = await CompileAsync(string.Empty);

        Assert.False(template.Makes("signIn"));
        Assert.True(template.Makes("noSignIn"));
        Assert.Contains("settings", template.Before("noSignIn"));
    }

    private static Task<ArmTemplate> CompileAsync(string client) =>
        BicepCompiler.CompileAsync("resources.bicep", new Dictionary<string, object?> { ["signInClientId"] = client });
}
