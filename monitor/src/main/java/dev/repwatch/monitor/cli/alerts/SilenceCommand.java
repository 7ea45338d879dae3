package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.notify.SilenceRoutes.SilenceBegun;
import dev.repwatch.monitor.notify.SilenceRoutes.SilenceList;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repwatch silence …}: holds alerts back for a while. */
@Command(name = "silence", description = "Holds alerts back for a while; what still lasts then is told.")
public final class SilenceCommand {

    @Command(description = "Holds back what has all these labels.")
    int add(
            @Mixin DaemonClient daemonClient,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "LABEL=PATTERN",
                            description = "Such as target=192.0.2.* or list=zen.")
                    Map<String, String> match,
            @Option(names = "--for", defaultValue = "1h", description = "How long (default: 1h).") String lasting,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            defaultValue = "",
                            description = "When it begins, such as 2026-01-31T02:00+09:00 (default: now).")
                    String from,
            @Option(names = "--note", required = true, description = "Why.") String note) {
        Map<String, Object> body = Map.of("match", match, "from", from, "for", lasting, "note", note);
        return daemonClient.ask(
                api -> api.post("/api/v1/silences", body), DaemonQuery.read(SilenceBegun.class, (begun, out) -> {
                    out.println("silence " + begun.id() + " holds for " + lasting
                            + (from.isEmpty() ? "" : " from " + from));
                    begun.remarks().forEach(out::println);
                }));
    }

    @Command(description = "Shows the silences that hold now, and those that begin later.")
    int list(@Mixin RunningDaemon daemon, @Mixin OutputOption output) {
        return daemon.ask(
                api -> api.get("/api/v1/silences"), output, DaemonQuery.read(SilenceList.class, (list, out) -> {
                    if (list.silences().isEmpty()) {
                        out.println("Nothing is silenced.");
                    }
                    list.silences()
                            .forEach(it -> out.println(plain(it.id()) + "  " + labels(it.match())
                                    + (it.from().isEmpty() ? "" : "  from " + TaskSheet.when(it.from())) + "  until "
                                    + TaskSheet.when(it.until()) + "  " + plain(it.who()) + ": " + plain(it.note())));
                }));
    }

    @Command(description = "Ends a silence at once.")
    int end(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "SILENCE", description = "Its number, as silence list shows it.") long silence) {
        return daemonClient.ask(
                api -> api.post("/api/v1/silences/" + silence + "/end", Map.of()),
                (json, out) -> out.println("silence " + silence + " is over"));
    }

    private static String labels(Map<String, String> match) {
        return match.entrySet().stream()
                .map(label -> plain(label.getKey() + "=" + label.getValue()))
                .collect(Collectors.joining(" "));
    }
}
