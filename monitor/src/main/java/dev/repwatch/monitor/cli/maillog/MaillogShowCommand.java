package dev.repwatch.monitor.cli.maillog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.Rows;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.traffic.TrafficRoutes.ProviderTraffic;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog show PROVIDER}: what one provider said in a day. */
@Command(
        name = "show",
        description = "Shows what one provider said in 24 hours: by sending address, by class, and whom it named.")
public final class MaillogShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(arity = "1", paramLabel = "PROVIDER", description = "As maillog status names it, such as docomo.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String provider;

    @Override
    public Integer call() {
        String path = "/api/v1/maillog/providers/" + DaemonQuery.encoded(provider);
        return DaemonQuery.ask(daemon, spec, api -> api.get(path), this::show);
    }

    private void show(JsonNode answer, PrintWriter out) {
        if (output.json()) {
            out.println(answer.toPrettyString());
            return;
        }
        out.println(Rows.table(MaillogStatusCommand.TRAFFIC, answer.path("traffic")));
        ProviderTraffic traffic = DaemonQuery.record(ProviderTraffic.class, answer);
        List<List<String>> classes = traffic.classes().entrySet().stream()
                .map(it -> List.of(it.getKey(), Long.toString(it.getValue())))
                .toList();
        out.println(TextTable.of(List.of("class", "attempts"), classes));
        if (!traffic.refusals().isEmpty()) {
            out.println(Rows.table(MaillogStatusCommand.REFUSALS, answer.path("refusals")));
        }
        out.println("waiting for another attempt: " + traffic.waiting());
    }
}
