using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.WebEncoders;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Razor Pages as this house uses them.</summary>
internal static class PageRegistration
{
    public static void AddFundPages(this IServiceCollection services)
    {
        services.AddRazorPages(options => options.Conventions.ConfigureFilter(new ServiceFilterAttribute(typeof(PageAccess))));
        services.AddScoped<PageAccess>();
        services.Configure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new FundBinders());
            options.ModelMetadataDetailsProviders.Add(new EmptyStaysEmpty());

            // The validators of the messages say what is missing, in Vietnamese.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            var say = options.ModelBindingMessageProvider;
            say.SetAttemptedValueIsInvalidAccessor((_, _) => "Giá trị này không dùng được, hãy chọn hoặc nhập lại.");
            say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Giá trị này không dùng được, hãy chọn hoặc nhập lại.");
            say.SetValueIsInvalidAccessor(_ => "Giá trị này không dùng được, hãy chọn hoặc nhập lại.");
            say.SetUnknownValueIsInvalidAccessor(_ => "Giá trị này không dùng được, hãy chọn hoặc nhập lại.");
            say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị này không dùng được, hãy chọn hoặc nhập lại.");
            say.SetValueMustBeANumberAccessor(_ => "Hãy nhập một số.");
            say.SetNonPropertyValueMustBeANumberAccessor(() => "Hãy nhập một số.");
            say.SetValueMustNotBeNullAccessor(_ => "Hãy nhập hoặc chọn mục này.");
            say.SetMissingBindRequiredValueAccessor(_ => "Hãy nhập hoặc chọn mục này.");
            say.SetMissingKeyOrValueAccessor(() => "Hãy nhập hoặc chọn mục này.");
            say.SetMissingRequestBodyRequiredValueAccessor(() => "Yêu cầu không có nội dung.");
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "quyhtx-form";
            options.Cookie.HttpOnly = true;

            // The framework refuses Always without TLS, and 127.0.0.1 has none. Who reads this cookie has a secret that is worth nothing without the other cookie.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = "quyhtx-notice";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });

        // Vietnamese letters as they are, not as &#x numbers: a third of the bytes, and a source that can be read.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
    }

    /// <summary>A text that is left empty is empty, not missing.</summary>
    private sealed class EmptyStaysEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
        {
            if (context.Key.ModelType == typeof(string))
            {
                context.DisplayMetadata.ConvertEmptyStringToNull = false;
            }
        }
    }
}
