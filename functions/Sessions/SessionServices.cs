using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Access.Protection;
using CadreReports.Functions.Callers;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Sessions;

/// <summary>The parts that let people sign in with a password and keep their sessions.</summary>
public static class SessionServices
{
    /// <summary>A browser keeps a cookie of such a name to this very host, whatever the cookie says.</summary>
    private const string HostPrefix = "__Host-";

    private const string SessionName = "cadre";
    private const string FormName = "cadre-form";

    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CadreReports");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services.AddAuthentication().AddCookie(SessionCookie.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<DevelopmentIdentity>((options, trial) =>
        {
            options.Cookie = new StrictCookie(SessionName, trial.IsOn);
            options.ExpireTimeSpan = Session.Lifetime;
            options.SlidingExpiration = false;
        });
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<DevelopmentIdentity>((options, trial) =>
        {
            options.Cookie = new StrictCookie(FormName, trial.IsOn);
            options.HeaderName = AntiForgery.Header;
            options.FormFieldName = FormField.Token;
            // Every answer says more strictly than this who may frame it.
            options.SuppressXFrameOptionsHeader = true;
        });
        return services
            .AddSingleton<ProtectionKeys>()
            .AddSingleton<IAntiforgeryAdditionalDataProvider, SessionInToken>()
            .AddSingleton<AntiForgery>()
            .AddSingleton<AccountStore>()
            .AddSingleton<AccountPrincipals>()
            .AddSingleton<PasswordTries>()
            .AddSingleton<PasswordDesk>()
            .AddSingleton<SessionDesk>()
            .AddSingleton<SessionCookie>()
            .AddSingleton<SessionAnswers>()
            .AddSingleton<ICallerSource, SessionCaller>();
    }

    /// <summary>
    /// A cookie for our own pages alone. It is marked secure even when this process itself was asked without encryption, for a
    /// proxy in front may have taken that off; only a trial, on one's own machine, does without.
    /// </summary>
    private sealed class StrictCookie : CookieBuilder
    {
        private readonly bool isTrial;

        public StrictCookie(string name, bool isTrial)
        {
            this.isTrial = isTrial;
            Name = isTrial ? name : HostPrefix + name;
            Path = "/";
            HttpOnly = true;
            IsEssential = true;
            SameSite = SameSiteMode.Strict;
            SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure |= !isTrial;
            return cookie;
        }
    }
}
