using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>
/// Lets a transaction look at one moment of the whole (verify) without keeping anybody from writing. The other providers do so by themselves;
/// SQL Server has to be told once for a database, and never inside a transaction.
/// </summary>
[DbContext(typeof(FundDbContext))]
[Migration("20261201000100_Snapshot")]
public sealed class SnapshotMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;", suppressTransaction: true);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION OFF;", suppressTransaction: true);
}
