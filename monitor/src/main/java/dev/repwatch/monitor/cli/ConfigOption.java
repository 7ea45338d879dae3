package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
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

    /**
     * Reads the configuration; says every problem on standard error. Empty when it is refused. What is merely odd is for those
     * who look after the configuration: {@code validate} and {@code run}.
     *
     * @param need which secrets the command uses; the others may be closed to this user
     */
    public Optional<Settings> read(CommandSpec spec, SecretNeed need) {
        return read(spec, new ConfigReader(System.getenv(), Sections.ALL, need), false);
    }

    /** The same with a reader that is kept; says warnings too. */
    public Optional<Settings> read(CommandSpec spec, ConfigReader reader) {
        return read(spec, reader, true);
    }

    private Optional<Settings> read(CommandSpec spec, ConfigReader reader, boolean warn) {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = reader.read(file)
                .match(
                        read -> {
                            if (warn) {
                                read.warnings().forEach(warning -> err.println("warning: " + warning));
                            }
                            return Optional.of(read.settings());
                        },
                        refused -> {
                            refused.problems().forEach(err::println);
                            return Optional.empty();
                        });
        err.flush();
        return settings;
    }
}
