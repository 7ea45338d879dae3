package dev.repwatch.checks.feeds;

import dev.repwatch.checks.feeds.abuseipdb.AbuseIpdbFeed;
import java.util.List;
import java.util.Optional;

/** The catalogue of feeds: one line each. */
public final class Feeds {

    public static final List<FeedType<?>> ALL = List.of(AbuseIpdbFeed.TYPE);

    private Feeds() {}

    public static Optional<FeedType<?>> byType(String type) {
        return ALL.stream()
                .filter(it -> it.type().equals(type))
                .<FeedType<?>>map(it -> it)
                .findFirst();
    }
}
