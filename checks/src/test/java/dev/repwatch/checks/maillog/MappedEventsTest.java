package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.format.FieldPaths;
import dev.repwatch.checks.maillog.format.Formats;
import dev.repwatch.checks.maillog.format.LogReader;
import dev.repwatch.checks.maillog.line.Stamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events of programs that no format fits, as the table in docs/maillog.md maps them. */
class MappedEventsTest {

    private static final FieldPaths MAILGUN = new FieldPaths(
            "timestamp",
            "recipient",
            "event+severity",
            Map.of(
                    "delivered", Outcome.ACCEPTED,
                    "failed/temporary", Outcome.DEFERRED,
                    "failed/permanent", Outcome.REFUSED),
            "delivery-status.message",
            "message.headers.message-id",
            "envelope.sending-ip",
            "",
            "delivery-status.mx-host",
            "");

    private static final FieldPaths COLUMNS = new FieldPaths(
            "date-time",
            "recipient",
            "event-id",
            Map.of("SEND", Outcome.ACCEPTED, "DEFER", Outcome.DEFERRED, "FAIL", Outcome.REFUSED),
            "status",
            "message-id",
            "",
            "connector",
            "server",
            "server-ip");

    private static LogReader reader(FieldPaths mapping) {
        return Formats.mapped(
                mapping,
                new Stamps(ZoneOffset.UTC, Instant.parse("2026-11-30T00:00:00Z")),
                new SourceAddresses(Map.of("out1", "198.51.100.7")));
    }

    private static List<Attempt> read(LogReader reader, String... lines) {
        List<Attempt> found = new ArrayList<>();
        for (String line : lines) {
            reader.read(line, found::add);
        }
        return found;
    }

    @Test
    void aTemporaryFailureOfMailgunIsADeferral() {
        Attempt attempt = read(reader(MAILGUN), """
                        {"event":"failed","severity":"temporary","timestamp":1764451865.25,"recipient":"a@b.example",\
                        "delivery-status":{"message":"450 4.2.0 later","mx-host":"MX.b.example."},\
                        "envelope":{"sending-ip":"198.51.100.9"},"message":{"headers":{"message-id":"x@y"}}}""").get(0);
        assertThat(attempt.outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(attempt.time()).isEqualTo("2025-11-29T21:31:05Z");
        assertThat(attempt.egress().ip()).contains("198.51.100.9");
        assertThat(attempt.relay().host()).contains("mx.b.example");
        assertThat(attempt.queueId()).contains("x@y");
        assertThat(attempt.reply().map(Reply::code)).contains(450);
    }

    @Test
    void eventsThatAreNoAttemptsAndHostileOnesAreNone() {
        assertThat(read(
                        reader(MAILGUN),
                        "{\"event\":\"opened\",\"timestamp\":1764451865,\"recipient\":\"a@b.example\"}",
                        "{\"event\":\"delivered\",\"timestamp\":\"soon\",\"recipient\":\"a@b.example\"}",
                        "{\"event\":{\"delivered\":1},\"timestamp\":1764451865}",
                        "{\"event\":[\"failed\"],\"severity\":null,\"timestamp\":1764451865}",
                        "{\"event\":\"delivered\"",
                        "{" + "\"a\":{".repeat(5000),
                        "",
                        "not an event"))
                .isEmpty();
    }

    @Test
    void columnsAreFoundByTheHeaderWhereverTheyStand() {
        LogReader reader = reader(COLUMNS);
        List<Attempt> found = read(
                reader,
                "event-id,date-time,recipient,status,server,server-ip,connector,message-id",
                "SEND,2026-11-29T21:31:05.123Z,a@b.example,250 2.0.0 ok,mx.b.example,192.0.2.9,out1,<1>",
                "DEFER,2026-11-29T21:31:06Z,c@b.example,\"451 4.7.1 \"\"later\"\", please\",mx.b.example,192.0.2.9,out2,<2>",
                "RECEIVE,2026-11-29T21:31:06Z,d@b.example,,,,,<3>");
        assertThat(found).hasSize(2);
        assertThat(found.get(0).egress().ip()).contains("198.51.100.7");
        assertThat(found.get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(found.get(1).egress().ip()).as("never spread").isEmpty();
        assertThat(found.get(1).reply().map(Reply::text)).contains("451 4.7.1 \"later\", please");
    }

    @Test
    void aFileThatIsReadOnFromItsMiddleKnowsItsColumns() {
        LogReader reader = reader(COLUMNS);
        reader.header("recipient,event-id,date-time,status");
        assertThat(read(reader, "a@b.example,FAIL,2026-11-29T21:31:05Z,550 5.1.1 gone"))
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.recipient()).contains("a@b.example");
                    assertThat(attempt.outcome()).isEqualTo(Outcome.REFUSED);
                });
    }
}
