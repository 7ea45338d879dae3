package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.log.LogLines;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.traffic.egress.LearnedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which address sent it, where a log does not tell and receivers do. */
class LearnedAddressTest {

    private static final String ONE = "198.51.100.7";
    private static final String OTHER = "198.51.100.8";
    private static final String GMAIL = "gmail-smtp-in.l.google.com";
    private static final String OUTLOOK = "outlook-com.olc.protection.outlook.com";

    @TempDir
    private Path folder;

    private Path log;
    private Database database;
    private MailTraffic traffic;
    private Instant now = Instant.parse("2026-11-29T08:00:00Z");

    @BeforeEach
    void open() throws IOException {
        log = Files.writeString(folder.resolve("mail.log"), "");
        database = KilledReader.open(folder);
        start(Set.of(ONE, OTHER));
    }

    @AfterEach
    void close() {
        traffic.close();
        database.close();
    }

    private void start(Set<String> targets) {
        traffic = new MailTraffic(database, () -> now);
        traffic.use(KilledReader.settings(log.toString()), folder.resolve("config.toml"), Map.of());
        traffic.watch(targets);
        traffic.pass();
    }

    private void line(String ident, String relay, String status) throws IOException {
        now = now.plusSeconds(1);
        Files.writeString(
                log,
                now + " mx1 " + ident + "/smtp[4]: 4AB12: to=<u@b.example>, relay=" + relay
                        + ":25, delay=1, delays=0/0/1/0, dsn=5.0.0, status=" + status + "\n",
                StandardOpenOption.APPEND);
    }

    private void refused(String host, String named) throws IOException {
        line(
                "postfix",
                host + "[192.0.2.9]",
                "bounced (host " + host + "[192.0.2.9] said: 550 5.7.1 messages from [" + named
                        + "] are not taken (in reply to RCPT TO command))");
    }

    private void aDayOf(String first, String second, String named) throws IOException {
        for (int n = 0; n < 3; n++) {
            refused(first, named);
            refused(second, named);
        }
        now = now.plus(Duration.ofDays(1));
    }

    private void sent() throws IOException {
        line("postfix", "mx.b.example[192.0.2.9]", "sent (250 ok)");
    }

    /** So many were sent by whom, to a receiver that names nobody, within the day before. */
    private long sentBy(String source) {
        now = now.plusSeconds(60);
        traffic.pass();
        return traffic.view().counts().entrySet().stream()
                .filter(entry -> entry.getKey().equals(new TrafficView.Key(source, "b.example")))
                .mapToLong(entry -> entry.getValue().attempts())
                .sum();
    }

    @Test
    void oneAddressThatRepliesNameForADayIsItFromThenOnAndAfterARestart() throws IOException {
        aDayOf(GMAIL, OUTLOOK, ONE);
        sent();
        assertThat(sentBy(ONE)).isEqualTo(1);
        assertThat(traffic.view().ofProvider("gmail"))
                .as("before it was learned")
                .allSatisfy(entry -> assertThat(entry.getKey().source()).isEmpty());
        assertThat(traffic.sources()).containsExactly(new LearnedSource("postfix", ONE, true, true));
        traffic.close();
        start(Set.of(ONE, OTHER));
        sent();
        assertThat(sentBy(ONE)).isEqualTo(2);
    }

    @Test
    void severalAddressesAreNeverSpread() throws IOException {
        aDayOf(GMAIL, OUTLOOK, ONE);
        refused(GMAIL, OTHER);
        sent();
        assertThat(sentBy("")).isEqualTo(1);
        assertThat(traffic.sources()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneOfTheTargetsIsWarnedOfOnce() throws IOException {
        try (LogLines lines = new LogLines(SourceNews.class.getName())) {
            aDayOf(GMAIL, OUTLOOK, "203.0.113.5");
            sent();
            assertThat(sentBy("203.0.113.5")).isEqualTo(1);
            sent();
            assertThat(sentBy("203.0.113.5")).isEqualTo(2);
            assertThat(lines.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN ")
                    .contains("mail of postfix counts for 203.0.113.5", "none of the targets");
        }
        assertThat(traffic.sources()).containsExactly(new LearnedSource("postfix", "203.0.113.5", true, false));
    }

    @Test
    void aSmarthostTeachesNothingAndNothingOfItIsOurs() throws IOException {
        traffic.watch(Set.of(ONE));
        aDayOf("smtp.sendgrid.net", "smtp.mailgun.org", OTHER);
        line("postfix", "smtp.sendgrid.net[192.0.2.9]", "sent (250 ok)");
        traffic.pass();
        now = now.plusSeconds(60);
        traffic.pass();
        assertThat(traffic.sources()).isEmpty();
        assertThat(traffic.view().ofProvider("smarthost"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getKey().source()).isEmpty());
    }

    @Test
    void theOnlyTargetIsAssumedUntilRepliesNameAnother() throws IOException {
        traffic.watch(Set.of(ONE));
        sent();
        assertThat(sentBy(ONE)).isEqualTo(1);
        assertThat(traffic.sources()).containsExactly(new LearnedSource("postfix", ONE, false, true));
        line("postfix", "mx.b.example[2001:db8::9]", "sent (250 ok)");
        assertThat(sentBy("")).as("it has no IPv6").isEqualTo(1);
        refused(GMAIL, OTHER);
        sent();
        assertThat(sentBy("")).isEqualTo(2);
        assertThat(traffic.sources()).isEmpty();
    }

    @Test
    void ofSeveralTargetsNoneIsAssumed() throws IOException {
        sent();
        assertThat(sentBy("")).isEqualTo(1);
        assertThat(traffic.sources()).isEqualTo(List.of());
    }
}
