package dev.repwatch.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.budget.OperatorRateLimit;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A plan for one operator's two lists, and whoever counts what they are really asked: time is the world's, whatever the machine's clock
 * says and however often the process ends.
 */
final class PlannedFleet {

    private static final long LEAST_TTL = 300;
    private static final long DAY = 86_400;
    private static final Finding LISTED = new Finding.Listed(new Listing(
            List.of(new ListedCode("127.0.0.2", "spam", "spam", Severity.MAJOR, Scope.IP)), Optional.empty()));

    private final Database database;
    private final Settings settings;
    private final Settings others;
    private final long perDay;
    private final double perSecond;
    private final Random random;
    private final Map<String, Long> lastAsked = new HashMap<>();
    private final Deque<long[]> spent = new ArrayDeque<>();
    private long inADay;
    /** Seconds of the world, and of the wall clock. */
    private long now = 1_000_000;

    private long wall = Instant.parse("2026-12-01T00:00:00Z").getEpochSecond();
    private Settings inForce;
    private PlanWatch plans;
    private OperatorRateLimit pace;
    long most;
    long asked;

    PlannedFleet(Database database, Path folder, int targets, long perDay, double perSecond, Random random)
            throws IOException {
        this.database = database;
        this.perDay = perDay;
        this.perSecond = perSecond;
        this.random = random;
        settings = settings(folder, targets);
        others = settings(folder, targets - targets / 10);
        inForce = settings;
        plans = open();
        pace = pace();
    }

    private Settings settings(Path folder, int targets) throws IOException {
        StringBuilder addresses = new StringBuilder();
        for (int host = 0; host < targets; host++) {
            addresses
                    .append(host == 0 ? "" : ", ")
                    .append("\"93.184.")
                    .append(host / 200)
                    .append('.')
                    .append(1 + host % 200)
                    .append('"');
        }
        StringBuilder text = new StringBuilder("[dns]\nresolvers = [\"127.0.0.1:53\"]\n[schedule]\ndnsbl = \"10m\"\n"
                + "[lists]\ndefaults = false\n[[targets]]\naddresses = [" + addresses + "]\n");
        for (String list : List.of("one", "two")) {
            text.append("[[list]]\nid = \"")
                    .append(list)
                    .append("\"\nzone = \"")
                    .append(list)
                    .append(".example\"\nkinds = [\"ipv4\"]\noperator = \"Both\"\nmin_interval = \"5m\"\n"
                            + "codes = { \"127.0.0.2\" = { name = \"spam\" } }\nterms = { queries_per_day = ");
            text.append(perDay)
                    .append(", queries_per_second = ")
                    .append(perSecond)
                    .append(" }\n");
        }
        Path file = Files.writeString(folder.resolve("config-" + targets + ".toml"), text);
        return new ConfigReader(Map.of(), Sections.ALL, true)
                .read(file)
                .match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
    }

    private PlanWatch open() {
        PlanWatch opened =
                PlanWatch.open(database, () -> Instant.ofEpochSecond(wall), () -> now * 1_000_000_000L, random);
        opened.use(inForce, target -> 0);
        return opened;
    }

    private OperatorRateLimit pace() {
        return new OperatorRateLimit(() -> now * 1_000_000_000L, random, 1, Set.of(), plans.spent());
    }

    void restart() {
        plans.close();
        kill();
    }

    /** Nothing is written at the end. */
    void kill() {
        plans = open();
        pace = pace();
    }

    void reload() {
        inForce = inForce.equals(settings) ? others : settings;
        plans.use(inForce, target -> 0);
    }

    void setClock(Duration by) {
        wall += by.toSeconds();
        plans.clockStepped();
    }

    void storm(int signals) {
        List<Target> targets = inForce.targets().stream().map(it -> it.target()).toList();
        for (int n = 0; n < signals; n++) {
            plans.signal("maillog", targets.get(random.nextInt(targets.size())), Optional.of(new SourceId("one")));
            plans.signal("complaints", targets.get(random.nextInt(targets.size())), Optional.empty());
        }
    }

    void pass(long seconds) {
        now += seconds;
        wall += seconds;
        plans.keep();
        long before = asked;
        plans.due().forEach((list, targets) -> targets.forEach(target -> ask(list, target)));
        assertThat(asked - before).as("in a step of %s seconds", seconds).isLessThanOrEqualTo((long)
                Math.ceil(perSecond * (seconds + 1)));
    }

    private void ask(SourceId list, Target target) {
        DnsblList of = inForce.lists().stream()
                .map(ActiveList::list)
                .filter(it -> it.id().equals(list))
                .findFirst()
                .orElseThrow();
        if (!pace.leave(of).isZero()) {
            plans.heard(seen(list, target, new Finding.NotListed(), Origin.SKIPPED));
            return;
        }
        asked++;
        count(1);
        Long before = lastAsked.put(list + " " + target.text(), now);
        assertThat(before == null || now - before >= LEAST_TTL)
                .as("%s on %s asked again after %s", target, list, before)
                .isTrue();
        boolean listed = random.nextInt(100) == 0;
        plans.heard(seen(list, target, listed ? LISTED : new Finding.NotListed(), Origin.ASKED));
        // a confirmation, and the text behind it
        for (int more = 0; listed && more < 2 && !pace.exhausted(of); more++) {
            pace.charge(of, 1);
            count(1);
        }
    }

    private void count(int questions) {
        spent.addLast(new long[] {now, questions});
        inADay += questions;
        while (spent.getFirst()[0] <= now - DAY) {
            inADay -= spent.removeFirst()[1];
        }
        most = Math.max(most, inADay);
        assertThat(inADay).as("in 24 hours").isLessThanOrEqualTo(perDay);
    }

    /** Of the pairs that are watched by both configurations. */
    long oldest() {
        long oldest = 0;
        for (String list : List.of("one", "two")) {
            for (var target : others.targets()) {
                oldest = Math.max(
                        oldest,
                        now
                                - lastAsked.getOrDefault(
                                        list + " " + target.target().text(), 1_000_000L));
            }
        }
        return oldest;
    }

    private Observation seen(SourceId list, Target target, Finding finding, Origin origin) {
        return new Observation(
                target,
                list,
                finding,
                List.of(),
                Duration.ofSeconds(60),
                "127.0.0.1:53",
                Instant.ofEpochSecond(wall),
                false,
                origin);
    }
}
