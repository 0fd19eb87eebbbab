using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Fund;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Users;

namespace QuyHtx.Application.Pipeline;

/// <summary>Registers the mediator, every handler and validator of this assembly, and the behaviours in their order.</summary>
public static class Registration
{
    public static IServiceCollection AddFundApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AfterCommit>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuditBehaviour<,>));
        services.AddScoped<Journal>();
        services.AddScoped<LoanDesk>();
        services.AddScoped<MessageDispatch>();
        services.AddScoped<TestMail>();
        services.AddScoped<RealCharterCapital>();
        services.AddScoped<ExposureOf>();
        services.AddScoped<ChecksToday>();
        services.AddFundUsers();
        services.AddSingleton<JobRunner>();
        services.AddScoped<LoanBook>();
        services.AddScoped<ReturningLoans>();
        services.AddScoped<DayCloser>();
        foreach (var type in typeof(Registration).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var service in type.GetInterfaces().Where(IsOneWeRegister))
            {
                services.AddScoped(service, type);
            }
        }

        return services;
    }

    private static bool IsOneWeRegister(Type service) =>
        service.IsGenericType && (service.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || service.GetGenericTypeDefinition() == typeof(IValidator<>));
}
