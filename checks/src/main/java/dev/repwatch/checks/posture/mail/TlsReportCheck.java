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
import dev.repwatch.checks.posture.TagList;
import java.util.Arrays;
import java.util.List;

/** Judges whether reports about TLS are asked for (RFC 8460 section 3). */
public final class TlsReportCheck {

    private static final Pattern VERSION = Pattern.compile("(?s)v=TLSRPTv1[ \\t]*(;.*)?");
    private static final Pattern PLACE = Pattern.compile("(?i)mailto:[^@\\s]+@[^@\\s]+\\.[^@\\s]+|https://[^/\\s]+.*");

    private TlsReportCheck() {}

    public static PostureFinding judge(String domain, Answers answers) {
        Judgement judgement = new Judgement(PostureCheck.TLS_RPT, PostureSubject.domain(domain));
        String name = "_smtp._tls." + domain;
        DnsAnswer answer = answers.of(name, RecordType.TXT);
        judgement.seen(name, RecordType.TXT, answer);
        return answer.match(
                        records -> policies(records.texts(), name, domain, judgement),
                        absent -> none(name, domain, judgement),
                        failed -> judgement.unknown("tls_rpt.unknown", failed.cause()))
                .finding();
    }

    private static Judgement none(String name, String domain, Judgement judgement) {
        return judgement.code("tls_rpt.none").wanted(name + " TXT \"v=TLSRPTv1; rua=mailto:tls@" + domain + "\"");
    }

    private static Judgement policies(List<TxtRecord> texts, String name, String domain, Judgement judgement) {
        List<String> policies =
                texts.stream().map(TxtRecord::octets).filter(VERSION::matches).toList();
        if (policies.isEmpty()) {
            return none(name, domain, judgement);
        }
        if (policies.size() > 1) {
            return judgement.code("tls_rpt.several", "n", policies.size());
        }
        String places = TagList.of(policies.get(0)).get("rua").orElse("");
        boolean usable = Arrays.stream(places.split(",")).map(String::strip).anyMatch(PLACE::matches);
        return usable ? judgement.ok("tls_rpt.ok") : judgement.code("tls_rpt.syntax");
    }
}
