package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.*;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.CONTENT;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.LIST_OWNER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.WAIT;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.Volume;
import dev.repwatch.monitor.diagnosis.evidence.WarmupState;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sending address: its name with receivers, its rate, its youth (D11 to D16, D27, D28, D39, D60). */
final class ReputationRows {

    private static final Duration FIRST_DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int EVERYWHERE = 3;
    private static final Set<ReplyClass> OF_REPUTATION = Set.of(
            DNSBL_LISTED,
            IP_REPUTATION,
            DOMAIN_REPUTATION,
            RATE_LIMITED,
            CONTENT_SPAM,
            CONNECTION_LIMIT,
            POLICY,
            URL_LISTED);

    static final List<Row> ALL = List.of(
            Row.of("D13", WAIT, CERTAIN, "wait_done", it -> slowed(it) && it.acceptedLater(RATE_LIMITED)),
            Row.of("D60", ENGINEER, LIKELY, "ours_refused", ReputationRows::everywhere)
                    .rests("feed", "volume", "listing")
                    .asks("listing", "feed"),
            Row.of("D27", ENGINEER, CERTAIN, "ours_delayed", it -> overPlan(it) && ofRate(it))
                    .rests("warmup", "volume"),
            Row.of("D27.cause", ENGINEER, LIKELY, "ours_delayed", it -> ofRate(it) && (idle(it) || youngAndMuch(it)))
                    .rests("warmup", "volume")
                    .asks("warmup"),
            Row.of("D28", ENGINEER, LIKELY, "ours_refused", it -> ofReputation(it) && fromFirstDay(it))
                    .rests("warmup", "listing"),
            Row.of("D14", ENGINEER, CERTAIN, "ours_delayed", it -> it.failed(RATE_LIMITED) && tooMuch(it))
                    .rests("volume"),
            Row.of("D13.backlog", ENGINEER, CERTAIN, "ours_delayed", it -> it.failed(RATE_LIMITED) && backlog(it))
                    .rests("volume"),
            Row.of("D11.usual_volume", ENGINEER, LIKELY, "ours_delayed", it -> it.failed(RATE_LIMITED) && usual(it))
                    .rests("volume", "feed", "listing")
                    .asks("feed", "listing"),
            Row.of(
                            "D13.waiting",
                            WAIT,
                            LIKELY,
                            "wait_retry",
                            it -> it.failed(RATE_LIMITED) && pasted(it) && !permanent(it))
                    .asks("volume", "log"),
            Row.of("D13.late", ENGINEER, POSSIBLE, "ours_delayed", it -> it.failed(RATE_LIMITED) && old(it))
                    .asks("volume", "log"),
            Row.of("D13.slowed", WAIT, POSSIBLE, "wait_retry", it -> it.failed(RATE_LIMITED) && !firstTry(it))
                    .also(ENGINEER)
                    .asks("volume", "log"),
            Row.of("D15", ENGINEER, CERTAIN, "ours_delayed", it -> it.failed(CONNECTION_LIMIT))
                    .rests("setting"),
            Row.of("D16.turns", ENGINEER, CERTAIN, "ours_delayed", it -> it.failed(GREYLISTED) && everyTimeAnother(it)),
            Row.of(
                    "D16.late",
                    ENGINEER,
                    CERTAIN,
                    "ours_delayed",
                    it -> it.failed(GREYLISTED)
                            && longerThan(it, it.thresholds().greylistingAtMost())),
            Row.of("D16.done", WAIT, CERTAIN, "wait_done", it -> it.accepted() && it.acceptedLater(GREYLISTED)),
            Row.of(
                    "D16.slow",
                    WAIT,
                    LIKELY,
                    "wait_retry",
                    it -> it.failed(GREYLISTED)
                            && longerThan(it, it.thresholds().greylisting())),
            Row.of("D16", WAIT, CERTAIN, "wait_retry", it -> it.failed(GREYLISTED)),
            Row.of("D39.flood", ENGINEER, CERTAIN, "ours_delayed", it -> it.failed(RECIPIENT_RATE) && flood(it)),
            Row.of("D39", WAIT, CERTAIN, "wait_retry", it -> it.failed(RECIPIENT_RATE)),
            Row.of(
                            "D12.template",
                            CONTENT,
                            LIKELY,
                            "content",
                            it -> it.failed(DOMAIN_REPUTATION) && it.scope().oneTemplate())
                    .rests("message", "feed"),
            Row.of("D12", LIST_OWNER, LIKELY, "ours_refused", it -> it.failed(DOMAIN_REPUTATION))
                    .also(ENGINEER, CONTENT)
                    .rests("feed")
                    .asks("feed", "message"),
            Row.of("D11", ENGINEER, LIKELY, "ours_refused", it -> ofAddress(it) && !firstTry(it))
                    .rests("listing", "feed", "volume")
                    .asks("listing", "feed", "volume"));

    private ReputationRows() {}

    private static boolean slowed(Situation it) {
        return it.accepted() || it.failed(RATE_LIMITED);
    }

    private static boolean ofAddress(Situation it) {
        return it.failed(IP_REPUTATION) || banned(it) || localPolicyForMany(it);
    }

    /** Exchange Online calls our address a sender (5.7.501 to 503, 5.7.511). */
    static boolean banned(Situation it) {
        return it.failed(SENDER_REJECTED)
                && it.judged()
                        .filter(a -> a.replySays(
                                "banned sender[", "banned sending", "5.7.501", "5.7.502", "5.7.503", "5.7.511"))
                        .isPresent();
    }

    /** Apple's codes for its local policy do not tell text from address; where many are refused, it is the address. */
    private static boolean localPolicyForMany(Situation it) {
        return it.failed(POLICY)
                && it.scope().manyRecipients()
                && it.judged()
                        .filter(a -> a.replySays("[cs01]", "[cs02]", "[hm08]"))
                        .isPresent();
    }

    private static boolean ofRate(Situation it) {
        return it.failed(RATE_LIMITED, IP_REPUTATION, CONNECTION_LIMIT);
    }

    private static boolean ofReputation(Situation it) {
        return it.failed(IP_REPUTATION, RATE_LIMITED, POLICY);
    }

    private static boolean pasted(Situation it) {
        return it.judged().filter(Attempt::pasted).isPresent();
    }

    private static boolean permanent(Situation it) {
        return it.judged().filter(Attempt::refused).isPresent();
    }

    static boolean overPlan(Situation it) {
        return it.warmups()
                .anyMatch(w -> young(it, w)
                        && w.sentToday().isPresent()
                        && w.planToday().isPresent()
                        && w.sentToday().getAsDouble() > w.planToday().getAsDouble());
    }

    private static boolean young(Situation it, WarmupState warmup) {
        Instant since = it.when().minus(it.thresholds().young());
        return warmup.firstSeen().map(seen -> seen.isAfter(since)).orElse(true);
    }

    private static boolean youngAndMuch(Situation it) {
        return it.warmups().anyMatch(w -> w.firstSeen().isPresent() && young(it, w)) && tooMuch(it);
    }

    /** Known from its usual volume of nothing. */
    private static boolean idle(Situation it) {
        return it.volumes()
                .anyMatch(v -> v.median14d().orElse(-1) == 0 && v.today().orElse(0) > 0);
    }

    static boolean fromFirstDay(Situation it) {
        return it.warmups().flatMap(w -> w.firstSeen().stream()).anyMatch(seen -> {
            Instant end = seen.plus(FIRST_DAY);
            boolean refused = it.failed() && !it.firstFailure().isAfter(end);
            return refused || it.listings().ofAddress().map(ListingSeen::span).anyMatch(s -> !s.at().isAfter(end));
        });
    }

    private static boolean tooMuch(Situation it) {
        return it.volumes()
                .anyMatch(v -> known(v)
                        && v.today().getAsDouble()
                                > it.thresholds().volumeFactor() * v.median14d().getAsDouble());
    }

    private static boolean usual(Situation it) {
        return it.volumes().anyMatch(ReputationRows::known) && !tooMuch(it);
    }

    private static boolean known(Volume volume) {
        return volume.today().isPresent() && volume.median14d().isPresent();
    }

    private static boolean backlog(Situation it) {
        double hours = it.thresholds().retrying().toHours();
        return it.volumes().anyMatch(v -> v.backlogHours().orElse(0) > hours);
    }

    static boolean old(Situation it) {
        return longerThan(it, it.thresholds().retrying());
    }

    static boolean longerThan(Situation it, Duration time) {
        return it.judged().filter(Attempt::pasted).isEmpty() && it.failingFor().compareTo(time) > 0;
    }

    /** A receiver that puts off first contacts never sees the same address twice. */
    private static boolean everyTimeAnother(Situation it) {
        List<String> addresses = it.asked().stream()
                .filter(Attempt::failed)
                .flatMap(a -> a.line().sourceIp().stream())
                .toList();
        return addresses.size() > 1 && Set.copyOf(addresses).size() == addresses.size();
    }

    private static boolean flood(Situation it) {
        return it.judged()
                .filter(a -> a.line().perDay().orElse(0) >= it.thresholds().flood())
                .isPresent();
    }

    /** One message that was put off and is still being tried again: too little to speak of a reputation. */
    private static boolean firstTry(Situation it) {
        return !it.scope().manyRecipients()
                && it.judged().filter(a -> a.deferred() && !a.pasted()).isPresent()
                && !it.expired()
                && !old(it);
    }

    static boolean everywhere(Situation it) {
        if (!it.failed() || !OF_REPUTATION.contains(it.judged().orElseThrow().meaning())) {
            return false;
        }
        List<Attempt> hour = it.scope()
                .day()
                .filter(Attempt::failed)
                .filter(a -> OF_REPUTATION.contains(a.meaning()))
                .filter(a -> a.ip().isEmpty() || a.ip().equals(it.ip()))
                .filter(a -> a.line().span().near(it.when(), HOUR))
                .toList();
        return distinct(hour, Attempt::meaning) >= EVERYWHERE && distinct(hour, Attempt::provider) >= EVERYWHERE;
    }

    private static int distinct(List<Attempt> of, Function<Attempt, Object> what) {
        return of.stream().map(what).collect(Collectors.toSet()).size();
    }
}
