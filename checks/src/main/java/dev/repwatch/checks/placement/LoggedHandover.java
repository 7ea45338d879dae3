package dev.repwatch.checks.placement;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the mail log says of test mails: whether the provider's own server took them. A seed gets one test mail at a time, so its
 * address and the time name the attempt.
 */
public final class LoggedHandover {

    /** Clocks of two machines, and stamps of whole seconds. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Map<String, Instant> sent = new HashMap<>();
    private final Map<String, Attempt> newest = new HashMap<>();

    /** From now on attempts for this address count from this time on. */
    public void watch(String address, Instant sentAt) {
        sent.put(address.toLowerCase(Locale.ROOT), sentAt.minus(SLACK));
    }

    /** An attempt of the log, in the order of the log. */
    public void add(Attempt attempt) {
        attempt.recipient()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> sent.containsKey(it) && !attempt.time().isBefore(sent.get(it)))
                .ifPresent(it -> newest.put(it, attempt));
    }

    /** What became of the mail to this address; empty where the log says nothing of it. */
    public Optional<Handover> of(String address) {
        return Optional.ofNullable(newest.get(address.toLowerCase(Locale.ROOT))).map(LoggedHandover::handover);
    }

    private static Handover handover(Attempt attempt) {
        if (attempt.outcome() == Outcome.ACCEPTED) {
            return attempt.own() ? Handover.OWN_SERVER : Handover.PROVIDER;
        }
        return attempt.outcome() == Outcome.DEFERRED ? Handover.DEFERRED : Handover.REFUSED;
    }
}
