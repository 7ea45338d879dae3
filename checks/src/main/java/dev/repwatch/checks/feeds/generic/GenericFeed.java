package dev.repwatch.checks.feeds.generic;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.PerSubjectQueries;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.feeds.http.Throttle;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A source that repwatch does not know, described in the configuration. */
public final class GenericFeed implements Feed {

    private static final Duration USUAL_INTERVAL = Duration.ofHours(6);
    private static final Duration USUAL_PATIENCE = Duration.ofDays(3);

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "any HTTP source",
            Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
            List.of(kind("as configured", Bands.higherIsWorse(0, Bands.bad(1)))),
            Duration.ofDays(1),
            USUAL_PATIENCE,
            USUAL_INTERVAL,
            "those of the source",
            10,
            URI.create("https://example.org/"));

    public static final FeedType<GenericSettings> TYPE =
            new FeedType<>("generic", GenericSettings.class, DECLARATION, GenericFeed::new);

    private final GenericSettings settings;
    private final FeedClient http;
    private final UrlTemplate url;
    private final Headers headers;
    private final ValueReader reader;
    private final MeasureKind kind;
    private final FeedDeclaration declaration;

    GenericFeed(GenericSettings settings, FeedContext context) {
        this.settings = settings;
        FeedContext reach = settings.allowPrivate() ? context.allowingPrivate() : context;
        http = new FeedClient(
                reach, new Throttle(context.clock(), settings.questionsPerDay().orElse(1000L), 2));
        url = new UrlTemplate(settings.url(), settings.key());
        headers = headers(settings);
        reader = ValueReader.of(settings);
        kind = kind(settings.scale(), bands(settings));
        declaration = new FeedDeclaration(
                context.id().value(),
                settings.covers().stream()
                        .map(it -> Coverage.valueOf(it.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                List.of(kind),
                DECLARATION.delay(),
                settings.patience().orElse(USUAL_PATIENCE),
                settings.interval().orElse(USUAL_INTERVAL),
                DECLARATION.terms(),
                settings.weight().orElse(DECLARATION.weight()),
                DECLARATION.home());
    }

    private static MeasureKind kind(String scale, Bands bands) {
        return MeasureKind.banded("value", Unit.SCORE, scale, bands);
    }

    private static Bands bands(GenericSettings settings) {
        List<Bands.Step> steps = Stream.of(
                        settings.neutral().map(Bands::neutral),
                        settings.poor().map(Bands::poor),
                        settings.bad().map(Bands::bad))
                .flatMap(Optional::stream)
                .toList();
        return new Bands(
                settings.higherIsBetter() ? Bands.Direction.LOWER_IS_WORSE : Bands.Direction.HIGHER_IS_WORSE,
                steps,
                settings.margin().orElse(0.0));
    }

    @Override
    public FeedDeclaration declaration() {
        return declaration;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        return settings.csvTarget().isPresent()
                ? table(feedQuery)
                : PerSubjectQueries.ask(feedQuery, (target, result) -> single(target, feedQuery.now(), result));
    }

    private void single(Target target, Instant now, FeedResult.Builder result) throws FeedFailure {
        Reply reply = http.fetch(request(url.forTarget(target)), alsoFine());
        if (reply.status() != 404) {
            take(reader.read(reply), target, now, result);
        }
        result.quota(reply.quota());
    }

    private FeedResult table(FeedQuery feedQuery) throws FeedFailure {
        FeedResult.Builder result = new FeedResult.Builder();
        Reply reply = http.fetch(request(url.forAll()), alsoFine());
        if (reply.status() != 404) {
            ValueReader.Values values = reader.read(reply);
            for (FeedSubject subject : feedQuery.subjects()) {
                take(values, subject.target(), feedQuery.now(), result);
            }
        }
        result.quota(reply.quota());
        return result.result();
    }

    private void take(ValueReader.Values values, Target target, Instant now, FeedResult.Builder result)
            throws FeedFailure {
        Optional<String> value = values.of(target.text());
        if (value.isPresent()) {
            result.add(kind.of(target, ValueReader.number(value.get(), settings.values()), now));
        }
    }

    private int[] alsoFine() {
        return settings.notFound().filter("trouble"::equals).isPresent() ? new int[0] : new int[] {404};
    }

    private Request request(HttpUrl address) {
        return new Request.Builder().url(address).headers(headers).build();
    }

    private static Headers headers(GenericSettings settings) {
        Headers.Builder headers = new Headers.Builder();
        settings.headers().forEach((name, value) -> set(headers, "headers", name, value));
        settings.secretHeaders().forEach((name, value) -> set(headers, "secret_headers", name, value.reveal()));
        return headers.build();
    }

    private static void set(Headers.Builder headers, String key, String name, String value) {
        try {
            headers.set(name, value);
        } catch (IllegalArgumentException unfit) {
            // its message quotes the value
            throw new IllegalArgumentException(key + ": has a name or value that cannot be sent as a header");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
