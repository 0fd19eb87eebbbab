using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.SqlServer.Storage.Internal;
using Npgsql;

namespace QuyHtx.Infrastructure.Persistence;

/// <summary>
/// Mất kết nối cơ sở dữ liệu: tells what passes when the server is there again, or less busy, from what is wrong with the program. A command that
/// met it may or may not have been committed; sent again with its key it is done once.
/// </summary>
public static class DatabaseOutage
{
    /// <summary>What SqlClient says when nobody answered in time.</summary>
    private const int SqlServerTimeout = -2;

    /// <summary>From this class on SQL Server's errors end the connection; that nobody listens there is one of them.</summary>
    private const byte SqlServerConnectionLost = 20;

    /// <summary>True when an error, or one that it was made of, is the database not being there.</summary>
    public static bool IsBehind(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (IsOne(cause))
            {
                return true;
            }
        }

        return false;
    }

#pragma warning disable EF1001 // The list of SQL Server's passing errors is EF Core's own; there is no public way to it.
    private static bool IsOne(Exception problem) => problem switch
    {
        PostgresException refused => refused.IsTransient || IsGoingDown(refused.SqlState),
        NpgsqlException lost => lost.IsTransient,
        SqlException refused => refused.Number == SqlServerTimeout || refused.Class >= SqlServerConnectionLost || SqlServerTransientExceptionDetector.ShouldRetryOn(refused),
        SqliteException refused => refused.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_IOERR
            or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_FULL,
        TimeoutException => true,
        _ => false,
    };
#pragma warning restore EF1001

    /// <summary>57P01 to 57P05: an administrator's command, a crash, a server that starts or recovers.</summary>
    private static bool IsGoingDown(string sqlState) => sqlState.StartsWith("57P", StringComparison.Ordinal);
}
