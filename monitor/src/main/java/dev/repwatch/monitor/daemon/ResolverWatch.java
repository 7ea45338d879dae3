package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dnsbl.doctor.DoctorFinding;
import dev.repwatch.checks.dnsbl.doctor.ResolverDoctor;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines the resolvers at the start, after each reload and once a day, and tells when lists cannot be believed through them. */
final class ResolverWatch {

    static final Duration PAUSE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ResolverWatch.class);
    private static final String SUBJECT = "resolver";

    private final Supplier<ActiveProbes> looking;
    private final IncidentTracker tracker;
    private final DaemonEnvironment world;
    private final Supplier<Language> language;
    private volatile Map<String, Optional<Boolean>> passed = Map.of();
    private boolean told;
    private List<DoctorFinding> last = List.of();
    private Set<String> leftOut = Set.of();

    /** @param open troubles that the process before this one told and did not end */
    ResolverWatch(
            Supplier<ActiveProbes> looking,
            IncidentTracker tracker,
            DaemonEnvironment world,
            Supplier<Language> language,
            Set<String> open) {
        this.told = open.contains(SUBJECT);
        this.looking = looking;
        this.tracker = tracker;
        this.world = world;
        this.language = language;
    }

    /** A few questions to each resolver; blocking. */
    synchronized void examine() {
        ActiveProbes by = looking.get();
        List<DoctorFinding> findings =
                new ResolverDoctor(by.dns(), by.check(), world.nanos(), world.random()).examine();
        findings.stream().filter(finding -> !logged(finding)).forEach(ResolverWatch::log);
        last = List.copyOf(findings);
        List<DoctorFinding> serious = findings.stream()
                .filter(finding -> finding.fault().serious())
                .filter(finding -> finding.fault().ofTheResolver())
                .toList();
        Map<String, Optional<Boolean>> now = new LinkedHashMap<>();
        by.dns()
                .resolvers()
                .forEach(resolver -> now.put(
                        resolver,
                        Optional.of(serious.stream()
                                .noneMatch(finding -> finding.resolver().equals(resolver)))));
        passed = Map.copyOf(now);
        tell(serious);
    }

    /** It stands in the log already, since it began. */
    private boolean logged(DoctorFinding finding) {
        return last.stream()
                .anyMatch(before ->
                        before.fault() == finding.fault() && before.resolver().equals(finding.resolver()));
    }

    /**
     * After a sweep: examines at once when the sweep suspected a resolver, or to see whether the trouble is over.
     *
     * @param leftOut the resolvers that lists were not believed through, though through others
     */
    synchronized void swept(boolean suspected, Set<String> leftOut) {
        boolean changed = !leftOut.equals(this.leftOut);
        this.leftOut = Set.copyOf(leftOut);
        if (suspected || told || changed) {
            examine();
        }
    }

    /** Whether it passed its last examination; empty before the first. */
    Optional<Boolean> passed(String resolver) {
        return passed.getOrDefault(resolver, Optional.empty());
    }

    private void tell(List<DoctorFinding> serious) {
        Words words = Words.of(ResolverWatch.class, language.get());
        if (serious.isEmpty() && told) {
            told = false;
            record(words.say("resolver.good"), "", true);
        } else if (!serious.isEmpty() && !told) {
            told = true;
            DoctorFinding first = serious.get(0);
            record(
                    words.say("resolver.bad", "resolver", first.resolver(), "seen", first.seen()),
                    words.say("resolver.bad.advice", "fix", first.fix()),
                    false);
        }
    }

    private void record(String headline, String advice, boolean over) {
        tracker.record(new DaemonTrouble(SUBJECT, headline, advice)
                .event(over, world.clock().instant()));
    }

    private static void log(DoctorFinding finding) {
        if (finding.fault().serious()) {
            LOG.error("resolver {}: {}; fix: {}", finding.resolver(), finding.seen(), finding.fix());
        } else {
            LOG.info("resolver {}: {}; fix: {}", finding.resolver(), finding.seen(), finding.fix());
        }
    }
}
