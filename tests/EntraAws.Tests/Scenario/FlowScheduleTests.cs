using EntraAws.Contracts;
using Xunit.Abstractions;

namespace EntraAws.Tests.Scenario;

/// <summary>Seeded schedules of faults: every one ends in the state of the undisturbed run, at once or when run again.</summary>
public sealed class FlowScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_migration_ends_in_the_state_of_the_undisturbed_run() =>
        new FlowSchedules(output) { Broken = null }.RunAsync(300, MigrationFlow.CreateAsync);

    [Fact]
    public Task Provisioning_ends_with_one_key_that_works() =>
        new FlowSchedules(output, nameof(Faults.ProvisioningCycleLate), nameof(Faults.AwsQuotaReached)).RunAsync(15, ProvisioningFlow.CreateAsync);

    [Fact]
    public Task A_rollover_ends_and_nobody_was_kept_out() =>
        new FlowSchedules(output, nameof(Faults.RolloverAccountFailed), nameof(Faults.RolloverStopped)).RunAsync(24, RolloverFlow.CreateAsync);

    [Fact]
    public Task The_way_to_Identity_Center_ends_with_nothing_twice() =>
        new FlowSchedules(output, nameof(Faults.IdentityCenterPending), nameof(Faults.IdentityCenterRegionUnknown), nameof(Faults.AwsConflict)).RunAsync(24, CenterFlow.CreateAsync);

    [Fact]
    public Task A_stack_set_ends_with_the_roles_in_every_account() =>
        new FlowSchedules(output, nameof(Faults.StackSetBusy)) { Broken = 1.8 }.RunAsync(24, StackFlow.CreateAsync);
}
