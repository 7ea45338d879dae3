package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.traffic.TrafficRoutes.MaillogForgotten;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog forget --older-than 30d}: retention, now rather than at night. */
@Command(
        name = "forget",
        description = {
            "Has the daemon forget what its mail logs said before, and addresses that nothing was heard of since.",
            "Addresses that were put there by hand, and those of complaints, stay: see suppression remove.",
            "What the configuration keeps (keep, keep_addresses) is forgotten every day without this."
        })
public final class MaillogForgetCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Option(names = "--older-than", required = true, paramLabel = "AGE", description = "Such as 30d; two days or more.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String olderThan;

    @Override
    public Integer call() {
        return DaemonQuery.ask(
                daemon,
                spec,
                api -> api.post("/api/v1/maillog/forget", Map.of("older_than", olderThan)),
                (answer, out) -> out.println(
                        output.json()
                                ? answer.toPrettyString()
                                : said(DaemonQuery.record(MaillogForgotten.class, answer))));
    }

    private static String said(MaillogForgotten answer) {
        return "forgotten: " + answer.rows() + " rows of counts, texts and samples, " + answer.addresses()
                + " addresses and hashes";
    }
}
