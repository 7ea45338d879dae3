package dev.repwatch.monitor.grafana;

import static dev.repwatch.monitor.metrics.MadeUpFleet.code;
import static dev.repwatch.monitor.metrics.MadeUpFleet.ip;
import static dev.repwatch.monitor.metrics.MadeUpFleet.list;
import static dev.repwatch.monitor.metrics.MadeUpFleet.open;
import static dev.repwatch.monitor.metrics.MadeUpFleet.watched;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.metrics.MetricsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Six addresses of one pool on two lists, with one channel and one resolver, in an hour in which something is wrong between
 * the 10th and the 50th minute. Times are since 1970, where the clock of {@code promtool test rules} begins.
 */
record TroubleHour(Kind kind, int minute) implements MetricsInput {

    static final int FROM = 10;
    static final int UNTIL = 50;

    /** What is wrong. */
    enum Kind {
        NOTHING,
        ONE_CRITICAL_LISTING,
        ONE_MAJOR_LISTING,
        ONE_MINOR_LISTING,
        MINOR_LISTINGS_OF_ALL,
        TWO_MAJOR_LISTINGS_OF_A_POOL,
        LIST_LISTS_EVERYTHING,
        LISTS_DO_NOT_ANSWER,
        LIST_REFUSES_THE_RESOLVER,
        RESOLVER_REWRITES,
        CHECKS_STAND_STILL,
        ONLY_CHANNEL_FAILS,
        CHANNEL_FAILS_ONCE,
        DATABASE_FAILS,
        CONFIGURATION_REFUSED,
        DAEMON_DOWN
    }

    private static final List<DnsblList> LISTS = List.of(
            list("big-bl", "Big Lists", Severity.CRITICAL, TargetKind.IPV4),
            list("small-bl", "Small Lists", Severity.MINOR, TargetKind.IPV4));

    boolean trouble() {
        return FROM <= minute && minute < UNTIL;
    }

    private boolean now(Kind wanted) {
        return kind == wanted && trouble();
    }

    Instant time() {
        return at(minute);
    }

    private static Instant at(int minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }

    @Override
    public Collection<WatchedTarget> targets() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(i -> watched(ip("192.0.2." + i), "bulk" + i, "bulk", Map.of()))
                .toList();
    }

    @Override
    public Collection<DnsblList> lists() {
        return LISTS;
    }

    private List<Episode> listed() {
        if (!trouble()) {
            return List.of();
        }
        return switch (kind) {
            case ONE_CRITICAL_LISTING -> listed(1, "big-bl", Severity.CRITICAL);
            case ONE_MAJOR_LISTING -> listed(1, "big-bl", Severity.MAJOR);
            case ONE_MINOR_LISTING -> listed(1, "small-bl", Severity.MINOR);
            case MINOR_LISTINGS_OF_ALL -> listed(6, "small-bl", Severity.MINOR);
            case TWO_MAJOR_LISTINGS_OF_A_POOL -> listed(2, "big-bl", Severity.MAJOR);
            case LIST_LISTS_EVERYTHING -> listed(6, "small-bl", Severity.MINOR);
            default -> List.of();
        };
    }

    private static List<Episode> listed(int many, String list, Severity severity) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> open(ip("192.0.2." + i), list, at(FROM), code("127.0.0.2", "spam", severity)))
                .toList();
    }

    @Override
    public StateView state() {
        List<Episode> open = listed();
        Instant checked = now(Kind.CHECKS_STAND_STILL) ? at(FROM) : time().minusSeconds(60);
        Map<Target, StateView.TargetView> targets = targets().stream()
                .map(WatchedTarget::target)
                .collect(Collectors.toMap(
                        Function.identity(),
                        target -> new StateView.TargetView(
                                open.stream()
                                                .anyMatch(it -> it.target().equals(target)
                                                        && it.listing().severity() == Severity.CRITICAL)
                                        ? 55
                                        : 100,
                                1,
                                now(Kind.LISTS_DO_NOT_ANSWER) ? 2 : 0,
                                Optional.of(checked))));
        Map<SourceId, StateView.ListView> lists = LISTS.stream()
                .collect(Collectors.toMap(
                        DnsblList::id,
                        it -> new StateView.ListView(
                                !now(Kind.LISTS_DO_NOT_ANSWER),
                                now(Kind.LISTS_DO_NOT_ANSWER)
                                        ? Optional.of(new StateView.Quarantine(Cause.TIMED_OUT, "made up", at(FROM)))
                                        : Optional.empty(),
                                (int) open.stream()
                                        .filter(episode -> episode.source().equals(it.id()))
                                        .count(),
                                Optional.of(checked))));
        return new StateView(time(), targets, open, List.of(), lists);
    }

    @Override
    public MetricsOptions options() {
        return MetricsOptions.DEFAULTS;
    }

    @Override
    public Map<String, Optional<Boolean>> resolvers() {
        return Map.of("127.0.0.1:53", Optional.of(!now(Kind.RESOLVER_REWRITES)));
    }

    @Override
    public Collection<ChannelView> channels() {
        boolean waits = now(Kind.ONLY_CHANNEL_FAILS);
        return List.of(new ChannelView(
                "ops", "slack", waits ? 1 : 0, waits ? Optional.of(at(FROM)) : Optional.empty(), Optional.of(true)));
    }

    @Override
    public DaemonView daemon() {
        return new DaemonView("test", "unknown", Duration.ofMinutes(5), time(), Optional.of(1L << 20));
    }
}
