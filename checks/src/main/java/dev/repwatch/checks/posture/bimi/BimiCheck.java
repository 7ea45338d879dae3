package dev.repwatch.checks.posture.bimi;

import com.google.re2j.Pattern;
import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.TagList;
import dev.repwatch.checks.posture.dmarc.DmarcPolicies;
import dev.repwatch.checks.posture.dmarc.DmarcPolicy;
import dev.repwatch.checks.posture.dmarc.Policy;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges a brand indicator: the record, the DMARC it stands on, and the logo when it was fetched. */
public final class BimiCheck {

    public static final String DEFAULT_SELECTOR = "default";

    private static final Pattern VERSION = Pattern.compile("(?s)v[ \\t]*=[ \\t]*BIMI1[ \\t]*(;.*)?");

    private final String domain;
    private final Answers answers;
    private final Judgement judgement;
    private final Optional<MarkCertificate> mark;

    private BimiCheck(String domain, Answers answers, Optional<MarkCertificate> mark) {
        this.mark = mark;
        this.domain = domain;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.BIMI, PostureSubject.domain(domain));
    }

    /**
     * @param logo what was fetched; empty when it was not, which says nothing
     */
    public static PostureFinding judge(String domain, String selector, Optional<Logo> logo, Answers answers) {
        return judge(domain, selector, logo, Optional.empty(), answers);
    }

    /**
     * @param logo what was fetched; empty when it was not, which says nothing
     * @param certificate the same
     */
    public static PostureFinding judge(
            String domain,
            String selector,
            Optional<Logo> logo,
            Optional<MarkCertificate> certificate,
            Answers answers) {
        return new BimiCheck(domain, answers, certificate).judged(selector, logo);
    }

    /** Where the certificate of the mark is, when one is announced at an https address. */
    public static Optional<String> certificateAddress(String domain, String selector, Answers answers) {
        return records(selector + "._bimi." + domain, answers).stream()
                .findFirst()
                .flatMap(record -> TagList.of(record).get("a"))
                .filter(BimiCheck::https);
    }

    /** Where the logo is, when one is announced at an https address. */
    public static Optional<String> logoAddress(String domain, String selector, Answers answers) {
        return records(selector + "._bimi." + domain, answers).stream()
                .findFirst()
                .flatMap(record -> TagList.of(record).get("l"))
                .filter(BimiCheck::https);
    }

    private PostureFinding judged(String selector, Optional<Logo> logo) {
        String name = selector + "._bimi." + domain;
        DnsAnswer own = answers.of(name, RecordType.TXT);
        if (own instanceof DnsAnswer.Failed failed) {
            return judgement.unknown("bimi.unknown", failed.cause()).finding();
        }
        judgement.seen(name, RecordType.TXT, own);
        List<String> records = records(name, answers);
        if (records.isEmpty()) {
            return inherited(selector, logo);
        }
        return record(records, logo).finding();
    }

    private PostureFinding inherited(String selector, Optional<Logo> logo) {
        DmarcPolicies.Organisation organisation = DmarcPolicies.organisation(domain, answers);
        Optional<String> above = organisation.domain().filter(it -> !it.equalsIgnoreCase(domain));
        if (organisation.cause().isPresent()) {
            return judgement.unknown("bimi.unknown", organisation.cause().get()).finding();
        }
        if (above.isEmpty()) {
            return judgement.code("bimi.none").finding();
        }
        String name = selector + "._bimi." + above.get();
        DnsAnswer answer = answers.of(name, RecordType.TXT);
        if (answer instanceof DnsAnswer.Failed failed) {
            return judgement.unknown("bimi.unknown", failed.cause()).finding();
        }
        judgement.seen(name, RecordType.TXT, answer);
        List<String> records = records(name, answers);
        return records.isEmpty()
                ? judgement.code("bimi.none").finding()
                : record(records, logo).finding();
    }

    private static List<String> records(String name, Answers answers) {
        return answers.of(name, RecordType.TXT) instanceof DnsAnswer.Records records
                ? records.texts().stream()
                        .map(TxtRecord::octets)
                        .filter(VERSION::matches)
                        .toList()
                : List.of();
    }

    private Judgement record(List<String> records, Optional<Logo> logo) {
        if (records.size() > 1) {
            return judgement.code("bimi.several", "n", records.size());
        }
        TagList tags = TagList.of(records.get(0));
        String place = tags.get("l").orElse("");
        String certificate = tags.get("a").orElse("");
        if (place.isEmpty() && certificate.isEmpty()) {
            return judgement.code("bimi.declined");
        }
        if (!https(place) || (!certificate.isEmpty() && !https(certificate))) {
            judgement.code("bimi.not_https");
        }
        dmarc();
        if (certificate.isEmpty()) {
            judgement.code("bimi.no_certificate");
        }
        logo.ifPresent(this::logo);
        mark.ifPresent(this::mark);
        return judgement.ok("bimi.ok");
    }

    private void mark(MarkCertificate certificate) {
        certificate.ends().ifPresent(at -> judgement.fact("certificate_ends", at.toString()));
        if (!certificate.faults().isEmpty()) {
            judgement.code("bimi.certificate", "reason", String.join("; ", certificate.faults()));
        }
    }

    private void logo(Logo logo) {
        if (!logo.good()) {
            judgement.code("bimi.logo_invalid", "reason", String.join("; ", logo.faults()));
        } else if (!logo.doubts().isEmpty()) {
            judgement.code("bimi.logo_invalid", PostureVerdict.WARN, "reason", String.join("; ", logo.doubts()));
        }
    }

    private void dmarc() {
        DmarcPolicies.of(domain, answers)
                .match(
                        it -> enforced(it) ? judgement : judgement.code("bimi.dmarc_not_enforced"),
                        noRecord -> judgement.code("bimi.dmarc_not_enforced"),
                        unclear -> unclear(unclear.cause()));
    }

    private Judgement unclear(Cause cause) {
        return judgement.unknown("bimi.unknown", cause);
    }

    private static boolean enforced(DmarcPolicy.Applies it) {
        String percent = it.record().tags().get("pct").orElse("100");
        boolean whole = it.effective() == Policy.REJECT || percent.equals("100");
        boolean below = it.record().policy("sp").filter(sp -> sp == Policy.NONE).isEmpty();
        return it.effective() != Policy.NONE && whole && below;
    }

    private static boolean https(String place) {
        return place.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
