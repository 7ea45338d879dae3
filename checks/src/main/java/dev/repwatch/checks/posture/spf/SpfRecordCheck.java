package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Judges the SPF record of a domain, whoever sends. */
public final class SpfRecordCheck {

    private static final int NEAR = 9;
    private static final int VOIDS = 2;
    private static final int LONG = 1232;
    private static final BigInteger ALL_V4 = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger ALL_V6 = BigInteger.ONE.shiftLeft(128);

    private final String domain;
    private final Answers answers;
    private final SpfFamilies families;
    private final Judgement judgement;

    private SpfRecordCheck(String domain, Answers answers, SpfFamilies families) {
        this.domain = domain;
        this.answers = answers;
        this.families = families;
        judgement = new Judgement(PostureCheck.SPF, PostureSubject.domain(domain));
    }

    /**
     * @param families that send for the domain
     * @param wanted the record to publish where there is none
     */
    public static PostureFinding judge(String domain, SpfFamilies families, Optional<String> wanted, Answers answers) {
        return new SpfRecordCheck(domain, answers, families).judged(wanted);
    }

    private PostureFinding judged(Optional<String> wanted) {
        DnsAnswer texts = answers.of(domain, RecordType.TXT);
        judgement.seen(domain, RecordType.TXT, policies(texts));
        retired();
        SpfPolicies.at(domain, answers)
                .match(
                        one -> record(one.octets(), texts),
                        none -> none(texts, wanted),
                        several -> judgement.code("spf.several", "n", several.count()),
                        unclear -> judgement.unknown("spf.unknown", unclear.cause(), "name", domain));
        return judgement.finding();
    }

    private Judgement none(DnsAnswer texts, Optional<String> wanted) {
        wanted.ifPresent(record -> judgement.wanted(published(domain, record)));
        return judgement.code("spf.none", "near_miss", nearMiss(texts));
    }

    private Judgement record(String octets, DnsAnswer texts) {
        return SpfParser.parse(octets)
                .match(
                        record -> walked(SpfWalk.of(domain, record, answers, families), texts),
                        unsound -> judgement.code("spf.syntax", "term", unsound.term(), "reason", unsound.reason()));
    }

    private Judgement walked(SpfSurvey survey, DnsAnswer texts) {
        judgement
                .fact("lookups", survey.lookups())
                .fact("voids4", survey.voids4.size())
                .fact("voids6", survey.voids6.size())
                .fact("addresses", survey.addresses(4).min(ALL_V4).longValue())
                .fact("flat", survey.digest());
        broken(survey);
        weak(survey);
        survey.troubles.forEach(it -> judgement.unknown("spf.unknown", it.cause(), "name", it.name()));
        long octets = octets(texts);
        if (octets > LONG) {
            judgement.code("spf.long", "n", octets);
        }
        survey.ofSender.forEach(term -> judgement.code("spf.not_followed", "term", term));
        return judgement.ok("spf.ok", "lookups", survey.lookups());
    }

    private void broken(SpfSurvey survey) {
        survey.syntax.forEach(it -> judgement.code("spf.syntax", "term", it.term(), "in", it.detail()));
        survey.several.forEach(it -> judgement.code("spf.several", "n", it.detail(), "term", it.term()));
        survey.missing.forEach(term -> judgement.code("spf.include_missing", "term", term));
        survey.loops.forEach(term -> judgement.code("spf.loop", "term", term));
        survey.exchangers.forEach(it -> judgement.code("spf.mx_over", "term", it.term(), "n", it.detail()));
        survey.eleventh()
                .ifPresent(term -> judgement.code(
                        "spf.lookups_over", "lookups", survey.lookups(), "n", SpfLimits.LOOKUPS + 1, "term", term));
        survey.open.forEach(term -> judgement.code("spf.plus_all", "term", term));
        if (survey.open.isEmpty() && survey.addresses(4).compareTo(ALL_V4) >= 0) {
            judgement.code("spf.plus_all", "term", "ip4");
        } else if (survey.open.isEmpty() && survey.addresses(16).compareTo(ALL_V6) >= 0) {
            judgement.code("spf.plus_all", "term", "ip6");
        }
    }

    private void weak(SpfSurvey survey) {
        if (survey.lookups() >= NEAR && survey.lookups() <= SpfLimits.LOOKUPS) {
            judgement.code("spf.lookups_near", "lookups", survey.lookups());
        }
        if (families.v4() && survey.voids4.size() > VOIDS) {
            voids("IPv4", survey.voids4);
        }
        if (families.v6() && survey.voids6.size() > VOIDS) {
            voids("IPv6", survey.voids6);
        }
        boolean silent = survey.rest.filter(it -> it != Qualifier.NEUTRAL).isEmpty() && !survey.restVaries;
        if (silent && survey.loops.isEmpty() && survey.missing.isEmpty() && survey.troubles.isEmpty()) {
            judgement.code("spf.neutral");
        }
        survey.wide.forEach(it -> judgement.code("spf.too_wide", "term", it.term(), "n", it.detail()));
        survey.pointers.forEach(term -> judgement.code("spf.ptr_used", "term", term));
        survey.dead.forEach(term -> judgement.code("spf.after_all", "term", term));
    }

    private void voids(String family, List<String> terms) {
        judgement.code("spf.voids_over", "voids", terms.size(), "family", family, "terms", String.join(" ", terms));
    }

    /** RFC 7208 section 3.1: nobody asks for the type any more, so a record there only misleads its owner. */
    private void retired() {
        if (answers.of(domain, RecordType.SPF) instanceof DnsAnswer.Records records) {
            judgement.code("spf.type99").seen(domain, RecordType.SPF, records);
        }
    }

    static DnsAnswer policies(DnsAnswer answer) {
        if (!(answer instanceof DnsAnswer.Records records)) {
            return answer;
        }
        List<String> values = records.values().stream()
                .filter(value -> value.toLowerCase(java.util.Locale.ROOT).contains("spf"))
                .toList();
        return new DnsAnswer.Records(
                values,
                records.ttl(),
                records.resolver(),
                false,
                records.alias(),
                records.authoritative(),
                records.asIfStale(),
                records.authenticated(),
                List.of());
    }

    /** Names the text that its owner probably means, because nobody sees a leading blank. */
    private static String nearMiss(DnsAnswer texts) {
        return texts instanceof DnsAnswer.Records records
                ? records.texts().stream()
                        .map(TxtRecord::octets)
                        .filter(SpfRecordCheck::almost)
                        .findFirst()
                        .map(octets -> "; \"" + octets.substring(0, Math.min(octets.length(), 40))
                                + "\" is almost one: it must start exactly with \"v=spf1 \"")
                        .orElse("")
                : "";
    }

    private static boolean almost(String octets) {
        String head = octets.substring(0, Math.min(octets.length(), 16)).toLowerCase(java.util.Locale.ROOT);
        return head.contains("spf") && !head.startsWith("spf2.0");
    }

    /** What an answer with these texts takes: RFC 1035 section 4.1, names compressed. */
    private long octets(DnsAnswer texts) {
        return texts instanceof DnsAnswer.Records records
                ? 12
                        + domain.length()
                        + 2
                        + 4
                        + records.texts().stream()
                                .mapToLong(it -> 12 + it.size())
                                .sum()
                : 0;
    }

    /** As it stands in a zone, for people to paste. */
    static String published(String name, String record) {
        return name + " TXT \"" + record + "\"";
    }

    /** For who only wants to know whether it can be used. */
    public static boolean usable(PostureFinding finding) {
        return finding.verdict() == PostureVerdict.PASS || finding.verdict() == PostureVerdict.WARN;
    }
}
