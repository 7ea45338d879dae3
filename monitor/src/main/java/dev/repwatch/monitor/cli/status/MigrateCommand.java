package dev.repwatch.monitor.cli.status;

import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.store.Migration;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StorageRefused;
import dev.repwatch.monitor.store.StorageUnavailable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch migrate H2FILE}: from the file to the PostgreSQL of the configuration. */
@Command(
        name = "migrate",
        description = {
            "Copies everything from an H2 file into the PostgreSQL database of the configuration, which must be empty.",
            "Stop the daemon first. Rows are counted on both sides; when anything is wrong the target stays as it was.",
            "Exit code: 0 when every row is there, 73 when nothing was changed."
        })
public final class MigrateCommand implements Callable<Integer> {

    private static final String ENDING = ".mv.db";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(paramLabel = "H2FILE", description = "Such as data/repwatch.mv.db.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.DATABASE).map(this::migrate).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int migrate(Settings settings) {
        return settings.file()
                .storage()
                .location()
                .match(
                        already -> refused(
                                "the configuration says where to: write [storage] kind = \"postgresql\" first",
                                ExitCode.BAD_CONFIGURATION),
                        this::migrate);
    }

    private int migrate(StorageLocation.PostgreSql to) {
        String name = file.toString();
        Path data = Path.of(name.endsWith(ENDING) ? name : name + ENDING);
        if (!Files.isRegularFile(data)) {
            return refused("there is no file " + data, ExitCode.USAGE);
        }
        try {
            String base = data.toString();
            show(Migration.copy(
                    new StorageLocation.H2File(Path.of(base.substring(0, base.length() - ENDING.length()))), to));
            return ExitCode.CLEAN;
        } catch (StorageRefused | StorageUnavailable refusal) {
            return refused(String.valueOf(refusal.getMessage()), ExitCode.CANNOT_START);
        }
    }

    private void show(Map<String, Long> counts) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.print(JsonText.pretty(Map.of("tables", counts)));
        } else {
            counts.forEach((table, rows) -> out.printf("%10d  %s%n", rows, table));
            out.println("every row is there; start repwatch, and keep the file until you are content");
        }
        out.flush();
    }

    private int refused(String why, int code) {
        spec.commandLine().getErr().println("repwatch: " + why);
        spec.commandLine().getErr().flush();
        return code;
    }
}
