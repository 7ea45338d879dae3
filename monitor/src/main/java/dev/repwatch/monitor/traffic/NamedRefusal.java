package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Providers;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Instant;
import java.util.Optional;

/**
 * A refusal that says who is behind it: a list, a vendor without a DNS zone, or the receiver's own judgement of the address.
 *
 * @param source the sending address; empty when neither the log nor the reply tells
 * @param named the list's id, {@code ?zone}, or {@code vendor:id}
 * @param greeting it came in place of a greeting
 */
record NamedRefusal(Instant time, String source, String provider, String named, boolean greeting) {

    static final String VENDOR = "vendor:";
    private static final int LONGEST = 100;

    /** Empty when the refusal names nobody. */
    static Optional<NamedRefusal> of(Judged judged, String receiver) {
        Attempt attempt = judged.attempt();
        Optional<String> who = judged.list()
                .or(() -> judged.vendor().map(vendor -> VENDOR + vendor))
                .or(() -> ownBlock(judged).map(provider -> VENDOR + provider));
        String source = attempt.egress().ip().or(() -> NamedAddress.in(judged)).orElse("");
        return who.map(name -> new NamedRefusal(
                attempt.time(),
                source,
                receiver,
                TrafficBatch.cut(name, LONGEST),
                attempt.stage().equals(Optional.of(Stage.CONNECT))));
    }

    /** A provider that refuses the address for good names nobody but itself. A throttle (4xx) is no block. */
    private static Optional<String> ownBlock(Judged judged) {
        boolean permanent = judged.attempt().reply().filter(Reply::permanent).isPresent();
        return judged.meaning() == ReplyClass.IP_REPUTATION
                        && permanent
                        && !judged.provider().equals(Providers.OTHER)
                ? Optional.of(judged.provider())
                : Optional.empty();
    }

    /** The vendor's id; empty for a list. */
    Optional<String> vendor() {
        return named.startsWith(VENDOR) ? Optional.of(named.substring(VENDOR.length())) : Optional.empty();
    }
}
