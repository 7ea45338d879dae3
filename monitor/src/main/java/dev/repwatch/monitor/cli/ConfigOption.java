package dev.repwatch.monitor.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --config}, for every command that reads the configuration. */
public final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "${env:REPWATCH_CONFIG:-config.toml}",
            description = "The configuration (default: $REPWATCH_CONFIG or config.toml).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    public Path file() {
        return file;
    }
}
