package dev.repwatch.checks.placement;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the mail log says of test mails: whether the provider's own server took them. A seed gets one test mail at a time, so its
 * address and the time name the attempt: those from one sending to the next belong to the earlier mail.
 */
public final class LoggedHandover {

    /** Clocks of two machines, and stamps of whole seconds. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** Of one address; what is older is over long since. */
    private static final int MOST_MAILS = 50;

    private final Map<String, TreeMap<Instant, Optional<Attempt>>> mails = new HashMap<>();

    /** A mail was sent to this address then. */
    public void watch(String address, Instant sentAt) {
        TreeMap<Instant, Optional<Attempt>> sent = mails.computeIfAbsent(key(address), fresh -> new TreeMap<>());
        sent.putIfAbsent(sentAt, Optional.empty());
        if (sent.size() > MOST_MAILS) {
            sent.pollFirstEntry();
        }
    }

    /** An attempt of the log, in the order of the log. */
    public void add(Attempt attempt) {
        attempt.recipient().map(it -> mails.get(key(it))).ifPresent(sent -> {
            Instant sentAt = sent.floorKey(attempt.time().plus(SLACK));
            if (sentAt != null) {
                sent.put(sentAt, Optional.of(attempt));
            }
        });
    }

    /** What became of the mail to this address that was sent then; empty where the log says nothing of it. */
    public Optional<Handover> of(String address, Instant sentAt) {
        return Optional.ofNullable(mails.get(key(address)))
                .map(sent -> sent.get(sentAt))
                .flatMap(it -> it)
                .map(LoggedHandover::handover);
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static Handover handover(Attempt attempt) {
        if (attempt.outcome() == Outcome.ACCEPTED) {
            return attempt.own() ? Handover.OWN_SERVER : Handover.PROVIDER;
        }
        return attempt.outcome() == Outcome.DEFERRED ? Handover.DEFERRED : Handover.REFUSED;
    }
}
