package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.preflight.Address;
import dev.repwatch.monitor.warmup.SendingDays;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup plan}: begins to warm an address up, or changes its plan. */
@Command(
        name = "plan",
        description = "Begins to warm an address up, or changes its goals; limits that were given stay.")
final class WarmupPlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BookOption book;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Option(names = "--ip", required = true, description = "The address.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String ip;

    @Option(names = "--source", description = "What the mail server calls it (default: the address).")
    private @Nullable String source;

    @Option(
            names = "--goal",
            required = true,
            paramLabel = "PROVIDER=N",
            description = "Messages a day to reach; once for each provider.")
    private Map<String, Long> goals = Map.of();

    @Option(
            names = "--start",
            description = "Messages a day to one provider to begin with (default: ${DEFAULT-VALUE}).")
    private long start = 100;

    @Option(names = "--weekdays", description = "Saturdays and Sundays are rest days.")
    private boolean weekdays;

    @Option(
            names = "--days",
            paramLabel = "DAY",
            split = ",",
            description = "Days of the week on which mail is sent, such as mon,wed,fri (default: every day).")
    private List<String> days = List.of();

    @Override
    public Integer call() {
        String address = Address.single(ip)
                .map(it -> it.toCanonicalString())
                .orElseThrow(() -> new ParameterException(spec.commandLine(), ip + " is no single IP address"));
        if (start < 1 || goals.values().stream().anyMatch(goal -> goal < 1)) {
            throw new ParameterException(spec.commandLine(), "start and goals are 1 or more messages a day");
        }
        WarmupPlan plan = plan();
        PlanEntry entry = new PlanEntry(
                address,
                source == null ? address : source,
                plan,
                PlanEntry.State.ACTIVE,
                book.read(spec).of(address).map(PlanEntry::limits).orElse(List.of()));
        book.write(book.read(spec).with(entry), spec);
        String words = "planned: " + address + ", " + Cells.count(goals.size(), "provider");
        spec.commandLine()
                .getOut()
                .print(
                        output.json()
                                ? JsonText.pretty(Map.of(
                                        "ip", address, "state", entry.state().label(), "goals", goals))
                                : words + System.lineSeparator());
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }

    private WarmupPlan plan() {
        if (days.isEmpty()) {
            return new WarmupPlan(start, weekdays, goals);
        }
        if (weekdays) {
            throw new ParameterException(
                    spec.commandLine(), "--days and --weekdays say the same thing: give one of them");
        }
        try {
            return new WarmupPlan(start, SendingDays.read(days), goals);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "--days " + String.join(",", days) + ": " + wrong.getMessage(), wrong);
        }
    }
}
