package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.ReportTable;
import dev.repwatch.checks.feeds.ReportTable.Line;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.feeds.arf.ArfFeed;
import dev.repwatch.checks.feeds.arf.ArfSettings;
import dev.repwatch.checks.feeds.dmarc.DmarcFeed;
import dev.repwatch.checks.feeds.dmarc.DmarcSettings;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail of the table comes to what it must, and what is not counted is told. */
class ReportTableTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String USER = "reports";
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private static final List<FeedSubject> SUBJECTS = Stream.concat(
                    Subjects.ips("192.0.2.10", "2001:db8::10").stream(),
                    Subjects.domains("example.jp", "xn--r8jz45g.example").stream())
            .toList();

    static List<Line> complaints() {
        return ReportTable.lines("a");
    }

    static List<Line> reports() {
        return ReportTable.lines("f");
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        SERVER.setUser(USER, USER, USER);
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void complaint(Line line) throws Exception {
        FeedReport reading = read(line, ArfFeed.TYPE, arf());
        if (line.inWords()) {
            assertThat(reading.measures()).isEmpty();
            assertThat(reading.remarks()).hasSize(line.files().size()).allMatch(it -> it.contains("passed over"));
        } else {
            assertThat(counts(reading, "complaints")).isEqualTo(numbers(line));
            assertThat(reading.remarks()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void report(Line line) throws Exception {
        FeedReport reading = read(line, DmarcFeed.TYPE, dmarc());
        if (line.inWords()) {
            assertThat(reading.remarks()).isNotEmpty();
            assertThat(counts(reading, "dmarc_failed").values()).allMatch(it -> it == 0);
            assertThat(counts(reading, "dmarc_fail_rate")).isEmpty();
        } else {
            line.expected().properties().forEach(it -> {
                String target = it.getKey();
                assertThat(counts(reading, "dmarc_messages").get(target))
                        .isEqualTo(it.getValue().path("all").asDouble());
                assertThat(counts(reading, "dmarc_failed").get(target))
                        .isEqualTo(it.getValue().path("failed").asDouble());
                assertThat(counts(reading, "dmarc_refused").get(target))
                        .isEqualTo(it.getValue().path("refused").asDouble());
                assertThat(counts(reading, "dmarc_fail_rate").values()).allMatch(rate -> rate == 0);
            });
        }
    }

    private static Map<String, Double> counts(FeedReport reading, String measure) {
        return reading.measures().stream()
                .filter(it -> it.name().equals(measure))
                .collect(Collectors.toMap(it -> it.target().text(), it -> it.value()));
    }

    private static Map<String, Double> numbers(Line line) {
        return line.expected().properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asDouble()));
    }

    private static FeedReport read(Line line, FeedType<?> type, Record settings) throws Exception {
        assertThat(line.files()).as("files of %s", line).isNotEmpty();
        for (Path file : line.files()) {
            deliver(file);
        }
        FeedEnvironment feedEnvironment = FeedEnvironment.usual(InstantSource.fixed(NOW), NamedDns.SILENT);
        try (OpenFeed feed = type.open(new SourceId(type.type()), settings, feedEnvironment)) {
            return feed.read(new FeedQuery(SUBJECTS, Optional.empty(), NOW));
        }
    }

    private static void deliver(Path file) throws Exception {
        GreenMailUser user = SERVER.getUserManager().getUser(USER);
        try (InputStream bytes = Files.newInputStream(file)) {
            SERVER.getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .appendMessage(
                            new MimeMessage(Session.getInstance(new Properties()), bytes), new Flags(), Date.from(NOW));
        }
    }

    private static ArfSettings arf() {
        return new ArfSettings(
                "127.0.0.1",
                Optional.of(SERVER.getImap().getPort()),
                Optional.of("none"),
                USER,
                Optional.of(new Secret(USER)),
                Optional.empty(),
                Optional.empty(),
                "mx.test",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static DmarcSettings dmarc() {
        return new DmarcSettings(
                "127.0.0.1",
                Optional.of(SERVER.getImap().getPort()),
                Optional.of("none"),
                USER,
                Optional.of(new Secret(USER)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
