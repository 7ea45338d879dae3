package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.Ask;
import dev.repwatch.checks.feeds.FeedReading;
import dev.repwatch.checks.feeds.FeedReading.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Surroundings;
import dev.repwatch.checks.feeds.http.AddressGuard;
import dev.repwatch.checks.feeds.http.Limits;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every mailbox feed must bear, against a real IMAP server. */
public abstract class MailboxContract {

    protected static final String PLANTED = "pl4nted+key/with=odd&letters";
    private static final String USER = "reports";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private Instant now = Instant.now(java.time.Clock.systemUTC());

    protected abstract FeedType<?> type();

    /** Settings with this port, name and password, without TLS on the own network. */
    protected abstract Record settings(int port, String user, Secret password);

    /** A message that is counted; two with different numbers are different reports. */
    protected abstract String report(int number);

    protected abstract List<FeedSubject> subjects();

    @BeforeEach
    void start() {
        server.setUser(USER, USER, PLANTED);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anEmptyMailboxIsNoData() {
        assertThat(read(Optional.empty()).outcome()).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void aReportIsCountedOnceOverManyLooks() throws Exception {
        deliver(report(1));
        FeedReading first = read(Optional.empty());
        FeedReading second = read(first.bookmark());
        deliver(report(2));
        FeedReading third = read(second.bookmark());
        assertThat(headline(first)).isPositive();
        assertThat(headline(second)).isEqualTo(headline(first));
        assertThat(third.measures()).isNotEqualTo(first.measures());
    }

    @Test
    void theSameReportSentAgainIsNotCountedAgain() throws Exception {
        deliver(report(1));
        FeedReading first = read(Optional.empty());
        deliver(report(1));
        assertThat(headline(read(first.bookmark()))).isEqualTo(headline(first));
    }

    @Test
    void aMailboxThatIsNumberedAnewIsReadAgainAndNothingCountsTwice() throws Exception {
        deliver(report(1));
        FeedReading first = read(Optional.empty());
        String other = first.bookmark().orElseThrow().replaceFirst("\"validity\":\\d+", "\"validity\":1");
        assertThat(headline(read(Optional.of(other)))).isEqualTo(headline(first));
    }

    @Test
    void whatIsNoReportIsPassedOverWithARemark() throws Exception {
        deliver("From: someone@example.test\r\nSubject: hello\r\n\r\njust a letter\r\n");
        deliver(report(1));
        FeedReading reading = read(Optional.empty());
        assertThat(headline(reading)).isPositive();
        assertThat(reading.remarks()).singleElement().asString().contains("was passed over");
    }

    @Test
    void nothingIsMarkedInTheMailbox() throws Exception {
        deliver(report(1));
        read(Optional.empty());
        assertThat(inbox().getUnseenCount()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        FeedReading reading = read(settings(port(), USER, new Secret("wrong-" + PLANTED)), Optional.empty());
        assertThat(reading.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, it -> assertThat(it.cause()).isEqualTo(Cause.BAD_CREDENTIALS));
        assertThat(reading.toString()).doesNotContain(PLANTED);
    }

    @Test
    void aClosedPortIsTrouble() {
        int port = port();
        server.stop();
        FeedReading reading = read(settings(port, USER, new Secret(PLANTED)), Optional.empty());
        assertThat(reading.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, it -> assertThat(it.cause()).isEqualTo(Cause.SERVER_FAILED));
    }

    protected FeedReading read(Optional<String> bookmark) {
        FeedReading reading = read(settings(port(), USER, new Secret(PLANTED)), bookmark);
        assertThat(reading.toString()).doesNotContain(PLANTED);
        return reading;
    }

    private FeedReading read(Record settings, Optional<String> bookmark) {
        Surroundings surroundings = new Surroundings(
                InstantSource.fixed(now),
                new NoDns(),
                AddressGuard.PUBLIC_ONLY,
                new Limits(Duration.ofSeconds(10), Limits.USUAL.size()));
        try (OpenFeed feed = type().open(new SourceId(type().type()), settings, surroundings)) {
            return feed.read(new Ask(subjects(), bookmark, now));
        }
    }

    protected void deliver(String message) throws Exception {
        MimeMessage mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
        user().deliver(mail);
    }

    protected Instant now() {
        return now;
    }

    protected void later(Duration time) {
        now = now.plus(time);
    }

    private static double headline(FeedReading reading) {
        return reading.measures().isEmpty() ? 0 : reading.measures().get(0).value();
    }

    private GreenMailUser user() {
        return server.getUserManager().getUser(USER);
    }

    private MailFolder inbox() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(user());
    }

    private int port() {
        return server.getImap().getPort();
    }
}
