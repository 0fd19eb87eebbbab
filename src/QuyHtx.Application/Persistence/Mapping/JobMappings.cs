using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuyHtx.Application.Jobs;

namespace QuyHtx.Application.Persistence.Mapping;

/// <summary>job_runs: what the recurring jobs did lately</summary>
internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.HasKey(run => run.Id);
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Job).HasMaxLength(60);
        builder.Property(run => run.Said).HasMaxLength(1000);
        builder.HasIndex(run => new { run.Job, run.StartedAt });
        builder.HasIndex(run => run.StartedAt);
    }
}

/// <summary>job_pauses: the jobs that do not run by their schedule</summary>
internal sealed class JobPauseMapping : IEntityTypeConfiguration<JobPause>
{
    public void Configure(EntityTypeBuilder<JobPause> builder)
    {
        builder.ToTable("job_pauses");
        builder.HasKey(pause => pause.Job);
        builder.Property(pause => pause.Job).HasMaxLength(60);
    }
}
