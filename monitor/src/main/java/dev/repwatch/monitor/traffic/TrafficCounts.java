package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attempts of one sending address at one provider, added up. What the queue only remembers, and what stays here, is left out. */
public final class TrafficCounts {

    private static final Set<ReplyClass> BLOCKS =
            EnumSet.of(ReplyClass.IP_REPUTATION, ReplyClass.DOMAIN_REPUTATION, ReplyClass.DNSBL_LISTED);
    private static final Set<ReplyClass> HARMLESS = EnumSet.of(ReplyClass.GREYLISTED, ReplyClass.RECIPIENT_RATE);

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<ReplyClass, Long> classes = new EnumMap<>(ReplyClass.class);
    private long blocked;
    private long held;
    private long unknown;

    public void add(Judged judged) {
        if (judged.meaning() == ReplyClass.LOCAL || judged.attempt().stage().equals(Optional.of(Stage.CACHED))) {
            return;
        }
        add(judged.attempt().outcome(), judged.meaning(), 1);
    }

    /** So many of one kind. */
    public void add(Outcome outcome, ReplyClass meaning, long n) {
        outcomes.merge(outcome, n, Long::sum);
        classes.merge(meaning, n, Long::sum);
        blocked += BLOCKS.contains(meaning) ? n : 0;
        held += outcome == Outcome.DEFERRED && !HARMLESS.contains(meaning) ? n : 0;
        unknown += outcome == Outcome.REFUSED && meaning == ReplyClass.UNKNOWN_USER ? n : 0;
    }

    /** Those of another. */
    void add(TrafficCounts other) {
        other.outcomes.forEach((outcome, n) -> outcomes.merge(outcome, n, Long::sum));
        other.classes.forEach((meaning, n) -> classes.merge(meaning, n, Long::sum));
        blocked += other.blocked;
        held += other.held;
        unknown += other.unknown;
    }

    public long attempts() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How often each class came, the accepted ones too. */
    public Map<ReplyClass, Long> classes() {
        return Map.copyOf(classes);
    }

    /** Of what was decided: accepted or refused for good. */
    public Rate unknownUsers() {
        return new Rate(unknown, of(Outcome.ACCEPTED) + of(Outcome.REFUSED));
    }

    /** Refusals because of who sends, greetings that servers of ours try again for days included. */
    public Rate blocked() {
        return new Rate(blocked, attempts());
    }

    /** Connections that ended without a word, or never began. */
    public Rate ended() {
        return new Rate(classes.getOrDefault(ReplyClass.NETWORK, 0L), attempts());
    }

    /** Without greylisting and mailboxes that get too much at once. */
    public Rate deferred() {
        return new Rate(held, attempts());
    }
}
