using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>
/// Translates for SQL Server every query, update and delete that a test sends to another database, the first time it is sent: what SQL Server's
/// provider cannot translate throws. So whatever any test reaches is known to be translated, without a server.
/// </summary>
internal sealed class AlsoForSqlServer : IQueryExpressionInterceptor
{
    public static readonly AlsoForSqlServer Instance = new();

    private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!;

    private static readonly DatabaseOptions NoServer = new() { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=nowhere" };

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var db = TestDatabases.Open(NoServer);
        var query = new FromItsModel(db.Model).Visit(queryExpression);
        var answer = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable))
            ? typeof(IEnumerable<>).MakeGenericType(query.Type.GetGenericArguments()[0])
            : query.Type;
        Compile.MakeGenericMethod(answer)
            .Invoke(db.GetService<IDatabase>(), BindingFlags.DoNotWrapExceptions, null, [query, false], null);
        return queryExpression;
    }

    /// <summary>The same query on the tables of another provider's model.</summary>
    private sealed class FromItsModel(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression { EntityType: var entity }
            ? new EntityQueryRootExpression(model.FindEntityType(entity.Name)!)
            : base.VisitExtension(node);
    }
}
