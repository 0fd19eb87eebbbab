using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>Guards the posted tables on SqlServer.</summary>
[DbContext(typeof(FundDbContext))]
[Migration("20261201000000_AppendOnly")]
public sealed class AppendOnlyMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => AppendOnly.Guard(migrationBuilder, DatabaseProvider.SqlServer);

    protected override void Down(MigrationBuilder migrationBuilder) => AppendOnly.Release(migrationBuilder, DatabaseProvider.SqlServer);
}
