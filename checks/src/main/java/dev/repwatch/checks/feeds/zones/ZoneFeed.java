package dev.repwatch.checks.feeds.zones;

import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.MeasureKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A score zone over DNS. What differs between them is data, and how an answer is read. */
abstract class ZoneFeed implements Feed {

    private final FeedDeclaration declaration;
    private final ScoreZone zone;

    /**
     * @param own the zone of the configuration
     * @param usual the operator's zone
     */
    ZoneFeed(FeedDeclaration declaration, FeedContext context, Optional<String> own, String usual) {
        this.declaration = declaration;
        zone = new ScoreZone(context.dns(), own.orElse(usual));
    }

    /** Zones are built anew about once a day, and three days without an answer are long for one. */
    static FeedDeclaration declaration(
            String title,
            Set<Coverage> covers,
            MeasureKind measure,
            Duration interval,
            String terms,
            int weight,
            String home) {
        return new FeedDeclaration(
                title,
                covers,
                List.of(measure),
                Duration.ofDays(1),
                Duration.ofDays(3),
                interval,
                terms,
                weight,
                URI.create(home));
    }

    /** How answers are read in this look. */
    abstract ScoreZone.OctetReader reading(FeedQuery feedQuery);

    @Override
    public final FeedDeclaration declaration() {
        return declaration;
    }

    @Override
    public final FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        FeedResult.Builder result = new FeedResult.Builder();
        ScoreZone.OctetReader octetReader = reading(feedQuery);
        zone.ask(feedQuery, octetReader, result);
        octetReader.finished(result);
        return result.result();
    }
}
