package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.jspecify.annotations.Nullable;

/** What jSPF, another implementation of RFC 7208, makes of the same answers. */
final class SecondOpinion {

    private static final Map<Integer, RecordType> TYPES = Map.of(
            DNSRequest.A, RecordType.A,
            DNSRequest.AAAA, RecordType.AAAA,
            DNSRequest.MX, RecordType.MX,
            DNSRequest.PTR, RecordType.PTR,
            DNSRequest.TXT, RecordType.TXT);

    private final SPF spf;

    SecondOpinion(Answers answers) {
        spf = new SPF(new Service(answers));
    }

    String of(String ip, String mailFrom, String helo) {
        return spf.checkSPF(ip, mailFrom, helo).getResult();
    }

    /** jSPF asks for the retired type 99 first; nobody has such records. */
    private record Service(Answers answers) implements DNSService {

        @Override
        public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
            RecordType type = TYPES.get(request.getRecordType());
            if (type == null) {
                return null;
            }
            DnsAnswer answer = answers.of(request.getHostname(), type);
            if (answer instanceof DnsAnswer.Failed) {
                throw new TimeoutException("no answer");
            }
            return answer instanceof DnsAnswer.Records records ? values(type, records) : null;
        }

        private static List<String> values(RecordType type, DnsAnswer.Records records) {
            List<String> values = new ArrayList<>(); // jSPF changes what it is given
            records.values()
                    .forEach(value ->
                            values.add(type == RecordType.MX ? value.substring(value.indexOf(' ') + 1) : value));
            return values;
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            throw new UnsupportedOperationException("asked one after the other");
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of("localhost");
        }

        @Override
        public void setTimeOut(int seconds) {
            // answers are there at once
        }

        @Override
        public int getRecordLimit() {
            return 0;
        }

        @Override
        public void setRecordLimit(int limit) {
            // none
        }
    }
}
