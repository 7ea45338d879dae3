package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.PublicSuffixes;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges DMARC for a domain: the record that applies, where reports go, and whether anything aligns. */
public final class DmarcCheck {

    private static final List<String> REMOVED = List.of("pct", "rf", "ri");

    private final String domain;
    private final DmarcSenders senders;
    private final Answers answers;
    private final Judgement judgement;

    private DmarcCheck(String domain, DmarcSenders senders, Answers answers) {
        this.domain = domain;
        this.senders = senders;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.DMARC, PostureSubject.domain(domain));
    }

    /** @param senders whose authentication is to speak for the domain */
    public static PostureFinding judge(String domain, DmarcSenders senders, Answers answers) {
        return new DmarcCheck(domain, senders, answers).judged();
    }

    private PostureFinding judged() {
        DmarcPolicy policy = DmarcPolicies.of(domain, answers);
        judgement.fact("queries", policy.queries());
        policy.match(
                this::applies,
                this::missing,
                unclear -> judgement.unknown("dmarc.unknown", unclear.cause(), "name", unclear.name()));
        return judgement.finding();
    }

    private Judgement missing(DmarcPolicy.NoRecord noRecord) {
        alignment(false, false);
        judgement.wanted("_dmarc." + domain + " TXT \"v=DMARC1; p=none; rua=mailto:dmarc@" + domain + "\"");
        if (noRecord.unusable().isPresent()) {
            DmarcLookup step = noRecord.unusable().get();
            seen(step.domain());
            DmarcRecord record = step.record().orElseThrow();
            return judgement.code(
                    "dmarc.policy_invalid",
                    PostureVerdict.FAIL,
                    "value",
                    faulty(record),
                    "effect",
                    "and without a usable rua the record is ignored");
        }
        if (noRecord.several() > 0) {
            noRecord.walk().steps().stream().filter(step -> step.count() > 1).forEach(step -> seen(step.domain()));
            return judgement.code("dmarc.several", "n", noRecord.several());
        }
        return judgement.code("dmarc.none", "domain", domain, "near_miss", nearMiss(noRecord.walk()));
    }

    private Judgement applies(DmarcPolicy.Applies it) {
        seen(it.recordAt());
        judgement.fact("record_at", it.recordAt());
        it.organisation().ifPresent(organisation -> judgement.fact("org", organisation));
        judgement
                .fact("tag", it.tag())
                .fact("policy", it.policy().label())
                .fact("effective", it.effective().label())
                .fact(
                        "sp",
                        it.record()
                                .policy("sp")
                                .map(Policy::label)
                                .orElse(it.record()
                                                .policy("p")
                                                .map(Policy::label)
                                                .orElse("none") + " (from p)"));
        discarded();
        policy(it);
        tags(it);
        reports(it);
        organisation(it);
        alignment(it.record().strict("aspf"), it.record().strict("adkim"));
        boolean own = it.recordAt().equalsIgnoreCase(domain);
        return own
                ? judgement.ok("dmarc.ok", "policy", it.policy().label())
                : judgement.ok(
                        "dmarc.inherited",
                        "record_at",
                        it.recordAt(),
                        "tag",
                        it.tag(),
                        "policy",
                        it.policy().label());
    }

    /** RFC 9989 section 4.10: several records at one name are discarded, and the walk goes on above it. */
    private void discarded() {
        DmarcLookup own = DmarcLookup.at(domain.toLowerCase(Locale.ROOT), answers);
        if (own.count() > 1) {
            seen(domain);
            judgement.code("dmarc.several", PostureVerdict.INFO, "n", own.count());
        }
    }

    private void policy(DmarcPolicy.Applies it) {
        DmarcRecord record = it.record();
        if (!record.invalid().isEmpty()
                || (record.tags().get("p").isPresent() && record.policy("p").isEmpty())) {
            judgement.code("dmarc.policy_invalid", "value", faulty(record), "effect", "it counts as p=none");
        }
        if (it.policy() == Policy.NONE) {
            judgement.code("dmarc.policy_none", "record_at", it.recordAt());
        } else if (record.testing()) {
            judgement.code(
                    "dmarc.testing",
                    "policy",
                    it.policy().label(),
                    "effective",
                    it.effective().label());
        }
    }

    private void tags(DmarcPolicy.Applies it) {
        boolean own = it.recordAt().equalsIgnoreCase(domain);
        boolean below = it.organisation()
                .filter(organisation -> !organisation.equalsIgnoreCase(domain))
                .isPresent();
        Optional<Policy> sp = it.record().policy("sp");
        boolean weaker = sp.filter(other -> other.compareTo(it.policy()) < 0).isPresent();
        if (own && weaker && it.organisation().isEmpty()) {
            unclear();
        } else if (own && below && it.record().tags().get("sp").isPresent()) {
            judgement.code(
                    "dmarc.sp_ignored",
                    "domain",
                    domain,
                    "org",
                    it.organisation().orElse(""));
        } else if (own && weaker) {
            judgement.code("dmarc.sp_weaker", "sp", sp.get().label());
        }
        REMOVED.stream()
                .filter(tag -> it.record().tags().get(tag).isPresent())
                .forEach(tag -> judgement.code("dmarc.removed_tag", "tag", tag));
    }

    private void reports(DmarcPolicy.Applies it) {
        List<String> uris = it.record().reportUris();
        if (uris.isEmpty()) {
            judgement.code("dmarc.no_rua");
        }
        for (String uri : uris) {
            Optional<String> host = DmarcRecord.reportHost(uri);
            if (host.isEmpty()) {
                judgement.code("dmarc.rua_invalid", "uri", uri);
            }
            host.ifPresent(name -> ReportHost.judge(
                    it.recordAt(), DmarcPolicies.organisation(domain, answers), name, answers, judgement));
        }
    }

    private void organisation(DmarcPolicy.Applies it) {
        Optional<String> old = PublicSuffixes.organisation(domain);
        if (old.isPresent() && it.organisation().isEmpty()) {
            unclear();
        } else if (old.isPresent() && it.organisation().isPresent() && !old.equals(it.organisation())) {
            judgement.code(
                    "dmarc.psl_differs",
                    "psl_org",
                    old.get(),
                    "org",
                    it.organisation().get());
        }
    }

    /** Whose the domain is hangs on a name that did not answer. */
    private void unclear() {
        DmarcPolicies.organisation(domain, answers)
                .cause()
                .ifPresent(cause -> judgement.unknown("dmarc.unknown", cause, "name", domain));
    }

    /** A forecast: records alone say nothing of it. */
    private void alignment(boolean strictSpf, boolean strictDkim) {
        List<Aligned> spf = aligned(senders.mailFrom(), strictSpf, "aligned_mail_from");
        List<Aligned> dkim = aligned(senders.dkimDomains(), strictDkim, "aligned_dkim");
        List<Aligned> all = Stream.concat(spf.stream(), dkim.stream()).toList();
        if (all.isEmpty() || all.stream().anyMatch(Aligned::yes)) {
            return;
        }
        Optional<Cause> cause =
                all.stream().flatMap(each -> each.alignment().cause().stream()).findFirst();
        if (cause.isPresent()) {
            judgement.unknown("dmarc.unknown", cause.get());
            return;
        }
        judgement.code(
                "dmarc.unaligned",
                "domain",
                domain,
                "mail_from",
                String.join(", ", senders.mailFrom()),
                "dkim_domains",
                senders.dkimDomains().isEmpty() ? "none" : String.join(", ", senders.dkimDomains()));
    }

    private record Aligned(String domain, Alignment alignment) {

        boolean yes() {
            return alignment.aligned().orElse(false);
        }
    }

    private List<Aligned> aligned(List<String> domains, boolean strict, String fact) {
        List<Aligned> all = domains.stream()
                .map(other -> new Aligned(other, Alignment.of(domain, other, strict, answers)))
                .toList();
        if (all.stream().allMatch(each -> each.alignment().cause().isEmpty())) {
            judgement.fact(
                    fact, all.stream().filter(Aligned::yes).map(Aligned::domain).collect(Collectors.joining(",")));
        }
        return all;
    }

    private void seen(String at) {
        String name = DmarcLookup.PREFIX + at;
        judgement.seen(name, RecordType.TXT, answers.of(name, RecordType.TXT));
    }

    private static String faulty(DmarcRecord record) {
        return Stream.concat(record.invalid().stream(), Stream.of("p"))
                .distinct()
                .filter(tag -> record.policy(tag).isEmpty())
                .map(tag -> tag + "=" + record.tags().get(tag).orElse(""))
                .collect(Collectors.joining("; "));
    }

    private static String nearMiss(TreeWalk walk) {
        return walk.steps().stream()
                .filter(step -> !step.foreign().isEmpty())
                .findFirst()
                .map(step -> "; at " + step.name() + " stands another text (it must start exactly with \"v=DMARC1\")")
                .orElse("");
    }
}
