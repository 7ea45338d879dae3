package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Optional;

/**
 * What stands at one {@code _dmarc} name.
 *
 * @param name that was asked for, with the prefix
 * @param record the only one; several count as none
 * @param count how many there are
 * @param foreign texts beside that are no DMARC records
 * @param cause why nothing is known
 */
public record DmarcLookup(
        String name, Optional<DmarcRecord> record, int count, List<String> foreign, Optional<Cause> cause) {

    static final String PREFIX = "_dmarc.";

    /** @param domain without the prefix */
    static DmarcLookup at(String domain, Answers answers) {
        String name = PREFIX + domain;
        DnsAnswer answer = answers.of(name, RecordType.TXT);
        return answer.match(
                records -> among(
                        name, records.texts().stream().map(TxtRecord::octets).toList()),
                absent -> among(name, List.of()),
                failed -> new DmarcLookup(name, Optional.empty(), 0, List.of(), Optional.of(failed.cause())));
    }

    private static DmarcLookup among(String name, List<String> texts) {
        List<DmarcRecord> records =
                texts.stream().flatMap(text -> DmarcRecord.of(text).stream()).toList();
        List<String> foreign =
                texts.stream().filter(text -> DmarcRecord.of(text).isEmpty()).toList();
        Optional<DmarcRecord> only = records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
        return new DmarcLookup(name, only, records.size(), foreign, Optional.empty());
    }

    String domain() {
        return name.substring(PREFIX.length());
    }
}
