using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Infrastructure.Persistence;

/// <summary>The context that "dotnet ef" works on: QUYHTX_PROVIDER says for which provider. No database is opened.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<FundDbContext>
{
    public FundDbContext CreateDbContext(string[] args)
    {
        var provider = Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("QUYHTX_PROVIDER") ?? nameof(DatabaseProvider.Sqlite));
        var database = new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = provider switch
            {
                DatabaseProvider.Sqlite => "Data Source=:memory:",
                DatabaseProvider.SqlServer => "Server=localhost;Database=quyhtx;Integrated Security=true",
                DatabaseProvider.PostgreSql => "Host=localhost;Database=quyhtx",
            },
        };
        var options = new DbContextOptionsBuilder<FundDbContext>();
        options.UseFundDatabase(database);
        return new FundDbContext(options.Options);
    }
}
