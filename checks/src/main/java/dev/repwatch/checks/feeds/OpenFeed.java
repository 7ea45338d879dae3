package dev.repwatch.checks.feeds;

import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed that is switched on. The one place where results become readings and words are cleaned of secrets. */
public final class OpenFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFeed.class);
    private static final int MOST_MISSING = 5;

    private final SourceId id;
    private final String type;
    private final Feed feed;
    private final Redactor redactor;

    OpenFeed(SourceId id, String type, Feed feed, Redactor redactor) {
        this.id = id;
        this.type = type;
        this.feed = feed;
        this.redactor = redactor;
    }

    /** The name of its table in the configuration. */
    public SourceId id() {
        return id;
    }

    public String type() {
        return type;
    }

    public FeedDeclaration declaration() {
        return feed.declaration();
    }

    /** Asks the source once. Blocking; never throws for anything that the source or the network does. */
    public FeedReport read(FeedQuery feedQuery) {
        FeedQuery covered = new FeedQuery(
                feedQuery.subjects().stream().filter(feed.declaration()::covers).toList(),
                feedQuery.bookmark(),
                feedQuery.now());
        try {
            return reading(covered, feed.look(covered));
        } catch (FeedFailure failure) {
            return failed(covered, failure);
        } catch (RuntimeException surprise) {
            // the stack trace may hold a URL with a key: only the kind of the surprise is told
            String kind = surprise.getClass().getSimpleName();
            LOG.warn("feed {}: the answer could not be read ({})", id, kind);
            return failed(covered, FeedFailure.badAnswer("the answer could not be read (" + kind + ")"));
        }
    }

    private FeedReport reading(FeedQuery feedQuery, FeedResult feedResult) {
        List<Measure> measures = feedResult.measures().stream().map(this::clean).toList();
        return new FeedReport(
                id,
                feedQuery.now(),
                feedResult.trouble().map(this::outcome).orElseGet(() -> outcome(measures)),
                new Observations(id, feed.declaration(), redactor).of(feedQuery, feedResult, measures),
                measures,
                feedResult.quota(),
                feedResult.credentialsExpire(),
                feedResult.bookmark(),
                feedResult.pause(),
                remarks(feedResult),
                feedResult.returned());
    }

    private Outcome outcome(List<Measure> measures) {
        Optional<Instant> newest = measures.stream()
                .filter(it -> !momentary(it))
                .map(Measure::dataTime)
                .max(Instant::compareTo);
        return newest.<Outcome>map(Outcome.Data::new).orElseGet(Outcome.NoData::new);
    }

    private boolean momentary(Measure measure) {
        return feed.declaration()
                .measure(measure.name())
                .filter(MeasureKind::momentary)
                .isPresent();
    }

    private Outcome outcome(FeedFailure failure) {
        return new Outcome.Failed(failure.why(), redactor.clean(failure.detail()), failure.retryAfter());
    }

    /** What was odd, and which targets nothing could be learned of although others were. */
    private List<String> remarks(FeedResult feedResult) {
        Stream<String> missing = feedResult.unknown().entrySet().stream()
                .filter(it ->
                        it.getValue().cause() != Cause.NO_DATA && it.getValue().cause() != Cause.NOT_ASKED)
                .map(it -> it.getKey().text() + ": " + it.getValue().detail())
                .sorted()
                .limit(MOST_MISSING);
        return Stream.concat(feedResult.remarks().stream(), missing)
                .map(redactor::clean)
                .toList();
    }

    private FeedReport failed(FeedQuery feedQuery, FeedFailure failure) {
        String detail = redactor.clean(failure.detail());
        return new FeedReport(
                id,
                feedQuery.now(),
                outcome(failure),
                Observations.allUnknown(id, feedQuery, new Finding.Unknown(failure.why(), detail)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Measure clean(Measure measure) {
        return new Measure(
                measure.target(),
                measure.name(),
                measure.value(),
                measure.unit(),
                measure.dataTime(),
                redactor.clean(measure.note()));
    }

    /** What stands behind the numbers, as far as the bookmark of the last look tells; cleaned of secrets. */
    public List<FeedDetail> details(Optional<String> bookmark, Instant now) {
        return bookmark.map(it -> feed.details(it, now)).orElse(List.of()).stream()
                .map(it -> new FeedDetail(
                        it.target(), it.kind(), redactor.clean(it.name()), it.counts(), redactor.clean(it.note())))
                .toList();
    }

    /** What the last look did not come to. */
    public long backlog(Optional<String> bookmark, Instant now) {
        return bookmark.map(it -> feed.backlog(it, now)).orElse(0L);
    }

    @Override
    public void close() {
        feed.close();
    }
}
