package dev.repwatch.checks.dns;

/**
 * One question. The name is absolute: no search path is ever applied.
 *
 * @param name ASCII, no trailing dot, at most 253 octets
 * @param trees an answer through an alias of a whole tree (DNAME) is fine; no honest DNS list gives one, estates of parked
 *     domains do
 */
public record DnsQuestion(String name, RecordType type, boolean trees) {

    public DnsQuestion(String name, RecordType type) {
        this(name, type, false);
    }
}
