package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.cli.check.CheckCommand;
import dev.repwatch.monitor.cli.dns.BudgetCommand;
import dev.repwatch.monitor.cli.dns.DoctorCommand;
import dev.repwatch.monitor.cli.lists.ListsCommand;
import dev.repwatch.monitor.cli.memory.BackupCommand;
import dev.repwatch.monitor.cli.memory.HistoryCommand;
import dev.repwatch.monitor.cli.memory.StatusCommand;
import java.util.List;

/** The catalogue of commands: one line each. */
final class Commands {

    static final List<Class<?>> ALL = List.of(
            CheckCommand.class,
            ListsCommand.class,
            BudgetCommand.class,
            DoctorCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            BackupCommand.class,
            ValidateCommand.class);

    private Commands() {}
}
