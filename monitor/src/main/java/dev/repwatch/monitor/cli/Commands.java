package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.cli.alerts.AckCommand;
import dev.repwatch.monitor.cli.alerts.DelistCommand;
import dev.repwatch.monitor.cli.alerts.GuardCommand;
import dev.repwatch.monitor.cli.alerts.OutboxCommand;
import dev.repwatch.monitor.cli.alerts.SilenceCommand;
import dev.repwatch.monitor.cli.alerts.SnoozeCommand;
import dev.repwatch.monitor.cli.alerts.TestAlertCommand;
import dev.repwatch.monitor.cli.check.CheckCommand;
import dev.repwatch.monitor.cli.diagnose.DiagnoseCommand;
import dev.repwatch.monitor.cli.dns.BudgetCommand;
import dev.repwatch.monitor.cli.dns.DoctorCommand;
import dev.repwatch.monitor.cli.init.InitCommand;
import dev.repwatch.monitor.cli.lists.ListsCommand;
import dev.repwatch.monitor.cli.maillog.MaillogCommand;
import dev.repwatch.monitor.cli.placement.PlacementCommand;
import dev.repwatch.monitor.cli.plan.PlanCommand;
import dev.repwatch.monitor.cli.posture.PostureCommand;
import dev.repwatch.monitor.cli.score.ScoreCommand;
import dev.repwatch.monitor.cli.status.BackupCommand;
import dev.repwatch.monitor.cli.status.FeedsCommand;
import dev.repwatch.monitor.cli.status.HistoryCommand;
import dev.repwatch.monitor.cli.status.MigrateCommand;
import dev.repwatch.monitor.cli.status.StatusCommand;
import dev.repwatch.monitor.cli.suppression.SuppressionCommand;
import dev.repwatch.monitor.cli.usage.CompletionCommand;
import dev.repwatch.monitor.cli.usage.ManualCommand;
import dev.repwatch.monitor.cli.usage.VersionCommand;
import dev.repwatch.monitor.cli.warmup.PreflightCommand;
import dev.repwatch.monitor.cli.warmup.WarmupCommand;
import dev.repwatch.monitor.cli.web.WebCommand;
import java.util.List;
import java.util.Set;

/**
 * The catalogue of commands: a name and a line each. A command is loaded only when it is asked for, because to find out how all of
 * them are used takes several times as long as most of them run.
 */
final class Commands {

    static final List<String> NAMES = List.of(
            "ack",
            "backup",
            "budget",
            "check",
            "completion",
            "delist",
            "demo",
            "diagnose",
            "doctor",
            "feeds",
            "guard",
            "history",
            "init",
            "lists",
            "maillog",
            "manual",
            "migrate",
            "outbox",
            "placement",
            "plan",
            "posture",
            "preflight",
            "run",
            "score",
            "silence",
            "snooze",
            "status",
            "suppression",
            "test-alert",
            "validate",
            "version",
            "warmup",
            "web");

    /** They write about all the others. */
    private static final Set<String> OF_ALL = Set.of("completion", "manual");

    private Commands() {}

    /** Whether this first word is a command that needs none of the others. */
    static boolean standsAlone(String word) {
        return NAMES.contains(word) && !OF_ALL.contains(word);
    }

    static Class<?> named(String name) {
        return switch (name) {
            case "ack" -> AckCommand.class;
            case "backup" -> BackupCommand.class;
            case "budget" -> BudgetCommand.class;
            case "check" -> CheckCommand.class;
            case "completion" -> CompletionCommand.class;
            case "delist" -> DelistCommand.class;
            case "demo" -> DemoCommand.class;
            case "diagnose" -> DiagnoseCommand.class;
            case "doctor" -> DoctorCommand.class;
            case "feeds" -> FeedsCommand.class;
            case "guard" -> GuardCommand.class;
            case "history" -> HistoryCommand.class;
            case "init" -> InitCommand.class;
            case "lists" -> ListsCommand.class;
            case "maillog" -> MaillogCommand.class;
            case "manual" -> ManualCommand.class;
            case "migrate" -> MigrateCommand.class;
            case "outbox" -> OutboxCommand.class;
            case "placement" -> PlacementCommand.class;
            case "plan" -> PlanCommand.class;
            case "posture" -> PostureCommand.class;
            case "preflight" -> PreflightCommand.class;
            case "run" -> RunCommand.class;
            case "score" -> ScoreCommand.class;
            case "silence" -> SilenceCommand.class;
            case "snooze" -> SnoozeCommand.class;
            case "status" -> StatusCommand.class;
            case "suppression" -> SuppressionCommand.class;
            case "test-alert" -> TestAlertCommand.class;
            case "validate" -> ValidateCommand.class;
            case "version" -> VersionCommand.class;
            case "warmup" -> WarmupCommand.class;
            case "web" -> WebCommand.class;
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
