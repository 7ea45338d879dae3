package dev.repwatch.monitor.cli.usage;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --help} on every command, and {@code help} on every command that has commands. */
public final class UsageOptions {

    private UsageOptions() {}

    /** Changes the command and all that are below it. */
    public static CommandLine on(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .type(boolean.class)
                    .usageHelp(true)
                    .description("Show this help and exit.")
                    .build());
        }
        if (!line.getSubcommands().isEmpty()) {
            line.getSubcommands().values().forEach(UsageOptions::on);
            line.addSubcommand(on(new CommandLine(new HelpCommand())));
        }
        return line;
    }
}
