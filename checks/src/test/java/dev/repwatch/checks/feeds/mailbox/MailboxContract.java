package dev.repwatch.checks.feeds.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.EveryCase;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Measure;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Proves;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every mailbox feed must bear, against a real IMAP server, or one that only says what no good one says. */
@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "a mailbox has a password and no token; a refused one is told as such")
public abstract class MailboxContract implements EveryCase {

    protected static final String PLANTED = "pl4nted+key/with=odd&letters";
    private static final String USER = "reports";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private Instant now = Instant.now(java.time.Clock.systemUTC());
    private Limits limits = new Limits(Duration.ofSeconds(10), Limits.USUAL.size());
    private AddressGuard guard = AddressGuard.PUBLIC_ONLY;

    @TempDir
    Path folder;

    protected abstract FeedType<?> type();

    /** Settings that lead there. */
    protected abstract Record settings(Way way, String user, Secret password);

    /**
     * How a mailbox is reached.
     *
     * @param tls as in the configuration
     */
    protected record Way(String host, int port, String tls, Optional<Path> caFile, boolean allowPrivate) {
        static Way plain(int port) {
            return new Way("127.0.0.1", port, "none", Optional.empty(), true);
        }
    }

    /** A message that is counted; two with different numbers are different reports. */
    protected abstract String report(int number);

    protected abstract List<FeedSubject> subjects();

    /** The same report with its fields in another order. */
    protected abstract String reversed(String report);

    /** The same report with fields that nobody announced. */
    protected abstract String extended(String report);

    /** The same report under a schema of tomorrow. */
    protected abstract String renamed(String report);

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
    @Proves({FeedCase.EMPTY, FeedCase.NOT_FOUND_AS_NO_DATA})
    void anEmptyMailboxIsNoData() {
        assertThat(read(Optional.empty()).outcome()).isEqualTo(new Outcome.NoData());
    }

    @Test
    @Proves(FeedCase.OK)
    void aReportIsCountedOnceOverManyLooks() throws Exception {
        deliver(report(1));
        FeedReport first = read(Optional.empty());
        FeedReport second = read(first.bookmark());
        deliver(report(2));
        FeedReport third = read(second.bookmark());
        assertThat(headline(first)).isPositive();
        assertThat(headline(second)).isEqualTo(headline(first));
        assertThat(third.measures()).isNotEqualTo(first.measures());
    }

    @Test
    void theSameReportSentAgainIsNotCountedAgain() throws Exception {
        deliver(report(1));
        FeedReport first = read(Optional.empty());
        deliver(report(1));
        assertThat(headline(read(first.bookmark()))).isEqualTo(headline(first));
    }

    @Test
    void aMailboxThatIsNumberedAnewIsReadAgainAndNothingCountsTwice() throws Exception {
        deliver(report(1));
        FeedReport first = read(Optional.empty());
        String other = first.bookmark().orElseThrow().replaceFirst("\"validity\":\\d+", "\"validity\":1");
        assertThat(headline(read(Optional.of(other)))).isEqualTo(headline(first));
    }

    @Test
    void whatIsNoReportIsPassedOverWithARemark() throws Exception {
        deliver("From: someone@example.test\r\nSubject: hello\r\n\r\njust a letter\r\n");
        deliver(report(1));
        FeedReport reading = read(Optional.empty());
        assertThat(headline(reading)).isPositive();
        assertThat(reading.remarks()).singleElement().asString().contains("was passed over");
    }

    @Test
    void newMessagesAreFoundAlsoWhereOthersWereDeleted() throws Exception {
        for (int i = 1; i <= 7; i++) {
            deliver(report(i));
        }
        FeedReport first = read(Optional.empty());
        delete(0, 3, 6);
        assertThat(read(first.bookmark()).measures()).isEqualTo(first.measures());
        for (int i = 8; i <= 12; i++) {
            deliver(report(i));
        }
        FeedReport second = read(first.bookmark());
        FeedReport whole = read(Optional.empty());
        assertThat(second.remarks()).isEmpty();
        assertThat(counted(second)).isEqualTo(counted(first) * 12 / 7);
        assertThat(counted(whole)).isEqualTo(counted(first) * 9 / 7);
    }

    @Test
    void nothingIsMarkedInTheMailbox() throws Exception {
        deliver(report(1));
        read(Optional.empty());
        assertThat(inbox().getUnseenCount()).isEqualTo(1);
    }

    @Test
    void itCanBeOpenedByAnAccessToken() {
        assertThat(type().settings().getRecordComponents())
                .anySatisfy(it -> assertThat(it.getGenericType().getTypeName())
                        .isEqualTo("java.util.Optional<" + MailboxOAuth.class.getName() + ">"));
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        FeedReport reading = read(settings(Way.plain(port()), USER, new Secret("wrong-" + PLANTED)), Optional.empty());
        assertThat(reading.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, it -> assertThat(it.cause()).isEqualTo(Cause.BAD_CREDENTIALS));
        assertThat(reading.toString()).doesNotContain(PLANTED);
    }

    @Test
    void aClosedPortIsTrouble() {
        int port = port();
        server.stop();
        FeedReport reading = read(settings(Way.plain(port), USER, new Secret(PLANTED)), Optional.empty());
        assertThat(reading.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, it -> assertThat(it.cause()).isEqualTo(Cause.SERVER_FAILED));
    }

    @Test
    @Proves(FeedCase.OTHER_COLUMN_ORDER)
    void theOrderOfFieldsMeansNothing() throws Exception {
        deliver(report(1));
        List<String> right = values(read(Optional.empty()));
        deliver(reversed(report(1)));
        delete(0);
        assertThat(values(read(Optional.empty()))).isEqualTo(right).isNotEmpty();
    }

    @Test
    @Proves(FeedCase.EXTRA_COLUMNS)
    void fieldsThatNobodyAnnouncedArePassedOver() throws Exception {
        deliver(report(1));
        List<String> right = values(read(Optional.empty()));
        deliver(extended(report(1)));
        delete(0);
        assertThat(values(read(Optional.empty()))).isEqualTo(right).isNotEmpty();
    }

    @Test
    @Proves(FeedCase.WRONG_CHARSET)
    void bytesOfAnotherCharsetInTheHeadersDoNoHarm() throws Exception {
        deliver(report(1).replaceFirst("Subject: ", "Subject: \u00e9\u00ff\u0080 "));
        FeedReport reading = read(Optional.empty());
        assertThat(headline(reading)).isPositive();
        assertThat(reading.remarks()).isEmpty();
    }

    @Test
    @Proves(FeedCase.SCHEMA_BREAK)
    void whenTwentyMessagesArePassedOverInARowTheReportsHaveChanged() throws Exception {
        for (int i = 1; i < 20; i++) {
            deliver(renamed(report(i)));
        }
        FeedReport few = read(Optional.empty());
        assertThat(few.outcome()).isEqualTo(new Outcome.NoData());
        deliver(renamed(report(20)));
        FeedReport many = read(few.bookmark());
        assertThat(many.outcome()).isInstanceOfSatisfying(Outcome.Failed.class, it -> {
            assertThat(it.cause()).isEqualTo(Cause.BAD_ANSWER);
            assertThat(it.detail()).contains("the last 20 reports", "was passed over");
        });
        deliver(report(21));
        FeedReport mended = read(many.bookmark());
        assertThat(headline(mended)).isPositive();
        assertThat(mended.remarks()).isEmpty();
    }

    @Test
    @Proves(FeedCase.FIFTY_MEGABYTES)
    void aMessageOf50MegabytesIsPassedOver() throws Exception {
        deliver(report(1) + "\r\n" + ("x".repeat(998) + "\r\n").repeat(50_000));
        deliver(report(2));
        FeedReport reading = read(Optional.empty());
        assertThat(headline(reading)).isPositive();
        assertThat(reading.remarks()).singleElement().asString().contains("larger than 20 MB");
    }

    @Test
    @Proves(FeedCase.TRUNCATED)
    void aConversationThatBreaksOffCountsNothing() throws Exception {
        deliver(report(1));
        long whole;
        List<Measure> right;
        try (MailFront front = MailFront.cuttingAfter(Long.MAX_VALUE, port())) {
            right = at(Way.plain(front.port())).measures();
            whole = front.passed();
        }
        assertThat(right).isNotEmpty();
        int failed = 0;
        for (long tenths = 1; tenths < 10; tenths++) {
            try (MailFront front = MailFront.cuttingAfter(whole * tenths / 10, port())) {
                FeedReport reading = at(Way.plain(front.port()));
                boolean whollyRead = reading.measures().equals(right);
                failed += reading.outcome() instanceof Outcome.Failed ? 1 : 0;
                assertThat(reading.measures().isEmpty() || whollyRead)
                        .as("%s tenths of the conversation: %s", tenths, reading)
                        .isTrue();
                assertThat(reading.bookmark().isPresent()).isEqualTo(whollyRead);
            }
        }
        assertThat(failed).isGreaterThan(4);
    }

    /** Whether it says NO to that one message or breaks off each time, as Dovecot does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageThatTheServerKeepsIsSteppedOverAndTold(boolean breaking) throws Exception {
        for (int i = 1; i <= 4; i++) {
            deliver(report(i));
        }
        try (StubbornImap front = new StubbornImap(port(), breaking, 2)) {
            FeedReport reading = at(Way.plain(front.port()));
            assertThat(reading.remarks()).containsExactly("message 2 was passed over: the server does not hand it out");
            delete(1);
            assertThat(values(read(Optional.empty()))).isEqualTo(values(reading));
            assertThat(read(reading.bookmark()).remarks()).isEmpty();
        }
    }

    /** The place is searched for by halves: a message of which nothing is known must not lead past others. */
    @Test
    void aMessageThatWasJustDeletedHidesNoneBeforeIt() throws Exception {
        deliver(report(1));
        deliver(report(2));
        FeedReport before = read(Optional.empty());
        for (int i = 3; i <= 6; i++) {
            deliver(report(i));
        }
        try (StubbornImap front = new StubbornImap(port(), false).without(4)) {
            Record settings = settings(Way.plain(front.port()), USER, new Secret(PLANTED));
            FeedReport reading = read(settings, before.bookmark());
            assertThat(values(reading)).isEqualTo(values(read(Optional.empty())));
        }
    }

    @Test
    void aLastMessageThatTheServerKeepsIsGivenUpInTheThirdLook() throws Exception {
        deliver(report(1));
        deliver(report(2));
        try (StubbornImap front = new StubbornImap(port(), false, 2)) {
            Record settings = settings(Way.plain(front.port()), USER, new Secret(PLANTED));
            FeedReport first = read(settings, Optional.empty());
            FeedReport second = read(settings, first.bookmark());
            assertThat(first.outcome().toString()).contains("does not hand out message 2");
            assertThat(headline(first)).isPositive();
            assertThat(cause(second)).isEqualTo(Cause.SERVER_FAILED);
            FeedReport third = read(settings, second.bookmark());
            assertThat(third.outcome()).isInstanceOf(Outcome.Data.class);
            assertThat(third.remarks()).singleElement().asString().contains("message 2", "not hand it out");
        }
    }

    @Test
    void aServerThatKeepsEverythingLosesNothing() throws Exception {
        Integer[] all = IntStream.rangeClosed(1, 25).boxed().toArray(Integer[]::new);
        for (int number : all) {
            deliver(report(number));
        }
        FeedReport last = read(Optional.empty());
        Optional<String> bookmark = Optional.empty();
        try (StubbornImap front = new StubbornImap(port(), false, all)) {
            Record settings = settings(Way.plain(front.port()), USER, new Secret(PLANTED));
            for (int look = 0; look < 4; look++) {
                FeedReport reading = read(settings, bookmark);
                assertThat(cause(reading)).isEqualTo(Cause.SERVER_FAILED);
                bookmark = reading.bookmark();
            }
        }
        assertThat(values(read(bookmark))).isEqualTo(values(last));
    }

    @Test
    void lettersAfterAGoodReportAreNoTrouble() throws Exception {
        deliver(report(1));
        for (int i = 0; i < 25; i++) {
            deliver("From: someone@example.test\r\nSubject: hello " + i + "\r\n\r\njust a letter\r\n");
        }
        FeedReport reading = read(Optional.empty());
        assertThat(reading.outcome()).isInstanceOf(Outcome.Data.class);
        assertThat(reading.remarks()).anyMatch(it -> it.equals("passed over in all: 25 no_report"));
    }

    @Test
    @Proves(FeedCase.SLOW_DRIP)
    void aSlowDripEndsAtTheDeadline() throws Exception {
        deliver(report(1));
        limits = new Limits(Duration.ofMillis(200), Limits.USUAL.size());
        try (MailFront front = MailFront.dripping(Duration.ofMillis(50), port())) {
            assertThat(cause(at(Way.plain(front.port())))).isEqualTo(Cause.TIMED_OUT);
        }
    }

    @Test
    @Proves(FeedCase.FORBIDDEN)
    void aFolderThatMayNotBeReadIsTroubleOfTheAccount() {
        Map<String, String> replies =
                Map.of("EXAMINE", "TAG NO [NOPERM] not for you", "LIST", "* LIST () \"/\" INBOX\r\nTAG OK done");
        try (ScriptedImap server = new ScriptedImap("* OK [CAPABILITY IMAP4rev1] ready", replies)) {
            assertThat(cause(at(Way.plain(server.port())))).isEqualTo(Cause.BAD_CREDENTIALS);
        }
    }

    @Test
    @Proves(FeedCase.NOT_FOUND_AS_TROUBLE)
    void aFolderThatIsNotThereIsTrouble() {
        FeedReport reading = scripted("EXAMINE", "TAG NO [NONEXISTENT] no such mailbox");
        assertThat(cause(reading)).isEqualTo(Cause.REFUSED);
        assertThat(reading.outcome().toString()).contains("has no folder INBOX");
    }

    @Test
    @Proves(FeedCase.TOO_MANY_QUESTIONS)
    void tooManyConnectionsAreNoWrongPassword() {
        assertThat(cause(scripted("LOGIN", "TAG NO [LIMIT] too many connections")))
                .isEqualTo(Cause.OVER_QUOTA);
        assertThat(cause(scripted("LOGIN", "TAG NO [UNAVAILABLE] later"))).isEqualTo(Cause.SERVER_FAILED);
        assertThat(cause(scripted("LOGIN", "TAG NO [AUTHENTICATIONFAILED] no"))).isEqualTo(Cause.BAD_CREDENTIALS);
    }

    @Test
    @Proves(FeedCase.SERVER_ERROR)
    void aServerThatSaysGoodbyeChangesNothing() {
        try (ScriptedImap server = new ScriptedImap("* BYE internal error", Map.of())) {
            FeedReport reading = at(Way.plain(server.port()));
            assertThat(cause(reading)).isEqualTo(Cause.SERVER_FAILED);
            assertThat(reading.measures()).isEmpty();
        }
    }

    @Test
    @Proves(FeedCase.LOGIN_PAGE)
    void aWebServerIsNoMailbox() {
        try (ScriptedImap server = new ScriptedImap(
                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>Sign in</html>", Map.of())) {
            assertThat(cause(at(Way.plain(server.port())))).isEqualTo(Cause.SERVER_FAILED);
            assertThat(server.heard()).noneMatch(it -> it.contains("LOGIN"));
        }
    }

    /** RFC 2221: a client may follow; we do not, for the password would go along. */
    @Test
    @Proves(FeedCase.REDIRECT_TO_ANOTHER_HOST)
    void aReferralIsNotFollowed() {
        try (ScriptedImap other = ScriptedImap.refusing("LOGIN", "TAG OK thank you")) {
            FeedReport reading =
                    scripted("LOGIN", "TAG NO [REFERRAL IMAP://u@127.0.0.1:" + other.port() + "/] elsewhere");
            assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(other.heard()).isEmpty();
        }
    }

    @Test
    @Proves(FeedCase.REDIRECT_TO_METADATA)
    void aHostThatIsPointedAtTheMetadataServiceIsNotAsked() {
        guard = new AddressGuard(
                host -> List.of(
                        InetAddress.getByAddress(host, new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254})),
                false);
        Way way = new Way("imap.example.test", port(), "starttls", Optional.empty(), false);
        assertThat(cause(at(way))).isEqualTo(Cause.REFUSED);
    }

    @Test
    void aNameThatIsPointedAtOurselvesAfterTheLookupIsNotAskedEither() {
        guard = new AddressGuard(host -> List.of(InetAddress.getByAddress(host, new byte[] {8, 8, 8, 8})), false);
        try (MailFront front = MailFront.cuttingAfter(Long.MAX_VALUE, port())) {
            FeedReport reading = at(new Way("localhost", front.port(), "starttls", Optional.empty(), false));
            assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(front.visits()).isZero();
        }
    }

    @Test
    void aMailboxIsReadOverTlsAndAfterStarttls() throws Exception {
        deliver(report(1));
        Path trusted = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        try (MailFront tls = MailFront.secured(tls(certificate), port());
                MailFront later = MailFront.startTls(tls(certificate), port())) {
            FeedReport implicit = at(new Way("localhost", tls.port(), "implicit", Optional.of(trusted), true));
            FeedReport starttls = at(new Way("localhost", later.port(), "starttls", Optional.of(trusted), true));
            assertThat(headline(implicit)).isPositive();
            assertThat(headline(starttls)).isPositive();
        }
    }

    @Test
    void aCertificateThatNobodyKnowsOrOfAnotherNameIsRefused() throws Exception {
        HeldCertificate elsewhere = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example.test")
                .build();
        Path trusted = Files.writeString(folder.resolve("ca.pem"), elsewhere.certificatePem());
        try (MailFront unknown = MailFront.secured(tls(certificate), port());
                MailFront unknownLater = MailFront.startTls(tls(certificate), port());
                MailFront otherName = MailFront.secured(tls(elsewhere), port())) {
            for (Way way : List.of(
                    new Way("localhost", unknown.port(), "implicit", Optional.empty(), true),
                    new Way("localhost", unknownLater.port(), "starttls", Optional.empty(), true),
                    new Way("localhost", otherName.port(), "implicit", Optional.of(trusted), true))) {
                FeedReport reading = at(way);
                assertThat(cause(reading)).isEqualTo(Cause.SERVER_FAILED);
                assertThat(reading.outcome().toString()).contains("TLS certificate");
            }
        }
    }

    @Test
    void withoutTheOfferOfStarttlsThePasswordIsNotSent() {
        try (ScriptedImap server = new ScriptedImap("* OK [CAPABILITY IMAP4rev1] ready", Map.of())) {
            FeedReport reading = at(new Way("localhost", server.port(), "starttls", Optional.empty(), true));
            assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(server.heard()).noneMatch(it -> it.contains("LOGIN"));
        }
    }

    private static SSLContext tls(HeldCertificate own) {
        return new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext();
    }

    private FeedReport scripted(String verb, String reply) {
        try (ScriptedImap server = ScriptedImap.refusing(verb, reply)) {
            return at(Way.plain(server.port()));
        }
    }

    private FeedReport at(Way way) {
        FeedReport reading = read(settings(way, USER, new Secret(PLANTED)), Optional.empty());
        assertThat(reading.toString()).doesNotContain(PLANTED);
        return reading;
    }

    private static Cause cause(FeedReport reading) {
        assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) reading.outcome()).cause();
    }

    protected FeedReport read(Optional<String> bookmark) {
        FeedReport reading = read(settings(Way.plain(port()), USER, new Secret(PLANTED)), bookmark);
        assertThat(reading.toString()).doesNotContain(PLANTED);
        return reading;
    }

    /** What stands behind the numbers of a reading. */
    protected List<FeedDetail> details(FeedReport reading) {
        FeedEnvironment feedEnvironment = new FeedEnvironment(InstantSource.fixed(now), NamedDns.SILENT, guard, limits);
        try (OpenFeed feed = type().open(
                        new SourceId(type().type()),
                        settings(Way.plain(port()), USER, new Secret(PLANTED)),
                        feedEnvironment)) {
            return feed.details(reading.bookmark(), now);
        }
    }

    private FeedReport read(Record settings, Optional<String> bookmark) {
        FeedEnvironment feedEnvironment = new FeedEnvironment(InstantSource.fixed(now), NamedDns.SILENT, guard, limits);
        try (OpenFeed feed = type().open(new SourceId(type().type()), settings, feedEnvironment)) {
            return feed.read(new FeedQuery(subjects(), bookmark, now));
        }
    }

    protected void deliver(String message) throws Exception {
        MimeMessage mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
        user().deliver(mail);
    }

    private void delete(int... places) throws Exception {
        int before = inbox().getMessageCount();
        for (int place : places) {
            inbox().getMessages().get(place).setFlag(Flags.Flag.DELETED, true);
        }
        inbox().expunge();
        assertThat(inbox().getMessageCount()).isEqualTo(before - places.length);
    }

    protected Instant now() {
        return now;
    }

    protected void later(Duration time) {
        now = now.plus(time);
    }

    protected static List<String> values(FeedReport reading) {
        return reading.measures().stream()
                .map(it -> it.target().text() + " " + it.name() + "=" + it.value())
                .toList();
    }

    /** The largest number, which counts reports or their messages. */
    private static double counted(FeedReport reading) {
        return reading.measures().stream().mapToDouble(Measure::value).max().orElse(0);
    }

    private static double headline(FeedReport reading) {
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
