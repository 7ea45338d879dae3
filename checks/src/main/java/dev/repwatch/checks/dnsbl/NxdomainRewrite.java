package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether a resolver invents addresses for names that do not exist, such as those of its provider's search page. */
public final class NxdomainRewrite {

    /** Exists, and everything below it does not (RFC 6761 section 6.5). */
    public static final String KNOWN_DOMAIN = "example.com";

    private NxdomainRewrite() {}

    /** About a name that does not exist, another each time. */
    public static DnsQuestion question(RandomGenerator random) {
        return new DnsQuestion("rw" + HexFormat.of().toHexDigits(random.nextLong()) + "." + KNOWN_DOMAIN, RecordType.A);
    }

    /** What is wrong with the resolver that gave this answer to it, in words; empty when nothing is. */
    public static Optional<String> seen(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records
                ? Optional.of("it has " + records.values() + " for a name that does not exist")
                : Optional.empty();
    }
}
