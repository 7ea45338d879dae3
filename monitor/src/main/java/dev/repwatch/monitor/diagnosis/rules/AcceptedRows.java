package dev.repwatch.monitor.diagnosis.rules;

import static dev.repwatch.monitor.diagnosis.rules.Certainty.CERTAIN;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.LIKELY;
import static dev.repwatch.monitor.diagnosis.rules.Certainty.POSSIBLE;
import static dev.repwatch.monitor.diagnosis.rules.Owner.CONTENT;
import static dev.repwatch.monitor.diagnosis.rules.Owner.DNS;
import static dev.repwatch.monitor.diagnosis.rules.Owner.ENGINEER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.LIST_OWNER;
import static dev.repwatch.monitor.diagnosis.rules.Owner.RECEIVER;

import dev.repwatch.monitor.diagnosis.evidence.ListAnswer;
import dev.repwatch.monitor.diagnosis.evidence.SeedResult;
import dev.repwatch.monitor.diagnosis.evidence.SentMessage;
import dev.repwatch.monitor.diagnosis.evidence.ServerSetting;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Links;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The receiver took it; what became of it then is known from test mailboxes only (D45 to D49). */
final class AcceptedRows {

    private static final Set<String> RELAYS = Set.of("own_relay", "smarthost");

    static final List<Row> ALL = List.of(
            Row.of("D49", ENGINEER, CERTAIN, "not_sent", AcceptedRows::onlyByOurRelay)
                    .rests("setting")
                    .asks("log"),
            Row.of(
                            "D45.dns",
                            DNS,
                            LIKELY,
                            "ours_spam",
                            it -> inSpam(it)
                                    && often(it)
                                    && it.posture().anyFailure().isPresent())
                    .rests("seed", "posture"),
            Row.of("D45.links", CONTENT, LIKELY, "ours_spam", it -> inSpam(it) && often(it) && listedLink(it))
                    .rests("seed", "listing", "message"),
            Row.of("D45.template", CONTENT, LIKELY, "ours_spam", it -> inSpam(it) && often(it) && onlyThisTemplate(it))
                    .rests("seed"),
            Row.of("D45.domain", LIST_OWNER, LIKELY, "ours_spam", it -> inSpam(it) && often(it) && domainDisliked(it))
                    .rests("seed", "feed"),
            Row.of("D45.unlooked", ENGINEER, LIKELY, "ours_spam", it -> inSpam(it) && often(it) && unlooked(it))
                    .also(DNS, CONTENT, LIST_OWNER)
                    .rests("seed", "feed", "listing")
                    .asks("posture", "message", "feed"),
            Row.of("D45", ENGINEER, LIKELY, "ours_spam", it -> inSpam(it) && often(it))
                    .rests("seed", "feed", "listing")
                    .asks("posture", "message", "feed"),
            Row.of(
                            "D45.once_dns",
                            DNS,
                            POSSIBLE,
                            "ours_spam",
                            it -> inSpam(it) && it.posture().anyFailure().isPresent())
                    .rests("seed", "posture"),
            Row.of("D45.once_links", CONTENT, POSSIBLE, "ours_spam", it -> inSpam(it) && listedLink(it))
                    .rests("seed", "listing", "message"),
            Row.of("D45.once", ENGINEER, POSSIBLE, "ours_spam", AcceptedRows::inSpam)
                    .also(DNS, CONTENT)
                    .rests("seed")
                    .asks("seed", "posture", "message"),
            Row.of(
                            "D45.told",
                            ENGINEER,
                            POSSIBLE,
                            "ours_spam",
                            it -> it.accepted()
                                    && saysSpam(it)
                                    && seeds(it, "inbox").isEmpty())
                    .rests("message")
                    .asks("seed", "posture"),
            Row.of(
                            "D47.dns",
                            DNS,
                            LIKELY,
                            "accepted",
                            it -> it.accepted()
                                    && docomo(it)
                                    && seeds(it, "inbox").isEmpty()
                                    && fromFails(it))
                    .rests("posture"),
            Row.of(
                            "D46",
                            RECEIVER,
                            LIKELY,
                            "accepted",
                            it -> it.accepted() && seeds(it, "inbox").stream().anyMatch(s -> alike(it, s)))
                    .rests("seed"),
            Row.of(
                            "D46.other",
                            RECEIVER,
                            POSSIBLE,
                            "accepted",
                            it -> it.accepted() && !seeds(it, "inbox").isEmpty())
                    .rests("seed")
                    .asks("seed"),
            Row.of("D47", RECEIVER, POSSIBLE, "accepted_carrier", it -> it.accepted() && docomo(it))
                    .asks("seed", "posture"),
            Row.of("D48", RECEIVER, POSSIBLE, "accepted", Situation::accepted).asks("seed", "eml"));

    private AcceptedRows() {}

    /** A relay of ours has it, and nothing is known of what it did with it. */
    private static boolean onlyByOurRelay(Situation it) {
        return it.accepted()
                && it.judged().filter(a -> ourRelay(it, a)).isPresent()
                && it.asked().stream().noneMatch(a -> !ourRelay(it, a) && handedOn(it, a));
    }

    private static boolean handedOn(Situation it, Attempt attempt) {
        return it.asked().stream()
                .flatMap(a -> a.line().nextQueueId().stream())
                .anyMatch(next -> attempt.line().queueId().filter(next::equals).isPresent());
    }

    private static boolean ourRelay(Situation it, Attempt attempt) {
        boolean byProvider = attempt.line().provider().filter(RELAYS::contains).isPresent();
        boolean byName = attempt.line()
                .relayHost()
                .filter(h -> it.file().own().domain(h) || it.file().own().address(h))
                .isPresent();
        boolean byTable = it.seen(ServerSetting.class)
                .filter(s -> s.name().filter("transport"::equals).isPresent())
                .filter(s -> s.domain().isEmpty() || s.domain().equals(Optional.of("*")))
                .flatMap(s -> s.value().stream())
                .anyMatch(v -> attempt.line().relayHost().filter(v::contains).isPresent());
        return byProvider || byName || byTable;
    }

    private static List<SeedResult> seeds(Situation it, String placement) {
        return it.seeds()
                .filter(s -> s.placement().filter(placement::equals).isPresent())
                .filter(s -> s.found().map(n -> n > 0).orElse(true))
                .toList();
    }

    /** More test mailboxes have it in spam than in the inbox. */
    private static boolean inSpam(Situation it) {
        List<SeedResult> spam =
                seeds(it, "spam").stream().filter(s -> fits(it, s)).toList();
        return !it.failed()
                && !spam.isEmpty()
                && weight(spam)
                        >= weight(seeds(it, "inbox").stream()
                                .filter(s -> fits(it, s))
                                .toList());
    }

    private static long weight(List<SeedResult> seeds) {
        return seeds.stream().mapToLong(s -> s.found().orElse(1L)).sum();
    }

    private static boolean often(Situation it) {
        List<SeedResult> spam =
                seeds(it, "spam").stream().filter(s -> fits(it, s)).toList();
        return weight(spam) > 1 || spam.stream().anyMatch(s -> s.runs().orElse(1L) > 1) || spam.size() > 1;
    }

    /** Not of another address or another text, as far as is known. */
    private static boolean fits(Situation it, SeedResult seed) {
        boolean address = seed.sourceIp().isEmpty()
                || it.ip().isEmpty()
                || seed.sourceIp().equals(it.ip());
        Optional<String> template = it.judged().flatMap(a -> a.line().template());
        boolean text = seed.template().isEmpty()
                || template.isEmpty()
                || seed.template().equals(template);
        return address && text;
    }

    /** Same day, same address, same text. */
    private static boolean alike(Situation it, SeedResult seed) {
        LocalDate day = it.when().atOffset(it.file().zone()).toLocalDate();
        LocalDate seedDay = seed.span().at().atOffset(it.file().zone()).toLocalDate();
        Optional<String> template = it.judged().flatMap(a -> a.line().template());
        return day.equals(seedDay) && fits(it, seed) && seed.template().isPresent() == template.isPresent();
    }

    private static boolean onlyThisTemplate(Situation it) {
        Optional<String> template = it.judged().flatMap(a -> a.line().template());
        return seeds(it, "inbox").stream()
                .anyMatch(s -> s.template().isPresent()
                        && template.isPresent()
                        && !s.template().equals(template));
    }

    /** What usually brings mail there was not looked at. */
    private static boolean unlooked(Situation it) {
        return !it.posture().fine()
                || Links.hosts(it).isEmpty()
                || it.seen(ListAnswer.class).findAny().isEmpty();
    }

    private static boolean listedLink(Situation it) {
        Set<String> hosts = Links.hosts(it);
        return it.listings()
                .ofDomains()
                .flatMap(l -> l.key().stream())
                .anyMatch(key -> hosts.stream().anyMatch(h -> Links.within(key, h)));
    }

    private static boolean domainDisliked(Situation it) {
        return it.feeds().anyMatch(f -> f.domain().isPresent() && StandingRows.bad(f));
    }

    private static boolean saysSpam(Situation it) {
        return it.seen(SentMessage.class)
                .anyMatch(m -> m.says()
                        .filter(s -> s.toLowerCase(java.util.Locale.ROOT).matches(".*(spam|junk|迷惑).*"))
                        .isPresent());
    }

    private static boolean docomo(Situation it) {
        return it.provider().filter("docomo"::equals).isPresent()
                || it.recipientDomain().filter("docomo.ne.jp"::equals).isPresent();
    }

    private static boolean fromFails(Situation it) {
        return it.posture().fails("spf_ip") || it.posture().fails("dmarc");
    }
}
