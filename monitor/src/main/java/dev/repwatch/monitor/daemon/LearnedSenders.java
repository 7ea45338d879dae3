package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.posture.Learned;
import dev.repwatch.monitor.posture.PostureSettings;
import dev.repwatch.monitor.posture.Suggestion;
import dev.repwatch.monitor.traffic.MailTraffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What reports and logs show of senders that nobody has configured; at most a minute old. Thread-safe. */
final class LearnedSenders implements Supplier<List<Suggestion>> {

    private static final Duration HOLDS = Duration.ofMinutes(1);

    private final FeedCache feeds;
    private final MailTraffic traffic;
    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private List<Suggestion> known = List.of();
    private Instant at = Instant.MIN;

    LearnedSenders(FeedCache feeds, MailTraffic traffic, Supplier<Settings> settings, InstantSource clock) {
        this.feeds = feeds;
        this.traffic = traffic;
        this.settings = settings;
        this.clock = clock;
    }

    static LearnedSenders of(DaemonServices services, MailTraffic traffic) {
        return new LearnedSenders(
                services.feeds(), traffic, () -> services.looking().get().settings(), services.clock());
    }

    @Override
    public synchronized List<Suggestion> get() {
        Instant now = clock.instant();
        if (at.equals(Instant.MIN) || !now.isBefore(at.plus(HOLDS))) {
            known = learned(now);
            at = now;
        }
        return known;
    }

    private List<Suggestion> learned(Instant now) {
        Settings current = settings.get();
        return current.section(PostureSettings.class).learn() == PostureSettings.Learn.OFF
                ? List.of()
                : Learned.of(reports(now), logs(), current.targets());
    }

    private List<FeedDetail> reports(Instant now) {
        return feeds.enabled().keySet().stream()
                .flatMap(feed -> feeds.details(feed, now).stream())
                .toList();
    }

    private Collection<Learned.Sent> logs() {
        return traffic.view().all().stream()
                .collect(Collectors.groupingBy(entry -> entry.getKey().source()))
                .entrySet()
                .stream()
                .map(source -> new Learned.Sent(
                        source.getKey(),
                        source.getValue().stream()
                                .mapToLong(entry -> entry.getValue().attempts())
                                .sum(),
                        Arrays.stream(Outcome.values())
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        outcome -> source.getValue().stream()
                                                .mapToLong(entry ->
                                                        entry.getValue().of(outcome))
                                                .sum()))))
                .toList();
    }
}
