using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Keytide.Tests.Tidy;

/// <summary>The shape of the types, by reflection.</summary>
public sealed class TypesTests
{
    private static readonly Assembly[] Product = Directory
        .EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Where(file => Path.GetFileNameWithoutExtension(file) is "keytide" or "Keytide.Core" or "Keytide.Scanner" or "Keytide.Storage"
            or "Keytide.Connectors" or "Keytide.Sandbox" or "Keytide.Server")
        .Select(file => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(file))))
        .ToArray();

    private static readonly Type[] Types = Product.SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal))
        .Where(type => type.FullName!.StartsWith("Keytide.", StringComparison.Ordinal))
        .ToArray();

    [Fact]
    public void The_whole_product_is_looked_at() => Assert.True(Product.Length >= 5, $"Only {Product.Length} assemblies were found.");

    [Fact]
    public void A_class_that_nobody_derives_from_is_sealed()
    {
        var bases = Types
            .Select(type => type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType)
            .ToHashSet();
        var open = Types.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !bases.Contains(type));
        Nothing.In(open.Select(type => type.FullName!));
    }

    [Fact]
    public void An_interface_has_two_implementations()
    {
        var lonely = Types.Where(type => type.IsInterface)
            .Where(contract => Types.Count(type => type is { IsClass: true, IsAbstract: false } or { IsValueType: true }
                && type.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == contract)) < 2);
        Nothing.In(lonely.Select(type => type.FullName!));
    }

    [Fact]
    public void Every_public_type_of_the_libraries_says_what_it_is()
    {
        var silent = new List<string>();
        foreach (var assembly in Product.Where(assembly => assembly.GetName().Name != "keytide"))
        {
            var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml"))
                .Descendants("member").Where(member => member.Element("summary") is not null)
                .Select(member => member.Attribute("name")!.Value).ToHashSet();
            silent.AddRange(Types.Where(type => type.Assembly == assembly && type is { IsPublic: true })
                .Where(type => !documented.Contains("T:" + type.FullName))
                .Select(type => type.FullName!));
        }

        Nothing.In(silent);
    }

    [Fact]
    public void A_secret_has_no_text_of_its_own()
    {
        using var secret = new SecretText("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        Assert.DoesNotContain("wJalr", $"{secret}");
        Assert.Throws<InvalidOperationException>(() => System.Text.Json.JsonSerializer.Serialize(secret));
    }
}
