package dev.repwatch.monitor.preflight;

import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EpisodeRows;
import inet.ipaddr.IPAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What this installation itself remembers of an address that is offered. */
public final class PreflightRoutes {

    private static final Duration LOOKED_BACK = Duration.ofDays(365);
    private static final Duration OLDEST_READING = Duration.ofDays(90);
    private static final int MOST = 500;

    private PreflightRoutes() {}

    /** @param ip an address; it need not be watched */
    public record PastQuery(Optional<String> ip) {}

    /**
     * @param episodes of the address and of its /24 that lasted or ended within a year, the oldest first
     * @param values of feeds that are switched on about the address itself, none that is older than 90 days
     */
    public record Past(String ip, List<PastEpisode> episodes, List<FeedValue> values) {}

    /** @param day of the data, in UTC */
    public record FeedValue(String feed, String measure, double value, String day) {}

    /**
     * @param began a date, in UTC
     * @param ended absent while it lasts
     */
    public record PastEpisode(String target, String list, String began, Optional<String> ended) {}

    /** @param values the last good values of all feeds */
    public static List<Endpoint> of(Database database, InstantSource clock, Supplier<List<LatestValue>> values) {
        return List.of(Endpoint.get(
                        "/api/v1/preflight/past", Role.VIEWER, "Listings of an address and its /24 in the last year")
                .query(PastQuery.class)
                .answers(Past.class, call -> past(database, clock.instant(), values.get(), call.query())));
    }

    private static Past past(Database database, Instant now, List<LatestValue> values, PastQuery query) {
        IPAddress address = query.ip()
                .flatMap(Address::single)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.BAD_REQUEST, "say which address: ?ip=192.0.2.25"));
        String text = address.toCanonicalString();
        String like = address.isIPv4() ? text.substring(0, text.lastIndexOf('.') + 1) + "%" : text;
        List<PastEpisode> episodes =
                database.read(transaction -> EpisodeRows.written(transaction, like, now.minus(LOOKED_BACK))).stream()
                        .map(EpisodeRows.EpisodeRow::episode)
                        .limit(MOST)
                        .map(each -> new PastEpisode(
                                each.target().text(),
                                each.source().value(),
                                day(each.openedAt()),
                                each.closing().map(closed -> day(closed.at()))))
                        .toList();
        return new Past(
                text,
                episodes,
                values.stream()
                        .filter(each -> each.target().text().equals(text))
                        .filter(each -> each.dataTime().isAfter(now.minus(OLDEST_READING)))
                        .map(each ->
                                new FeedValue(each.feed().value(), each.measure(), each.value(), day(each.dataTime())))
                        .toList());
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
