using System.Reflection;
using QuyHtx.Infrastructure.Persistence;
using Xunit.Sdk;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>Runs a theory on SQLite and on PostgreSQL, and on SQL Server too where QUYHTX_TEST_SQLSERVER says where one is.</summary>
public sealed class OnEveryDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [DatabaseProvider.Sqlite];
        yield return [DatabaseProvider.PostgreSql];
        if (TestDatabases.SqlServer is not null)
        {
            yield return [DatabaseProvider.SqlServer];
        }
    }
}
