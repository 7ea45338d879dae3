package dev.repwatch.monitor.cli.status;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch backup FILE}: a copy of the database, made by the daemon while it runs. */
@Command(
        name = "backup",
        description = {
            "Writes a copy of the database to a new file, while everything goes on.",
            "docs/storage.md says how to restore it. For PostgreSQL use pg_dump."
        })
public final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet, such as repwatch-monday.mv.db.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        String absolute = file.toAbsolutePath().normalize().toString();
        return DaemonQuery.ask(
                daemon,
                spec,
                api -> api.postPatiently("/api/v1/backup", Map.of("file", absolute)),
                (answer, out) -> out.println(
                        output.json()
                                ? answer.toPrettyString()
                                : "backed up to "
                                        + Clean.line(answer.path("file").asText(), Clean.TEXT)));
    }
}
