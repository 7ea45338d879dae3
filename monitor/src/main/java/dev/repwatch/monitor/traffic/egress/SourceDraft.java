package dev.repwatch.monitor.traffic.egress;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Egress;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Providers;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What attempts that are written together teach, one after the other. It is lost where they are not written. */
public final class SourceDraft {

    private final LearnedSources known;
    private final Map<WayOut, Lesson> lessons = new HashMap<>();
    private final Set<WayOut> assumed = new HashSet<>();

    SourceDraft(LearnedSources known) {
        this.known = known;
    }

    /**
     * The attempt with the address that sent it, where replies tell it and the log does not. What goes through a smarthost says nothing
     * of our address, and nothing of it is ours.
     *
     * @param named the sending address that a reply names
     */
    public Judged filled(Judged judged, String receiver, Function<Judged, Optional<String>> named) {
        Attempt attempt = judged.attempt();
        if (attempt.egress().ip().isPresent() || judged.provider().equals(Providers.SMARTHOST)) {
            return judged;
        }
        Optional<WayOut> way = WayOut.of(attempt);
        if (attempt.outcome() != Outcome.ACCEPTED) {
            way.ifPresent(it -> named.apply(judged)
                    .filter(address -> it.fits(address) && seenFromOutside(address))
                    .ifPresent(address -> heard(it, attempt, address, receiver)));
        }
        return way.flatMap(it -> source(it, attempt))
                .map(address -> from(judged, address))
                .orElse(judged);
    }

    private void heard(WayOut way, Attempt attempt, String address, String receiver) {
        Optional<Lesson> before = lesson(way);
        if (before.isPresent() || known.room()) {
            lessons.put(
                    way,
                    before.map(it -> it.heard(attempt.time(), address, receiver))
                            .orElseGet(() -> Lesson.first(attempt.time(), address, receiver)));
        }
    }

    private Optional<String> source(WayOut way, Attempt attempt) {
        Optional<Lesson> lesson = lesson(way);
        return lesson.flatMap(it -> it.taught(attempt.time())).or(() -> {
            Optional<String> only = known.only()
                    .filter(way::fits)
                    .filter(address -> lesson.filter(it -> it.contradicts(address, attempt.time()))
                            .isEmpty());
            only.ifPresent(address -> assumed.add(way));
            return only;
        });
    }

    private Optional<Lesson> lesson(WayOut way) {
        return Optional.ofNullable(lessons.get(way)).or(() -> known.lesson(way));
    }

    /** A relay inside the house sees addresses that no receiver of the world sees. */
    private static boolean seenFromOutside(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        return address != null && !address.isLocal() && !address.isLoopback() && !address.isAnyLocal();
    }

    private static Judged from(Judged judged, String address) {
        Attempt it = judged.attempt();
        Attempt filled = new Attempt(
                it.time(),
                new Egress(it.egress().ident(), Optional.of(address)),
                it.queueId(),
                it.recipient(),
                it.relay(),
                it.stage(),
                it.outcome(),
                it.reply(),
                it.remark(),
                it.own(),
                it.delays());
        return new Judged(
                filled, judged.meaning(), judged.provider(), judged.list(), judged.vendor(), judged.suppress());
    }

    Map<WayOut, Lesson> lessons() {
        return lessons;
    }

    Set<WayOut> assumed() {
        return assumed;
    }
}
