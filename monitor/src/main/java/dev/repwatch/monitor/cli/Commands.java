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
import dev.repwatch.monitor.cli.warmup.PreflightCommand;
import dev.repwatch.monitor.cli.warmup.WarmupCommand;
import dev.repwatch.monitor.cli.web.WebCommand;
import java.util.List;

/** The catalogue of commands: one line each. */
final class Commands {

    static final List<Class<?>> ALL = List.of(
            AckCommand.class,
            BackupCommand.class,
            BudgetCommand.class,
            CheckCommand.class,
            CompletionCommand.class,
            DelistCommand.class,
            DemoCommand.class,
            DiagnoseCommand.class,
            DoctorCommand.class,
            FeedsCommand.class,
            GuardCommand.class,
            HistoryCommand.class,
            InitCommand.class,
            ListsCommand.class,
            MaillogCommand.class,
            ManualCommand.class,
            MigrateCommand.class,
            OutboxCommand.class,
            PlacementCommand.class,
            PlanCommand.class,
            PostureCommand.class,
            PreflightCommand.class,
            RunCommand.class,
            ScoreCommand.class,
            SilenceCommand.class,
            SnoozeCommand.class,
            StatusCommand.class,
            SuppressionCommand.class,
            TestAlertCommand.class,
            ValidateCommand.class,
            WarmupCommand.class,
            WebCommand.class);

    private Commands() {}
}
