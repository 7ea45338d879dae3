package dev.repwatch.checks.posture.mail;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges MTA-STS (RFC 8461): the record, and the policy that it announces. */
public final class StsCheck {

    private static final Pattern VERSION = Pattern.compile("(?s)v=STSv1[ \\t]*(;.*)?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final long DAY = 86_400;

    private final String domain;
    private final Answers answers;
    private final Judgement judgement;

    private StsCheck(String domain, Answers answers) {
        this.domain = domain;
        this.answers = answers;
        judgement = new Judgement(PostureCheck.MTA_STS, PostureSubject.domain(domain));
    }

    /** Where the policy of a domain is, as an address. */
    public static String address(String domain) {
        return "https://" + host(domain) + "/.well-known/mta-sts.txt";
    }

    public static String host(String domain) {
        return "mta-sts." + domain;
    }

    /** True when there is a policy to fetch: one record that can be read. */
    public static boolean announced(String domain, Answers answers) {
        return answers.of(name(domain), RecordType.TXT) instanceof DnsAnswer.Records records
                && policies(records.texts()).size() == 1
                && id(policies(records.texts()).get(0)).isPresent();
    }

    /** The id of the policy that is announced; empty text when none is. */
    public static String id(String domain, Answers answers) {
        return answers.of(name(domain), RecordType.TXT) instanceof DnsAnswer.Records records
                ? policies(records.texts()).stream()
                        .findFirst()
                        .flatMap(StsCheck::id)
                        .orElse("")
                : "";
    }

    /** @param fetched what {@link #address} gave; only looked at when a policy is announced */
    public static PostureFinding judge(String domain, Fetched fetched, Answers answers) {
        return new StsCheck(domain, answers).judged(fetched);
    }

    private PostureFinding judged(Fetched fetched) {
        DnsAnswer answer = answers.of(name(domain), RecordType.TXT);
        judgement.seen(name(domain), RecordType.TXT, answer);
        return answer.match(
                        records -> record(policies(records.texts()), fetched),
                        absent -> judgement.code("mta_sts.none"),
                        failed -> judgement.unknown("mta_sts.unknown", failed.cause()))
                .finding();
    }

    private Judgement record(List<String> policies, Fetched fetched) {
        if (policies.isEmpty()) {
            return judgement.code("mta_sts.none");
        }
        if (policies.size() > 1) {
            return judgement.code("mta_sts.record_several", "n", policies.size());
        }
        Optional<String> id = id(policies.get(0));
        if (id.isEmpty()) {
            return judgement.code("mta_sts.record_syntax");
        }
        judgement.fact("id", id.get());
        return fetched.match(
                this::page,
                untrusted -> judgement.code("mta_sts.certificate", "host", host(domain), "reason", untrusted.reason()),
                nowhere -> judgement.code("mta_sts.policy_unreachable", "reason", nowhere.reason()),
                unclear -> judgement.unknown("mta_sts.unknown", unclear.cause()));
    }

    private Judgement page(Fetched.Page page) {
        page.certificateEnds().ifPresent(at -> judgement.fact("certificate_ends", at.toString()));
        if (page.status() >= 300 && page.status() < 400) {
            return judgement.code("mta_sts.redirect", "status", page.status());
        }
        if (page.status() != 200) {
            return judgement.code("mta_sts.policy_unreachable", "reason", "HTTP " + page.status());
        }
        if (page.cut()) {
            return judgement.code("mta_sts.policy_syntax", "reason", "more than 64 KB");
        }
        String type = page.contentType().toLowerCase(Locale.ROOT);
        if (!type.equals("text/plain") && !type.startsWith("text/plain;")) {
            judgement.code("mta_sts.content_type", "content_type", page.contentType());
        }
        return StsPolicy.read(page.body())
                .match(this::policy, reason -> judgement.code("mta_sts.policy_syntax", "reason", reason));
    }

    private Judgement policy(StsPolicy policy) {
        judgement
                .fact("mode", policy.mode())
                .fact("max_age", policy.maxAge())
                .fact("mx", String.join(",", policy.patterns()));
        if (policy.mode().equals("none")) {
            return judgement.code("mta_sts.mode_none");
        }
        if (policy.mode().equals("testing")) {
            judgement.code("mta_sts.testing");
        }
        if (policy.maxAge() < DAY) {
            judgement.code("mta_sts.max_age_short", "max_age", policy.maxAge());
        }
        covered(policy);
        return judgement.ok("mta_sts.ok");
    }

    private void covered(StsPolicy policy) {
        DnsAnswer exchangers = answers.of(domain, RecordType.MX);
        if (exchangers instanceof DnsAnswer.Failed failed) {
            judgement.unknown("mta_sts.unknown", failed.cause(), "name", domain);
            return;
        }
        List<String> hosts = exchangers instanceof DnsAnswer.Records ? MxCheck.hosts(exchangers) : List.of(domain);
        PostureVerdict verdict = policy.mode().equals("enforce") ? PostureVerdict.FAIL : PostureVerdict.WARN;
        hosts.stream()
                .filter(host -> !policy.covers(host))
                .forEach(host -> judgement.code("mta_sts.mx_mismatch", verdict, "host", host));
    }

    private static List<String> policies(List<TxtRecord> texts) {
        return texts.stream().map(TxtRecord::octets).filter(VERSION::matches).toList();
    }

    private static Optional<String> id(String policy) {
        return TagList.of(policy).get("id").filter(ID::matches);
    }

    private static String name(String domain) {
        return "_mta-sts." + domain;
    }
}
