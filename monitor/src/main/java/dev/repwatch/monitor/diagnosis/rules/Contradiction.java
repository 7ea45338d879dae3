package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.AUTH_FAILURE;
import static dev.repwatch.checks.maillog.refusal.ReplyClass.DNSBL_LISTED;
import static dev.repwatch.checks.maillog.refusal.ReplyClass.IP_REPUTATION;
import static dev.repwatch.checks.maillog.refusal.ReplyClass.PTR_MISSING;
import static dev.repwatch.checks.maillog.refusal.ReplyClass.UNKNOWN_USER;

import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.DnsAnswer;
import dev.repwatch.monitor.diagnosis.evidence.SeedResult;
import dev.repwatch.monitor.diagnosis.evidence.SentMessage;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Two things that were seen and do not go together. It is shown, never averaged.
 *
 * @param lowers whether it takes a step of certainty; not where the row that is chosen already weighs it
 */
public record Contradiction(String id, boolean lowers, Predicate<Situation> when) {

    private static final Duration SAME_TIME = Duration.ofMinutes(10);
    private static final double NEARLY_ALL = 0.99;
    private static final long ENOUGH = 100;
    private static final Pattern WORKS =
            Pattern.compile("(?i)\\bworks?\\b|\\bworking\\b|valid|correct|exists|使え|使って|正しい|合って|存在");
    private static final Pattern SPAM = Pattern.compile("(?i)spam|junk|迷惑");
    private static final Pattern BOUNCED = Pattern.compile("(?i)bounce|undeliver|returned|不達|戻っ|エラーメール");

    public static final List<Contradiction> ALL = List.of(
            new Contradiction("list_disagrees", false, Contradiction::listDisagrees),
            new Contradiction("own_disagree", true, Contradiction::ownDisagree),
            new Contradiction("no_effect", false, Contradiction::listedWithoutEffect),
            new Contradiction(
                    "spf_passes",
                    false,
                    it -> it.failed(AUTH_FAILURE)
                            && it.judged()
                                    .orElseThrow()
                                    .reading()
                                    .failedAuthentication()
                                    .contains("spf")
                            && it.posture().passes("spf_ip")),
            new Contradiction(
                    "ptr_passes",
                    false,
                    it -> it.failed(PTR_MISSING) && it.posture().passes("fcrdns")),
            new Contradiction("works", true, it -> it.failed(UNKNOWN_USER) && !afterData(it) && says(it, WORKS)),
            new Contradiction("unknown_accepted", true, Contradiction::unknownYetAccepted),
            new Contradiction(
                    "seed_people", true, it -> it.accepted() && seeds(it).equals(Set.of("inbox")) && says(it, SPAM)),
            new Contradiction(
                    "seeds",
                    true,
                    it -> !it.failed() && seeds(it).containsAll(Set.of("inbox", "spam")) && sameSeeds(it)),
            new Contradiction(
                    "others_accepted",
                    true,
                    it -> it.failed(IP_REPUTATION)
                            && !it.scope().manyRecipients()
                            && it.scope().othersAccepted() >= it.thresholds().othersAccepted()),
            new Contradiction("two_replies", true, Contradiction::twoReplies),
            new Contradiction(
                    "feed_log",
                    false,
                    it -> !it.failed()
                            && it.asked().stream().anyMatch(Attempt::accepted)
                            && it.feeds().anyMatch(StandingRows::bad)),
            new Contradiction(
                    "foreign_ip",
                    false,
                    it -> it.failed()
                            && it.judged()
                                    .flatMap(a -> a.reading().namedIp())
                                    .filter(it::foreign)
                                    .isPresent()),
            new Contradiction("dns", true, Contradiction::dnsDisagrees),
            new Contradiction("bounced", false, it -> it.accepted() && says(it, BOUNCED)));

    /** Those that a situation has. */
    public static List<Contradiction> in(Situation situation) {
        return ALL.stream().filter(it -> it.when.test(situation)).toList();
    }

    private static Optional<String> named(Situation it) {
        return it.failed(DNSBL_LISTED) ? it.judged().flatMap(Attempt::list) : Optional.empty();
    }

    private static boolean listDisagrees(Situation it) {
        return named(it)
                .filter(list -> it.listings().answeredNotListed(list)
                        && it.listings().named(list).isEmpty())
                .isPresent();
    }

    private static boolean ownDisagree(Situation it) {
        return named(it)
                .filter(list -> it.listings().answeredNotListed(list)
                        && (it.listings().named(list).isPresent()
                                || it.listings().answeredListed(list)))
                .isPresent();
    }

    private static boolean listedWithoutEffect(Situation it) {
        List<Attempt> day = it.scope()
                .day()
                .filter(a -> a.ip().isEmpty() || a.ip().equals(it.ip()))
                .toList();
        long accepted =
                day.stream().filter(Attempt::accepted).mapToLong(Attempt::times).sum();
        long all = day.stream().mapToLong(Attempt::times).sum();
        return !it.subject().ofOneMessage()
                && it.listings().ofAddress().findAny().isPresent()
                && accepted >= ENOUGH
                && accepted >= NEARLY_ALL * all;
    }

    private static boolean afterData(Situation it) {
        return it.judged().filter(Attempt::afterData).isPresent();
    }

    private static boolean says(Situation it, Pattern words) {
        return it.seen(SentMessage.class)
                .anyMatch(m -> m.says().filter(s -> words.matcher(s).find()).isPresent());
    }

    /** Taken by a relay of ours and refused further on is no contradiction. */
    private static boolean unknownYetAccepted(Situation it) {
        Optional<String> queueId = it.judged().flatMap(a -> a.line().queueId());
        return it.failed(UNKNOWN_USER)
                && it.subject().recipient().isPresent()
                && it.asked().stream()
                        .filter(Attempt::accepted)
                        .anyMatch(a ->
                                queueId.isEmpty() || !a.line().nextQueueId().equals(queueId));
    }

    private static Set<String> seeds(Situation it) {
        return it.seeds()
                .filter(s -> s.found().map(n -> n > 0).orElse(true))
                .flatMap(s -> s.placement().stream())
                .collect(Collectors.toSet());
    }

    /** Of one text and address, so that no difference explains it. */
    private static boolean sameSeeds(Situation it) {
        Set<Optional<String>> templates = it.seeds().map(SeedResult::template).collect(Collectors.toSet());
        Set<Optional<String>> addresses = it.seeds().map(SeedResult::sourceIp).collect(Collectors.toSet());
        return templates.size() == 1 && addresses.size() == 1;
    }

    private static boolean twoReplies(Situation it) {
        Optional<Attempt> last = it.judged().filter(Attempt::failed);
        return it.subject().ofOneMessage()
                && last.isPresent()
                && it.asked().stream()
                        .filter(Attempt::failed)
                        .filter(a -> a.line().span().near(last.get().at(), SAME_TIME))
                        .filter(a -> a.line().relayHost().isPresent()
                                && last.get().line().relayHost().isPresent())
                        .anyMatch(a ->
                                !a.line().relayHost().equals(last.get().line().relayHost())
                                        && a.meaning() != last.get().meaning());
    }

    private static boolean dnsDisagrees(Situation it) {
        Optional<String> domain = it.recipientDomain();
        List<DnsAnswer> answers = it.seen(DnsAnswer.class)
                .filter(d -> d.name().map(Addresses::plain).equals(domain))
                .toList();
        Set<String> kinds = answers.stream()
                .map(d -> d.type().orElse("") + " " + outcome(d))
                .collect(Collectors.toSet());
        Set<String> types = answers.stream().map(d -> d.type().orElse("")).collect(Collectors.toSet());
        return kinds.size() > types.size();
    }

    private static String outcome(DnsAnswer answer) {
        String small = answer.answer().orElse("").toLowerCase(Locale.ROOT);
        return small.contains("nxdomain")
                ? "none"
                : answer.says("servfail", "timeout", "timed out", "refused") ? "error" : "some";
    }
}
