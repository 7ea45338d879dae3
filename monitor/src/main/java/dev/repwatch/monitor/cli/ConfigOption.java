package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --config}, for every command that reads the configuration. */
public final class ConfigOption {

    private static final String VARIABLE = "REPWATCH_CONFIG";
    private static final Path USUAL = Path.of("config.toml");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration (default: $REPWATCH_CONFIG or config.toml).")
    private Optional<Path> given = Optional.empty();

    public Path file() {
        return named().orElse(USUAL);
    }

    /** The file that somebody named, here or in the environment. Whoever names a file means it: it has to be there. */
    public Optional<Path> named() {
        return given.or(() -> Optional.ofNullable(System.getenv(VARIABLE))
                .filter(name -> !name.isEmpty())
                .map(Path::of));
    }

    /** Whether nobody named a file and the usual one is not there: what needs none goes on with the defaults. */
    public boolean absent() {
        return named().isEmpty() && !Files.exists(USUAL);
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
        Optional<Settings> settings = reader.read(file())
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
