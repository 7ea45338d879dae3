package dev.repwatch.monitor.tracker;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.EscalationSettings;
import dev.repwatch.monitor.notify.GroupingSettings;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.store.Database;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Ten thousand targets of which many are listed and delisted all the time, with the real telling pipeline behind. */
final class Churn implements Directory {

    static final int TARGETS = 10_000;

    private static final List<DnsblList> LISTS = IntStream.range(0, 4)
            .mapToObj(number -> World.list("list" + number, 1))
            .toList();
    private static final int NEW_PAIRS = 25;
    private static final int LISTED_STEPS = 2;
    private static final int GONE_STEPS = 6;
    private static final int SETTLING = 4;

    private final AdjustableClock clock = new AdjustableClock(World.START);
    private final Random random = new Random(1);
    /** Pairs that are listed or were so a moment ago, and for how many steps. */
    private final Map<Pair, Integer> moving = new LinkedHashMap<>();

    private final IncidentTracker tracker;
    private final NotificationService telling;
    private int listings;

    private record Pair(int target, DnsblList list) {
        String ip() {
            return ip(target);
        }

        static String ip(int number) {
            return "10.0." + number / 250 + "." + number % 250;
        }
    }

    Churn(Database database) {
        telling = new NotificationService(
                database,
                List.of(new RoutedChannel(new Taker(), Severity.INFO, Duration.ZERO)),
                new NotificationSettings(
                        Language.EN,
                        ZoneOffset.UTC,
                        "node",
                        new GroupingSettings(Duration.ZERO, Duration.ZERO, 8, 10, 4),
                        EscalationSettings.OFF,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new DeskSettings(List.of(), List.of())),
                clock,
                RandomGenerator.of("L64X128MixRandom"),
                this,
                Incidents.ALL);
        tracker = IncidentTracker.open(database, telling.aftermath(), clock, patience(), ScoreSettings.defaults());
        tracker.watch(targets(), LISTS);
        for (int from = 0; from < TARGETS; from += 500) {
            List<Observation> answers = new ArrayList<>();
            for (int number = from; number < from + 500; number++) {
                for (DnsblList list : LISTS) {
                    answers.add(
                            World.answer(Pair.ip(number), list.id().value(), World.clean(), "a:53", clock.instant()));
                }
            }
            tracker.observe(answers);
        }
        tracker.roundFinished(clock.instant());
    }

    /** Many are listed, and those of before are delisted. */
    void step() {
        moving.replaceAll((pair, steps) -> steps + 1);
        moving.values().removeIf(steps -> steps > GONE_STEPS);
        for (int number = 0; number < NEW_PAIRS; number++) {
            if (moving.putIfAbsent(new Pair(random.nextInt(TARGETS), LISTS.get(random.nextInt(LISTS.size()))), 0)
                    == null) {
                listings++;
            }
        }
        look();
    }

    /** The world stands still until all of it is believed. */
    void settle() {
        for (int look = 0; look < SETTLING; look++) {
            look();
        }
    }

    private void look() {
        clock.forward(Duration.ofMinutes(40));
        tracker.health(LISTS.stream()
                .map(list -> World.well(list.id().value(), clock.instant()))
                .toList());
        // as a sweep over an interval: few at a time
        List<Observation> some = new ArrayList<>();
        for (Pair pair : moving.keySet()) {
            some.add(answer(pair, "a:53"));
            if (some.size() == 20) {
                tracker.observe(some);
                some = new ArrayList<>();
            }
        }
        tracker.observe(some);
        clock.forward(Duration.ofSeconds(90));
        tracker.observe(
                moving.keySet().stream().map(pair -> answer(pair, "b:53")).toList());
        tracker.tick();
    }

    /** What people are told, as the dispatcher's threads would do. */
    boolean tell() {
        return telling.dispatchOnce() > 0;
    }

    int listings() {
        return listings;
    }

    /** What the tracker believes to be listed, as {@code target list}. */
    Set<String> believed() {
        return open(tracker);
    }

    Set<String> truth() {
        Set<String> listed = new TreeSet<>();
        moving.forEach((pair, steps) -> {
            if (steps <= LISTED_STEPS) {
                listed.add(pair.ip() + " " + pair.list().id());
            }
        });
        return listed;
    }

    /** What a database holds. */
    static Set<String> held(Database database) {
        return open(IncidentTracker.open(
                database,
                dev.repwatch.monitor.store.EventSink.none(),
                new AdjustableClock(World.START),
                patience(),
                ScoreSettings.defaults()));
    }

    private static Set<String> open(IncidentTracker tracker) {
        Set<String> open = new TreeSet<>();
        tracker.view().open().forEach(episode -> open.add(episode.target().text() + " " + episode.source()));
        return open;
    }

    private Observation answer(Pair pair, String path) {
        boolean listed = moving.getOrDefault(pair, GONE_STEPS) <= LISTED_STEPS;
        return World.answer(
                pair.ip(),
                pair.list().id().value(),
                listed ? World.listed("127.0.0.2") : World.clean(),
                path,
                clock.instant());
    }

    /** A list that lists a hundred at once is believed here. */
    private static ConfirmationPolicy patience() {
        ConfirmationPolicy usual = ConfirmationPolicy.defaults();
        return new ConfirmationPolicy(
                usual.confirmAnswers(),
                usual.confirmRetry(),
                usual.confirmWindow(),
                usual.clearAnswers(),
                usual.clearRetry(),
                usual.clearSpan(),
                usual.reopenWindow(),
                usual.staleAfter(),
                usual.holdFor(),
                TARGETS,
                1,
                usual.badSpan(),
                usual.goodProbes(),
                usual.goodSpan(),
                usual.probationProbes(),
                usual.probation());
    }

    private static List<WatchedTarget> targets() {
        return IntStream.range(0, TARGETS)
                .mapToObj(number -> World.watched(Pair.ip(number)))
                .toList();
    }

    @Override
    public Optional<WatchedTarget> target(Target target) {
        return Optional.of(World.watched(target.text()));
    }

    @Override
    public Optional<DnsblList> list(SourceId source) {
        return LISTS.stream().filter(list -> list.id().equals(source)).findFirst();
    }

    private static final class Taker implements Channel {
        @Override
        public String name() {
            return "ops";
        }

        @Override
        public String type() {
            return "test";
        }

        @Override
        public Delivery deliver(Envelope envelope) {
            return new Delivery.Delivered(Optional.empty());
        }
    }
}
