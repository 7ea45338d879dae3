package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.*;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.DNS;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.RECEIVER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.UNKNOWN;
import static dev.repwatch.monitor.diagnosis.rules.Owner.WAIT;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.diagnosis.evidence.DnsAnswer;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import dev.repwatch.monitor.diagnosis.evidence.ServerSetting;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Returned;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Our own DNS: SPF, DKIM, DMARC, reverse names, the domain of bounces, and TLS (D23 to D26, D29 to D31). */
final class AuthenticationRows {

    private static final Map<ReplyClass, Set<String>> CHECKS = Map.of(
            AUTH_FAILURE, Set.of("spf_ip", "dkim", "dmarc"),
            PTR_MISSING, Set.of("fcrdns"),
            SENDER_REJECTED, Set.of("mx", "spf_ip"));

    static final List<Row> ALL = List.of(
            Row.of(
                            "D25.forwarded_bounce",
                            RECEIVER,
                            CERTAIN,
                            "receiver_side",
                            it -> it.failed(AUTH_FAILURE) && forwarded(it) && sentElsewhere(it))
                    .rests("posture"),
            Row.of("D25.forwarded", RECEIVER, LIKELY, "receiver_side", it -> it.failed(AUTH_FAILURE) && forwarded(it))
                    .rests("posture"),
            Row.of("D26", DNS, CERTAIN, "ours_refused", it -> changedBefore(it) && named(it))
                    .rests("posture"),
            Row.of("D26.vague", DNS, LIKELY, "ours_refused", it -> changedBefore(it) && it.failed(POLICY, UNCLASSIFIED))
                    .rests("posture"),
            Row.of(
                            "D23",
                            DNS,
                            CERTAIN,
                            "ours_refused",
                            it -> auth(it, "spf") && it.posture().fails("spf_ip"))
                    .rests("posture"),
            Row.of(
                            "D24.key",
                            DNS,
                            CERTAIN,
                            "ours_refused",
                            it -> auth(it, "dkim") && it.posture().fails("dkim"))
                    .rests("posture"),
            Row.of("D25", ENGINEER, CERTAIN, "ours_refused", it -> aligned(it) && bothPass(it))
                    .also(DNS)
                    .rests("posture", "setting"),
            Row.of(
                            "D24",
                            ENGINEER,
                            CERTAIN,
                            "ours_refused",
                            it -> it.failed(AUTH_FAILURE) && it.posture().passes("dkim") && !only(it, "spf"))
                    .rests("posture", "setting"),
            Row.of(
                            "D24.spf_passes",
                            ENGINEER,
                            LIKELY,
                            "ours_refused",
                            it -> it.failed(AUTH_FAILURE) && it.posture().passes("spf_ip") && only(it, "spf"))
                    .rests("posture", "setting")
                    .asks("posture"),
            Row.of("D24.unsigned", ENGINEER, LIKELY, "ours_refused", it -> auth(it, "dkim") && unsigned(it))
                    .rests("setting")
                    .asks("posture"),
            Row.of("D25.said", ENGINEER, LIKELY, "ours_refused", it -> it.failed(AUTH_FAILURE) && only(it, "dmarc"))
                    .also(DNS)
                    .rests("posture")
                    .asks("posture", "eml"),
            Row.of(
                            "D23.said",
                            DNS,
                            LIKELY,
                            "ours_refused",
                            it -> it.failed(AUTH_FAILURE)
                                    && names(it).contains("spf")
                                    && !it.posture().passes("spf_ip"))
                    .also(ENGINEER)
                    .rests("posture")
                    .asks("posture"),
            Row.of("D24.said", UNKNOWN, POSSIBLE, "ours_refused", it -> it.failed(AUTH_FAILURE))
                    .also(DNS, ENGINEER)
                    .rests("posture")
                    .asks("posture", "setting"),
            Row.of(
                            "D29",
                            DNS,
                            CERTAIN,
                            "ours_refused",
                            it -> it.failed(PTR_MISSING) && it.posture().fails("fcrdns"))
                    .rests("posture"),
            Row.of(
                            "D29.cached",
                            WAIT,
                            LIKELY,
                            "wait_retry",
                            it -> it.failed(PTR_MISSING) && it.posture().passes("fcrdns"))
                    .rests("posture"),
            Row.of("D29.said", DNS, LIKELY, "ours_refused", it -> it.failed(PTR_MISSING))
                    .also(WAIT)
                    .asks("posture"),
            Row.of(
                            "D30.callout",
                            ENGINEER,
                            CERTAIN,
                            "ours_refused",
                            it -> it.failed(SENDER_REJECTED) && bounceHostRefuses(it))
                    .rests("setting"),
            Row.of("D30", DNS, CERTAIN, "ours_refused", it -> it.failed(SENDER_REJECTED) && bounceDomainMissing(it))
                    .rests("dns", "posture"),
            Row.of(
                            "D30.callout_said",
                            ENGINEER,
                            LIKELY,
                            "ours_refused",
                            it -> it.failed(SENDER_REJECTED) && callout(it))
                    .asks("setting"),
            Row.of("D30.said", DNS, LIKELY, "ours_refused", it -> it.failed(SENDER_REJECTED) && domainSaid(it))
                    .asks("dns"),
            Row.of(
                            "D30.vague",
                            ENGINEER,
                            POSSIBLE,
                            "ours_refused",
                            it -> it.failed(SENDER_REJECTED) && !ReputationRows.banned(it))
                    .asks("dns", "setting"),
            Row.of("D31", ENGINEER, CERTAIN, "ours_refused", it -> it.failed(TLS_REQUIRED))
                    .rests("setting"));

    private AuthenticationRows() {}

    /** What the refusal says did not pass; nothing when it does not say. */
    private static Set<String> names(Situation it) {
        Set<String> named = new HashSet<>();
        it.judged().ifPresent(a -> {
            named.addAll(a.reading().failedAuthentication());
            Stream.of("spf", "dkim", "dmarc")
                    .filter(m -> a.line()
                            .detail()
                            .filter(d -> d.toLowerCase(java.util.Locale.ROOT).contains(m))
                            .isPresent())
                    .forEach(named::add);
        });
        return named;
    }

    /** The refusal is for authentication, and for this mechanism or for none by name. */
    private static boolean auth(Situation it, String mechanism) {
        Set<String> names = names(it);
        return it.failed(AUTH_FAILURE)
                && (names.isEmpty() || names.contains(mechanism) || names.equals(Set.of("dmarc")));
    }

    private static boolean only(Situation it, String mechanism) {
        return names(it).equals(Set.of(mechanism));
    }

    private static boolean aligned(Situation it) {
        Set<String> names = names(it);
        return it.failed(AUTH_FAILURE)
                && (names.contains("dmarc")
                        || (names.isEmpty() && it.posture().fails("dmarc"))
                        || it.posture()
                                .of("dmarc")
                                .flatMap(PostureFinding::detail)
                                .filter(d -> d.contains("align"))
                                .isPresent());
    }

    private static boolean bothPass(Situation it) {
        return it.posture().passes("spf_ip") && it.posture().passes("dkim");
    }

    private static boolean unsigned(Situation it) {
        return it.seen(ServerSetting.class)
                .filter(s -> s.name().filter("dkim_signing"::equals).isPresent())
                .anyMatch(s -> s.signedShare().orElse(1) < 1
                        || s.value()
                                .filter(Set.of("off", "no", "none")::contains)
                                .isPresent());
    }

    /** A server that is not ours handed it on: the log of another host, or a refusal of an address that is not ours. */
    private static boolean forwarded(Situation it) {
        return it.judged()
                .filter(a -> a.line()
                                .host()
                                .filter(h -> !it.file().own().domain(h)
                                        && !it.file().own().domains().isEmpty())
                                .isPresent()
                        || a.reading().namedIp().filter(it::foreign).isPresent()
                        || a.line().sourceIp().filter(it::foreignSender).isPresent())
                .isPresent();
    }

    /** The bounce is of another person than the one to whom we sent. */
    private static boolean sentElsewhere(Situation it) {
        return it.subject().returned().flatMap(Returned::first).isPresent();
    }

    private static boolean changedBefore(Situation it) {
        return it.posture()
                .changedBefore(it.firstFailure(), it.thresholds().changeBefore())
                .isPresent();
    }

    /** The refusal is of the kind that the changed record decides about. */
    private static boolean named(Situation it) {
        Set<String> checks = it.judged()
                .filter(Attempt::failed)
                .map(a -> CHECKS.getOrDefault(a.meaning(), Set.of()))
                .orElse(Set.of());
        return it.posture()
                .changedBefore(it.firstFailure(), it.thresholds().changeBefore())
                .flatMap(PostureFinding::check)
                .filter(checks::contains)
                .isPresent();
    }

    private static boolean bounceHostRefuses(Situation it) {
        return it.seen(ServerSetting.class)
                .filter(s -> s.name().filter("bounce_host"::equals).isPresent())
                .anyMatch(
                        s -> s.rcptAnswer().filter(r -> r.matches("(?s)[45].*")).isPresent());
    }

    private static boolean bounceDomainMissing(Situation it) {
        Optional<String> recipient = it.recipientDomain();
        boolean missing = it.seen(DnsAnswer.class)
                .filter(d -> d.role().filter(r -> r.contains("recipient")).isEmpty())
                .filter(d -> d.name()
                        .map(Addresses::plain)
                        .filter(n -> recipient.filter(n::equals).isPresent())
                        .isEmpty())
                .anyMatch(d -> d.says("nxdomain", "nodata", "no data", "noerror/0", "empty")
                        || d.answer().isEmpty());
        return missing || it.posture().fails("mx");
    }

    private static boolean callout(Situation it) {
        return it.judged()
                .filter(a -> a.replySays("verify failed", "verification failed", "callout", "undeliverable"))
                .isPresent();
    }

    private static boolean domainSaid(Situation it) {
        return it.judged()
                .filter(a -> !a.replySays("access denied"))
                .filter(a -> a.replySays(
                        "domain not found",
                        "does not exist",
                        "does not resolve",
                        "unresolvable",
                        "domain of sender",
                        "no mx",
                        "not found",
                        "4.1.8",
                        "5.1.8"))
                .isPresent();
    }
}
