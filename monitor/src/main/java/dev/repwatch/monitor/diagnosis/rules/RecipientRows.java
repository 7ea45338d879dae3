package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.*;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.LIST_OWNER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.RECEIVER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.UNKNOWN;
import static dev.repwatch.monitor.diagnosis.rules.Owner.WAIT;

import dev.repwatch.monitor.diagnosis.evidence.DnsAnswer;
import dev.repwatch.monitor.diagnosis.evidence.Suppression;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The recipient: whether the address exists, is full, closed or filtered (D17 to D22, D38, D40, D44). */
final class RecipientRows {

    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int OFTEN = 3;
    private static final double MANY_AT_ONCE = 0.2;
    private static final double MOSTLY = 0.5;
    /** Carriers that answer so for a filter of the recipient as well. */
    private static final Set<String> AMBIGUOUS = Set.of("docomo", "au", "softbank");

    static final List<Row> ALL = List.of(
            Row.of(
                            "D20.mistake",
                            ENGINEER,
                            CERTAIN,
                            "suppressed_by_mistake",
                            it -> suppressed(it).filter(s -> mistaken(it, s)).isPresent())
                    .rests("suppression"),
            Row.of(
                            "D20",
                            LIST_OWNER,
                            CERTAIN,
                            "suppressed",
                            it -> suppressed(it).isPresent())
                    .rests("suppression"),
            Row.of("D44.lasting", ENGINEER, POSSIBLE, "receiver_trouble", it -> goodAddressesGone(it) && lasting(it))
                    .also(WAIT),
            Row.of("D44", WAIT, POSSIBLE, "receiver_trouble", RecipientRows::goodAddressesGone),
            Row.of(
                    "D18",
                    RECEIVER,
                    LIKELY,
                    "filter",
                    it -> it.failed(UNKNOWN_USER, UNKNOWN_USER_OR_FILTER) && afterData(it)),
            Row.of(
                    "D18.text",
                    RECEIVER,
                    LIKELY,
                    "filter",
                    it -> it.failed(RECIPIENT_FILTER)
                            && it.judged()
                                    .filter(a -> a.replySays("user unknown", "unknown user"))
                                    .isPresent()),
            Row.of("D19", LIST_OWNER, CERTAIN, "general", it -> ofMany(it) && often(it)),
            Row.of("D19.too_few", UNKNOWN, POSSIBLE, "unknown", it -> ofMany(it) && tooFew(it))
                    .also(LIST_OWNER),
            Row.of("D17.once", LIST_OWNER, POSSIBLE, "unknown_user", it -> it.failed(UNKNOWN_USER) && soft(it)),
            Row.of("D17", LIST_OWNER, CERTAIN, "unknown_user", it -> it.failed(UNKNOWN_USER) && atRecipient(it)),
            Row.of("D17.said", LIST_OWNER, CERTAIN, "unknown_user", it -> it.failed(UNKNOWN_USER) && saidPlainly(it)),
            Row.of(
                            "D17.carrier",
                            LIST_OWNER,
                            POSSIBLE,
                            "unknown_user",
                            it -> it.failed(UNKNOWN_USER, UNKNOWN_USER_OR_FILTER) && ambiguous(it))
                    .also(RECEIVER)
                    .asks("log", "eml"),
            Row.of(
                            "D17.stage_unknown",
                            LIST_OWNER,
                            LIKELY,
                            "unknown_user",
                            it -> it.failed(UNKNOWN_USER, UNKNOWN_USER_OR_FILTER))
                    .also(RECEIVER)
                    .asks("log", "eml"),
            Row.of("D21.often", LIST_OWNER, CERTAIN, "mailbox_full", it -> it.failed(MAILBOX_FULL) && oftenFull(it)),
            Row.of("D21", RECEIVER, CERTAIN, "mailbox_full", it -> it.failed(MAILBOX_FULL)),
            Row.of("D22", LIST_OWNER, CERTAIN, "mailbox_disabled", it -> it.failed(MAILBOX_DISABLED)),
            Row.of("D38", RECEIVER, LIKELY, "filter", it -> it.failed(RECIPIENT_FILTER)),
            Row.of("D40.receiver", WAIT, LIKELY, "wait_receiver", it -> badDomain(it) && resolving(it) && !gone(it))
                    .rests("dns"),
            Row.of("D40", LIST_OWNER, CERTAIN, "bad_domain", it -> badDomain(it) && gone(it))
                    .rests("dns"),
            Row.of("D40.typo", LIST_OWNER, LIKELY, "bad_domain", it -> it.failed(BAD_DOMAIN) && mistyped(it))
                    .rests("dns")
                    .asks("dns"),
            Row.of("D40.typo_unsent", LIST_OWNER, LIKELY, "mistyped", it -> badDomain(it) && mistyped(it))
                    .rests("dns")
                    .asks("dns", "log"),
            Row.of("D40.said", LIST_OWNER, LIKELY, "bad_domain", it -> it.failed(BAD_DOMAIN) && !temporary(it))
                    .asks("dns"),
            Row.of("D40.temporary", WAIT, POSSIBLE, "wait_receiver", it -> it.failed(BAD_DOMAIN))
                    .asks("dns"));

    private RecipientRows() {}

    /** Suppressed, and nothing was tried since. */
    private static Optional<Suppression> suppressed(Situation it) {
        Optional<String> recipient = it.subject().recipient();
        return it.seen(Suppression.class)
                .filter(s -> recipient.isPresent())
                .filter(s -> s.recipient().isEmpty() || s.recipient().equals(recipient))
                .filter(s ->
                        s.span().until().filter(end -> end.isBefore(it.now())).isEmpty())
                .filter(s -> it.asked().stream()
                        .noneMatch(a -> a.failed() && a.at().isAfter(s.span().at())))
                .findFirst();
    }

    /** Mail was taken since, or the address only looked dead: filtered after DATA, or refused for our own sake. */
    private static boolean mistaken(Situation it, Suppression suppression) {
        boolean takenSince = it.asked().stream()
                .anyMatch(
                        a -> a.accepted() && a.last().isAfter(suppression.span().at()));
        boolean afterData = suppression
                .stage()
                .filter(Set.of("data", "data_end", "eod")::contains)
                .isPresent();
        boolean ours = suppression
                .reason()
                .filter(Set.of(
                        "dnsbl_listed",
                        "ip_reputation",
                        "domain_reputation",
                        "auth_failure",
                        "rate_limited",
                        "content_spam",
                        "policy",
                        "network",
                        "remote_temp",
                        "greylisted",
                        "receiver_misconfigured")::contains)
                .isPresent();
        return takenSince || afterData || ours;
    }

    private static boolean afterData(Situation it) {
        return it.judged().filter(Attempt::afterData).isPresent();
    }

    /** At one receiver many addresses that had taken mail before are unknown at once. */
    private static boolean goodAddressesGone(Situation it) {
        if (!it.failed(UNKNOWN_USER) || afterData(it)) {
            return false;
        }
        boolean said = it.scope()
                .alikeAtProvider()
                .anyMatch(a -> a.line().acceptedBeforeShare().orElse(0) >= MOSTLY && a.times() > 1);
        boolean atOnce = it.scope().shareAtProvider() > MANY_AT_ONCE;
        return (said && atOnce) || knownGone(it);
    }

    private static boolean knownGone(Situation it) {
        Set<String> failing = it.scope().recipientsFailing();
        long before = failing.stream()
                .filter(r -> it.everAccepted(r, it.firstFailure()))
                .count();
        return failing.size() >= OFTEN
                && before >= MOSTLY * failing.size()
                && it.scope().shareAtProvider() > MANY_AT_ONCE;
    }

    private static boolean lasting(Situation it) {
        Stream<Attempt> alike = it.scope().alikeAtProvider();
        Instant last = alike.map(Attempt::last).max(Instant::compareTo).orElse(it.when());
        Instant first = it.scope()
                .alikeAtProvider()
                .map(Attempt::at)
                .min(Instant::compareTo)
                .orElse(it.when());
        return !Duration.between(first, last).minus(DAY).isNegative();
    }

    /** Not asked about one person, or known of many only. */
    private static boolean ofMany(Situation it) {
        boolean counted = it.judged().filter(a -> a.times() > 1).isPresent();
        return it.failed(UNKNOWN_USER) && (counted || !it.subject().ofOneMessage());
    }

    private static boolean often(Situation it) {
        return it.scope().attemptsAtProvider() >= it.thresholds().leastSample()
                && it.scope().shareAtProvider() > it.thresholds().fewUnknown();
    }

    private static boolean tooFew(Situation it) {
        return it.scope().attemptsAtProvider() < it.thresholds().leastSample()
                && it.scope().attemptsAtProvider() > 1;
    }

    private static boolean soft(Situation it) {
        return it.judged().filter(Attempt::deferred).isPresent();
    }

    private static boolean atRecipient(Situation it) {
        return it.judged()
                .filter(a -> a.stage().filter("rcpt"::equals).isPresent())
                .isPresent();
    }

    private static boolean saidPlainly(Situation it) {
        return it.judged().filter(RecipientRows::plain).isPresent();
    }

    /** A receiver whose words for it are not used for anything else. */
    private static boolean plain(Attempt attempt) {
        return attempt.stage().isEmpty()
                && !attempt.provider().filter(AMBIGUOUS::contains).isPresent()
                && attempt.replySays("5.1.1", "5.1.10");
    }

    private static boolean ambiguous(Situation it) {
        return it.judged().flatMap(Attempt::stage).isEmpty()
                && it.provider().filter(AMBIGUOUS::contains).isPresent();
    }

    private static boolean oftenFull(Situation it) {
        List<Attempt> full = Stream.concat(it.ofPerson(), it.asked().stream())
                .distinct()
                .filter(a -> a.failed() && a.is(MAILBOX_FULL))
                .filter(a -> !a.last().isBefore(it.when().minus(FORTNIGHT)))
                .toList();
        long messages = full.stream()
                .map(a -> a.line().messageId().or(() -> a.line().queueId()).orElse(a.at().toString()))
                .distinct()
                .count();
        return Math.max(messages, full.stream().mapToLong(Attempt::times).max().orElse(0)) >= OFTEN;
    }

    private static boolean badDomain(Situation it) {
        return it.failed(BAD_DOMAIN) || (it.judged().isEmpty() && it.subject().ofOneMessage());
    }

    private static Stream<DnsAnswer> ofRecipient(Situation it) {
        Optional<String> domain = it.recipientDomain();
        return it.seen(DnsAnswer.class)
                .filter(d -> d.name().map(Addresses::plain).equals(domain)
                        || d.role().filter(r -> r.contains("recipient")).isPresent());
    }

    private static boolean gone(Situation it) {
        return ofRecipient(it).anyMatch(RecipientRows::gone);
    }

    /** No such name, or a null MX (RFC 7505). */
    private static boolean gone(DnsAnswer answer) {
        String plain = answer.answer().orElse("").strip();
        return answer.says("nxdomain", "null mx", "null_mx", "nullmx") || plain.equals("0 .") || plain.equals(".");
    }

    private static boolean resolving(Situation it) {
        return ofRecipient(it)
                .anyMatch(d -> d.says("servfail", "timeout", "timed out", "timed_out", "time-out", "refused"));
    }

    private static boolean mistyped(Situation it) {
        return it.recipientDomain().filter(Addresses::mistyped).isPresent();
    }

    private static boolean temporary(Situation it) {
        return it.judged()
                .filter(a -> a.deferred() || a.replySays("try again", "servfail", "temporary"))
                .isPresent();
    }
}
