using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Tests.Conventions;

/// <summary>How far and how much of a list may be asked for is the same for every list.</summary>
public sealed class PagingConventionTests
{
    public static TheoryData<Type> Lists =>
        new(typeof(FundDbContext).Assembly.GetTypes().Where(type => type.IsClass && type.IsDefined(typeof(NeedsAttribute)) && type.GetProperty("Page") is not null));

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_with_pages_takes_pages_from_1_to_a_million_of_1_to_200_rows(Type list)
    {
        Assert.True(typeof(IPaged).IsAssignableFrom(list));
        foreach (var (page, pageSize) in new[] { (1, 1), (1_000_000, 200) })
        {
            Assert.Empty(PageErrors(list, page, pageSize));
        }

        foreach (var (page, pageSize) in new[] { (0, 50), (-1, 50), (1_000_001, 50), (1, 0), (1, 201) })
        {
            Assert.Single(PageErrors(list, page, pageSize));
        }
    }

    [Fact]
    public void The_last_row_of_the_last_page_is_still_counted_in_an_int() => Assert.True((long)Paging.LastPage * Paging.LargestPage <= int.MaxValue);

    /// <summary>What the validators that the pipeline finds for the list say of its page, whatever else is missing in it.</summary>
    private static IEnumerable<string> PageErrors(Type type, int page, int pageSize)
    {
        var list = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string)))
        {
            property.SetValue(list, "");
        }

        type.GetProperty(nameof(IPaged.Page))!.SetValue(list, page);
        type.GetProperty(nameof(IPaged.PageSize))!.SetValue(list, pageSize);
        using var services = new ServiceCollection().AddFundApplication().BuildServiceProvider();
        var validators = ((IEnumerable)services.GetRequiredService(typeof(IEnumerable<>).MakeGenericType(typeof(IValidator<>).MakeGenericType(type)))).Cast<IValidator>();
        return validators
            .SelectMany(validator => validator.Validate((IValidationContext)Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(type), list)!).Errors)
            .Select(error => error.ErrorCode).Where(code => code == "page-out-of-range").ToList();
    }
}
