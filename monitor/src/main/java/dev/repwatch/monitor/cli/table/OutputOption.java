package dev.repwatch.monitor.cli.table;

import picocli.CommandLine.Option;

/** {@code -o json}, for every command whose answer has no form for spreadsheets. */
public final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    public boolean json() {
        return output == TextOrJson.json;
    }
}
