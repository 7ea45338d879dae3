package dev.repwatch.checks.posture;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import java.util.List;

/**
 * A record as it was received.
 *
 * @param value for people: bounded, without control characters; still hostile
 * @param ttl in seconds
 * @param resolver who answered
 * @param authenticated as in {@link DnsAnswer.Records}
 */
public record Seen(String name, String type, String value, long ttl, String resolver, boolean authenticated) {

    private static final int MOST = 16;

    /** At most a few of what came. */
    public static List<Seen> of(String name, RecordType type, DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records
                ? records.values().stream()
                        .limit(MOST)
                        .map(value -> new Seen(
                                name,
                                type.name(),
                                value,
                                records.ttl().toSeconds(),
                                records.resolver(),
                                records.authenticated()))
                        .toList()
                : List.of();
    }
}
