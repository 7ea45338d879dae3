package dev.repwatch.monitor.cli.usage;

import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * All commands, those of commands too.
 *
 * @param words how it is called, without the name of the program
 */
record EveryCommand(List<String> words, CommandLine line) {

    static Stream<EveryCommand> all() {
        return below(new EveryCommand(List.of(), RepwatchCommand.commandLine()));
    }

    private static Stream<EveryCommand> below(EveryCommand command) {
        return Stream.concat(
                Stream.of(command),
                command.line().getSubcommands().entrySet().stream().flatMap(sub -> {
                    List<String> deeper = new ArrayList<>(command.words());
                    deeper.add(sub.getKey());
                    return below(new EveryCommand(List.copyOf(deeper), sub.getValue()));
                }));
    }

    /** Whether it does something itself rather than through the commands below it. */
    boolean acts() {
        return line.getSubcommands().isEmpty()
                || !line.getCommandSpec().positionalParameters().isEmpty()
                || !line.getCommandSpec().options().stream().allMatch(it -> it.usageHelp() || it.versionHelp());
    }

    /** What a run of the program answered. */
    record Answer(int exit, String out, String err) {

        static Answer to(String... words) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exit = RepwatchCommand.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(words);
            return new Answer(exit, out.toString(), err.toString());
        }
    }

    @Override
    public String toString() {
        return "repwatch " + String.join(" ", words);
    }
}
