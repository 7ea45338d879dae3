package dev.repwatch.monitor.cli.alerts;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.posture.PostureRoutes.ExpectedOf;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repwatch posture expect}: a change of a record is announced, so that it is told as a note. */
@Command(
        name = "expect",
        description = {
            "Announces a change of a record: the next one that is it is told as a note and not as an alert.",
            "A record that fails afterwards is still an alert."
        })
public final class ExpectCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonClient daemonClient;

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "Whose record; an address for ptr and helo.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String subject;

    @Parameters(index = "1", paramLabel = "CHECK", description = "Which one, such as spf, dkim, dmarc, mx or ns.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String check;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "SELECTOR",
            description = "Of the DKIM key; any when there is none.")
    private Optional<String> selector = Optional.empty();

    @Option(names = "--for", defaultValue = "7d", description = "How long it is waited for (default: 7d).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String lasting;

    @Option(names = "--note", defaultValue = "", description = "Why.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String note;

    @Override
    public Integer call() {
        Map<String, Object> body = Map.of(
                "subject", subject,
                "check", check,
                "selector", selector.orElse(""),
                "for", lasting,
                "note", note);
        return daemonClient.ask(
                api -> api.post("/api/v1/posture/expected", body),
                DaemonQuery.read(
                        ExpectedOf.class,
                        (expected, out) -> out.println("the next change of " + check + " of "
                                + DaemonQuery.plain(expected.subject()) + " within " + lasting + " is a note")));
    }
}
