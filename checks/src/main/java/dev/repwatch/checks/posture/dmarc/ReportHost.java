package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.DnsName;
import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.reputation.Cause;
import java.util.Locale;
import java.util.Optional;

/** Whether a host takes reports about a domain (RFC 9990 section 4). */
final class ReportHost {

    private ReportHost() {}

    /** @param organisation that the record belongs to */
    static void judge(
            String recordAt,
            DmarcPolicies.Organisation organisation,
            String host,
            Answers answers,
            Judgement judgement) {
        boolean own = DnsName.within(host, recordAt)
                || organisation.domain().filter(it -> DnsName.within(host, it)).isPresent();
        if (!own) {
            authorised(recordAt, organisation.cause(), host, answers, judgement);
        }
        reachable(host, answers, judgement);
    }

    /** @param untold why it is not known whether the host needs to agree at all */
    private static void authorised(
            String recordAt, Optional<Cause> untold, String host, Answers answers, Judgement judgement) {
        String name = recordAt + "._report._dmarc." + host;
        DnsAnswer answer = answers.of(name, RecordType.TXT);
        if (answer instanceof DnsAnswer.Failed failed) {
            judgement.unknown("dmarc.unknown", failed.cause(), "name", name);
            return;
        }
        boolean agreed = answer instanceof DnsAnswer.Records records
                && records.texts().stream()
                        .anyMatch(text -> DmarcRecord.of(text.octets()).isPresent());
        if (!agreed && untold.isPresent()) {
            judgement.unknown("dmarc.unknown", untold.get(), "name", host);
        } else if (!agreed) {
            judgement.code("dmarc.rua_unauthorised", "host", host, "domain", recordAt, "name", name);
            judgement.wanted(name.toLowerCase(Locale.ROOT) + " TXT \"v=DMARC1\"");
        }
    }

    private static void reachable(String host, Answers answers, Judgement judgement) {
        DnsAnswer exchangers = answers.of(host, RecordType.MX);
        if (exchangers instanceof DnsAnswer.Records records) {
            if (records.values().stream().allMatch(value -> value.endsWith(" ."))) {
                judgement.code("dmarc.rua_no_mx", "host", host);
            }
            return;
        }
        if (exchangers instanceof DnsAnswer.Failed failed) {
            judgement.unknown("dmarc.unknown", failed.cause(), "name", host);
            return;
        }
        DnsAnswer v4 = answers.of(host, RecordType.A);
        DnsAnswer v6 = answers.of(host, RecordType.AAAA);
        if (v4 instanceof DnsAnswer.Records || v6 instanceof DnsAnswer.Records) {
            return;
        }
        if (v4 instanceof DnsAnswer.Failed failed) {
            judgement.unknown("dmarc.unknown", failed.cause(), "name", host);
        } else if (v6 instanceof DnsAnswer.Failed failed) {
            judgement.unknown("dmarc.unknown", failed.cause(), "name", host);
        } else {
            judgement.code("dmarc.rua_no_mx", "host", host);
        }
    }
}
