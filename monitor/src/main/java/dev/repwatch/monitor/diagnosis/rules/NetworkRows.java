package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.*;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.CONTENT;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.RECEIVER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.UNKNOWN;
import static dev.repwatch.monitor.diagnosis.rules.Owner.WAIT;

import dev.repwatch.monitor.diagnosis.evidence.DnsAnswer;
import dev.repwatch.monitor.diagnosis.evidence.ServerSetting;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Scope;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Nobody answered, or only that it will not work now; and what the text leaves open (D41 to D43, D50, D57, scope). */
final class NetworkRows {

    private static final double MUCH = 0.3;
    private static final int MANY = 3;

    static final List<Row> ALL = List.of(
            Row.of(
                            "D57.transport",
                            ENGINEER,
                            LIKELY,
                            "ours_refused",
                            it -> it.failed(RELAY_DENIED, MAIL_LOOP) && wrongHost(it))
                    .rests("setting", "dns"),
            Row.of(
                            "D57.table",
                            ENGINEER,
                            LIKELY,
                            "ours_refused",
                            it -> it.failed(RELAY_DENIED, MAIL_LOOP)
                                    && mailServers(it).isEmpty()
                                    && ownTable(it).isPresent())
                    .rests("setting")
                    .asks("dns"),
            Row.of("D57", RECEIVER, LIKELY, "receiver_side", it -> it.failed(RELAY_DENIED, MAIL_LOOP))
                    .rests("setting", "dns")
                    .asks("dns", "setting"),
            Row.of("D42", ENGINEER, LIKELY, "ours_delayed", it -> it.failed(NETWORK) && manyProviders(it)),
            Row.of("D41.blocked", ENGINEER, LIKELY, "ours_delayed", it -> it.failed(NETWORK) && oneOfOurs(it)),
            Row.of("D43.one_address", ENGINEER, LIKELY, "ours_delayed", it -> it.failed(REMOTE_TEMP) && oneOfOurs(it))
                    .rests("listing", "feed"),
            Row.of("D43", WAIT, LIKELY, "wait_receiver", it -> it.failed(REMOTE_TEMP) && manyFail(it)),
            Row.of(
                    "D41",
                    WAIT,
                    POSSIBLE,
                    "wait_receiver",
                    it -> it.failed(NETWORK) && manyFail(it) && othersAnswer(it)),
            Row.of("D41.unlooked", WAIT, POSSIBLE, "wait_receiver", it -> it.failed(NETWORK) && manyFail(it))
                    .asks("log"),
            Row.of("D50.slowed", WAIT, LIKELY, "wait_retry", it -> retrying(it) && it.failed(RATE_LIMITED))
                    .asks("volume"),
            Row.of("D50", WAIT, CERTAIN, "wait_retry", NetworkRows::retrying).asks("volume", "listing"),
            Row.of("D41.alone", WAIT, POSSIBLE, "wait_receiver", it -> it.failed(NETWORK))
                    .asks("log"),
            Row.of("D43.alone", WAIT, POSSIBLE, "wait_receiver", it -> it.failed(REMOTE_TEMP))
                    .asks("log"),
            Row.of("S1", RECEIVER, POSSIBLE, "filter", it -> it.failed() && onePerson(it)),
            Row.of(
                    "S2",
                    CONTENT,
                    POSSIBLE,
                    "content",
                    it -> it.failed() && it.scope().oneTemplate()),
            Row.of(
                            "S3.one_address",
                            ENGINEER,
                            POSSIBLE,
                            "ours_refused",
                            it -> it.failed() && !it.subject().ofOneMessage() && oneOfOurs(it))
                    .asks("listing", "feed"),
            Row.of("S3", ENGINEER, POSSIBLE, "ours_refused", it -> it.failed() && allAtOneReceiver(it))
                    .asks("listing", "feed"),
            Row.of("S4", UNKNOWN, POSSIBLE, "unknown", it -> it.failed()).asks("log", "eml", "listing"));

    private NetworkRows() {}

    /** Our own table sends the domain to a host that is not among its mail servers. */
    private static boolean wrongHost(Situation it) {
        Set<String> servers = mailServers(it);
        return !servers.isEmpty()
                && ownTable(it)
                        .or(() -> it.judged().flatMap(a -> a.line().relayHost()))
                        .filter(host -> servers.stream().noneMatch(host::contains))
                        .isPresent();
    }

    /** Where our own table sends the domain. */
    private static Optional<String> ownTable(Situation it) {
        return it.seen(ServerSetting.class)
                .filter(s -> s.name().filter("transport"::equals).isPresent())
                .filter(s ->
                        s.domain().isEmpty() || s.domain().map(Addresses::plain).equals(it.recipientDomain()))
                .findFirst()
                .map(s -> s.value().orElse("?"));
    }

    private static Set<String> mailServers(Situation it) {
        return it.seen(DnsAnswer.class)
                .filter(d -> d.type().filter("mx"::equals).isPresent())
                .flatMap(d ->
                        List.of(d.answer().orElse("").toLowerCase(Locale.ROOT).split("[\\s,;]+")).stream())
                .map(Addresses::plain)
                .filter(name -> name.contains(".") && !name.matches("[\\d.]+"))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static boolean manyProviders(Situation it) {
        Scope scope = it.scope();
        int failing = scope.providersFailing().size();
        return failing >= MANY || (failing == 2 && !scope.any(Attempt::accepted));
    }

    /** One of our addresses fails where another of ours is taken. */
    private static boolean oneOfOurs(Situation it) {
        Scope scope = it.scope();
        return scope.ipsFailing().size() == 1 && !scope.ipsAccepted().isEmpty();
    }

    private static boolean manyFail(Situation it) {
        Scope scope = it.scope();
        return scope.manyRecipients() && scope.shareAtProvider() >= MUCH;
    }

    /** Another receiver took or refused something that day: the way out is open. */
    private static boolean othersAnswer(Situation it) {
        return it.scope().any(a -> !a.provider().equals(it.provider()) && !a.is(NETWORK));
    }

    /** Still in our queue and not for long, because the receiver said so: who said nothing did not ask us to wait. */
    private static boolean retrying(Situation it) {
        return it.judged().filter(Attempt::deferred).filter(a -> !a.pasted()).isPresent()
                && !it.failed(NETWORK)
                && !it.expired()
                && !ReputationRows.old(it);
    }

    private static boolean onePerson(Situation it) {
        return it.subject().ofOneMessage()
                && !it.scope().manyRecipients()
                && it.scope().othersAccepted() >= it.thresholds().othersAccepted();
    }

    private static boolean allAtOneReceiver(Situation it) {
        return it.scope().failingAtProvider() >= it.thresholds().othersAccepted()
                && it.scope().othersAccepted() == 0;
    }
}
