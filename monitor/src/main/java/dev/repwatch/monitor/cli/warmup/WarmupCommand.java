package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup …}: from a cold address to its goal, provider by provider. */
@Command(
        name = "warmup",
        description = "Says how much an address may send to each provider while it is warmed up.",
        subcommands = {
            WarmupDecideCommand.class,
            WarmupExportCommand.class,
            WarmupPlanCommand.class,
            WarmupStatusCommand.class
        })
public final class WarmupCommand implements Runnable {

    private static final String ADDRESS = "The address.";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: repwatch warmup decide FILE");
    }

    @Command(description = "Lets no limit of an address rise until it is resumed; limits still fall.")
    int pause(
            @Mixin BookOption book,
            @Mixin OutputOption output,
            @Option(names = "--ip", required = true, description = ADDRESS) String ip) {
        return change(book, output, ip, PlanEntry.State.PAUSED);
    }

    @Command(description = "Goes on after a pause.")
    int resume(
            @Mixin BookOption book,
            @Mixin OutputOption output,
            @Option(names = "--ip", required = true, description = ADDRESS) String ip) {
        return change(book, output, ip, PlanEntry.State.ACTIVE);
    }

    @Command(description = "Declares an address warm: its goals are its limits.")
    int complete(
            @Mixin BookOption book,
            @Mixin OutputOption output,
            @Option(names = "--ip", required = true, description = ADDRESS) String ip) {
        return change(book, output, ip, PlanEntry.State.COMPLETED);
    }

    @Command(description = "Takes an address out of use: its limits fall by 30 %% a day, and to nothing after a week.")
    int retire(
            @Mixin BookOption book,
            @Mixin OutputOption output,
            @Option(names = "--ip", required = true, description = ADDRESS) String ip) {
        return change(book, output, ip, PlanEntry.State.RETIRED);
    }

    private int change(BookOption book, OutputOption output, String ip, PlanEntry.State state) {
        PlanEntry changed = book.plan(ip, spec).with(state);
        book.write(book.read(spec).with(changed), spec);
        PrintWriter out = spec.commandLine().getOut();
        String words = changed.ip() + ": " + state.label();
        out.print(
                output.json()
                        ? JsonText.pretty(Map.of("ip", changed.ip(), "state", state.label()))
                        : words + System.lineSeparator());
        out.flush();
        return ExitCode.CLEAN;
    }
}
