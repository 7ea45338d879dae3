package dev.repwatch.bench;

import picocli.CommandLine;

/** Where the bench starts; see {@code bench/run}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .addSubcommand(new ChildCommand())
                .execute(arguments));
    }
}
