package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every HTTP feed must bear. A feed's test extends this and adds what its own answers mean. */
public abstract class FeedContract implements EveryCase {

    protected static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    /** Planted in every secret of the settings; must never be seen anywhere. */
    protected static final String PLANTED = "pl4nted+key/with=odd&letters";

    private Limits limits = Limits.USUAL;
    protected final MockWebServer server = new MockWebServer();
    private final LogWatch log = new LogWatch();

    /** The feed under test. */
    protected abstract FeedType<?> type();

    /** Settings that lead to the local server; every secret is {@link #secret}. */
    protected abstract Record settings(URI endpoint);

    /** A healthy answer to any question that the feed asks. */
    protected abstract MockResponse healthy(RecordedRequest request);

    /** Whom the feed is asked about. */
    protected abstract List<FeedSubject> subjects();

    /** What the feed makes of 404 where it is trouble. */
    protected FeedReport notFoundAsTrouble() {
        return always(response().code(404).build());
    }

    /** True for questions that only fetch a token. */
    protected boolean forToken(RecordedRequest request) {
        return false;
    }

    /** The healthy answer with its fields in another order. */
    protected String reversed(String healthy) {
        return Rewritten.reversed(healthy);
    }

    /** The healthy answer with fields that nobody announced. */
    protected String extended(String healthy) {
        return Rewritten.extended(healthy);
    }

    /** The healthy answer under a schema of tomorrow. */
    protected String renamed(String healthy) {
        return Rewritten.renamed(healthy);
    }

    /** What a 200 without a body means: by default trouble. */
    protected void expectOfEmptyBody(FeedReport reading) {
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
        log.start();
    }

    @AfterEach
    void stop() {
        log.stop();
        assertThat(log.everything()).doesNotContain(PLANTED);
        server.close();
    }

    @Test
    @Proves(FeedCase.OK)
    void aHealthyAnswerIsAScore() {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.outcome()).isInstanceOf(Outcome.Data.class);
        assertThat(reading.observations()).anyMatch(it -> it.finding() instanceof Finding.Scored);
    }

    @Test
    @Proves(FeedCase.EMPTY)
    void anEmptyBodyIsNeverAScore() {
        FeedReport reading = always(response().body("").build());
        noScore(reading);
        expectOfEmptyBody(reading);
    }

    @Test
    void refusedCredentialsAreToldAsSuch() {
        FeedReport reading = always(response().code(401).build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_CREDENTIALS);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.FORBIDDEN)
    void aForbiddenQuestionIsToldAsSuch() {
        assertThat(cause(always(response().code(403).build()))).isEqualTo(Cause.BAD_CREDENTIALS);
    }

    @Test
    @Proves(FeedCase.NOT_FOUND_AS_TROUBLE)
    void notFoundIsTroubleWhereTheFeedSaysSo() {
        FeedReport reading = notFoundAsTrouble();
        assertThat(cause(reading)).isIn(Cause.REFUSED, Cause.BAD_ANSWER, Cause.BAD_CREDENTIALS, Cause.NOT_REGISTERED);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.TOO_MANY_QUESTIONS)
    void tooManyQuestionsAreHeededAsLongAsWished() {
        FeedReport reading =
                always(response().code(429).setHeader("Retry-After", "120").build());
        assertThat(reading.outcome()).isInstanceOfSatisfying(Outcome.Failed.class, it -> {
            assertThat(it.cause()).isEqualTo(Cause.OVER_QUOTA);
            assertThat(it.retryAfter()).contains(Duration.ofMinutes(2));
        });
    }

    @Test
    void anEndlessRetryAfterIsCapped() {
        FeedReport reading =
                always(response().code(503).setHeader("Retry-After", "99999999").build());
        assertThat(reading.outcome()).isInstanceOfSatisfying(Outcome.Failed.class, it -> {
            assertThat(it.cause()).isEqualTo(Cause.SERVER_FAILED);
            assertThat(it.retryAfter()).contains(Duration.ofDays(1));
        });
    }

    @Test
    @Proves(FeedCase.SERVER_ERROR)
    void aBrokenSourceChangesNothing() {
        FeedReport reading = always(response().code(500).build());
        assertThat(cause(reading)).isEqualTo(Cause.SERVER_FAILED);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.LOGIN_PAGE)
    void aLoginPageIsNoData() {
        FeedReport reading = always(response()
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body("<!DOCTYPE html><html><title>Sign in</title><body>" + PLANTED + "</body></html>")
                .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.TRUNCATED)
    void halfAnAnswerIsRefusedWhole() {
        FeedReport reading = answering(request -> healthy(request)
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(cause(reading)).isIn(Cause.BAD_ANSWER, Cause.SERVER_FAILED);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.TRUNCATED)
    void aDocumentThatEndsTooSoonGivesNoWrongNumber() {
        List<Measure> right = answering(this::healthy).measures();
        for (int tenths = 2; tenths < 10; tenths += 3) {
            int part = tenths;
            FeedReport reading = answering(request -> changed(request, it -> it.substring(0, it.length() * part / 10)));
            assertThat(right).as("%s tenths of it", part).containsAll(reading.measures());
        }
    }

    @Test
    @Proves(FeedCase.OTHER_COLUMN_ORDER)
    void theOrderOfFieldsMeansNothing() {
        List<Measure> right = answering(this::healthy).measures();
        FeedReport reading = answering(request -> changed(request, this::reversed));
        assertThat(reading.measures()).containsExactlyInAnyOrderElementsOf(right);
    }

    @Test
    @Proves(FeedCase.EXTRA_COLUMNS)
    void fieldsThatNobodyAnnouncedArePassedOver() {
        List<Measure> right = answering(this::healthy).measures();
        FeedReport reading = answering(request -> changed(request, this::extended));
        assertThat(reading.measures()).containsExactlyInAnyOrderElementsOf(right);
    }

    @Test
    @Proves(FeedCase.SCHEMA_BREAK)
    void aSchemaOfTomorrowIsToldAndNotTakenForGoodNews() {
        FeedReport reading =
                answering(request -> forToken(request) ? healthy(request) : changed(request, this::renamed));
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.WRONG_CHARSET)
    void anotherCharsetThanWasSaidGivesNoWrongScore() {
        List<Measure> right = answering(this::healthy).measures();
        FeedReport reading = answering(request -> healthy(request)
                .newBuilder()
                .setHeader("Content-Type", "text/plain; charset=utf-8")
                .body(new Buffer().write(text(healthy(request)).getBytes(StandardCharsets.UTF_16LE)))
                .build());
        assertThat(right).containsAll(reading.measures());
    }

    @Test
    void brokenSyntaxIsRefusedWhole() {
        FeedReport reading = always(response().body("{\"data\":[{\"a\":1").build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        noScore(reading);
    }

    @Test
    void otherSchemaIsToldAndNotTakenForGoodNews() {
        FeedReport reading = always(response().body("{\"hello\":\"world\"}").build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.FIFTY_MEGABYTES)
    void aBodyOf50MegabytesIsNotReadToItsEnd() {
        FeedReport reading = answering(request ->
                response().body(new Buffer().write(new byte[50_000_000])).build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void aBodyThatInflatesTo50MegabytesIsNotInflatedToItsEnd() {
        FeedReport reading = always(response()
                .setHeader("Content-Encoding", "gzip")
                .body(bomb(50_000_000))
                .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    @Proves(FeedCase.WRONG_CHARSET)
    void aWrongCharsetGivesNoWrongScore() {
        FeedReport reading = always(response()
                .setHeader("Content-Type", "application/json; charset=no-such-charset")
                .body(new Buffer().write("ｓｃｏｒｅ：５０\n".getBytes(StandardCharsets.UTF_16LE)))
                .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        noScore(reading);
    }

    @Test
    @Proves(FeedCase.SLOW_DRIP)
    void aSlowDripEndsAtTheDeadline() {
        limits = new Limits(Duration.ofSeconds(1), Limits.USUAL.size());
        FeedReport reading = answering(request -> response()
                .body("[" + " ".repeat(1000))
                .throttleBody(1, 200, TimeUnit.MILLISECONDS)
                .build());
        assertThat(cause(reading)).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    @Proves(FeedCase.REDIRECT_TO_ANOTHER_HOST)
    void aRedirectToAnotherHostIsNotFollowed() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start(InetAddress.getLoopbackAddress(), 0);
            FeedReport reading = always(response()
                    .code(302)
                    .setHeader("Location", other.url("/steal").toString())
                    .build());
            assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    @Proves(FeedCase.REDIRECT_TO_METADATA)
    void aRedirectToTheMetadataServiceIsNotFollowed() {
        FeedReport reading = always(response()
                .code(307)
                .setHeader("Location", "http://169.254.169.254/latest/meta-data/")
                .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void aHostThatIsPointedAtOurselvesIsNotAsked() throws Exception {
        AddressGuard rebound =
                new AddressGuard(host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})), false);
        URI inside = URI.create("https://feed.example.test:" + server.getPort() + "/");
        FeedReport reading = read(settings(inside), rebound);
        assertThat(cause(reading)).isEqualTo(Cause.REFUSED);
        assertThat(server.getRequestCount()).isZero();
    }

    /** An endpoint on this machine is taken at the admin's word: so that a feed can be tried against a made-up source. */
    @Test
    void aServerOnThisMachineIsAskedWhenItIsTheEndpoint() {
        List<Measure> right = answering(this::healthy).measures();
        assertThat(read(atItsWord(), AddressGuard.PUBLIC_ONLY).measures())
                .isEqualTo(right)
                .isNotEmpty();
    }

    /** Settings that say that the source is on this machine. */
    protected Record atItsWord() {
        return settings(endpoint());
    }

    /** The healthy answer with its body changed. */
    protected MockResponse changed(RecordedRequest request, UnaryOperator<String> change) {
        MockResponse healthy = healthy(request);
        return healthy.getCode() == 200
                ? healthy.newBuilder().body(change.apply(text(healthy))).build()
                : healthy;
    }

    private static String text(MockResponse response) {
        Buffer text = new Buffer();
        MockResponseBody body = response.getBody();
        if (body == null) {
            return "";
        }
        try {
            body.writeTo(text);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.readUtf8();
    }

    /** What the feed makes of a server that answers like this. */
    protected FeedReport answering(Answer answer) {
        return answering(answer, settings(endpoint()));
    }

    /** The same with other settings. */
    protected FeedReport answering(Answer answer, Record settings) {
        AnsweringServer answers = new AnsweringServer(answer::to);
        server.setDispatcher(answers);
        try {
            return read(settings, AddressGuard.ANYWHERE);
        } finally {
            answers.wasAbleToAnswer();
        }
    }

    /** Where the local server is. */
    protected URI endpoint() {
        return server.url("/").uri();
    }

    /** What the feed makes of a server that always gives the same answer. */
    protected FeedReport always(MockResponse response) {
        return answering(request -> response);
    }

    /** Opens the feed with these settings. */
    protected OpenFeed open(Record settings) {
        return open(settings, AddressGuard.ANYWHERE);
    }

    private OpenFeed open(Record settings, AddressGuard guard) {
        FeedEnvironment feedEnvironment = new FeedEnvironment(InstantSource.fixed(NOW), new NoDns(), guard, limits);
        return type().open(new SourceId(type().type()), settings, feedEnvironment);
    }

    private FeedReport read(Record settings, AddressGuard guard) {
        try (OpenFeed feed = open(settings, guard)) {
            FeedReport reading = feed.read(new FeedQuery(subjects(), Optional.empty(), NOW));
            assertThat(reading.toString()).doesNotContain(PLANTED);
            return reading;
        }
    }

    /** Decides what the server says. */
    @FunctionalInterface
    protected interface Answer {
        MockResponse to(RecordedRequest request);
    }

    protected static Secret secret() {
        return new Secret(PLANTED);
    }

    protected static MockResponse.Builder response() {
        return new MockResponse.Builder();
    }

    /** A recorded answer of {@code src/test/resources/feeds/TYPE/}. */
    protected MockResponse recorded(String file) {
        return response().body(Recorded.text(type().type(), file)).build();
    }

    protected static Cause cause(FeedReport reading) {
        assertThat(reading.outcome()).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) reading.outcome()).cause();
    }

    protected static void noScore(FeedReport reading) {
        assertThat(reading.observations())
                .isNotEmpty()
                .extracting(Observation::finding)
                .allMatch(it -> it instanceof Finding.Unknown);
        assertThat(reading.measures()).isEmpty();
    }

    private static Buffer bomb(int size) {
        Buffer packed = new Buffer();
        try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
            for (int left = size; left > 0; left -= 100_000) {
                out.write(new byte[100_000]);
            }
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed;
    }
}
