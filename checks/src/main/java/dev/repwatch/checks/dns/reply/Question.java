package dev.repwatch.checks.dns.reply;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * A question as it went on the wire, to compare the reply with.
 *
 * @param name absolute
 * @param type the number of the record type
 * @param id of the message
 * @param trees as in {@link dev.repwatch.checks.dns.DnsQuestion}
 */
public record Question(Name name, int type, int id, boolean trees) {

    /** The size that passes everywhere without fragments (DNS flag day 2020). */
    public static final int UDP_PAYLOAD = 1232;

    /** True when a reply's question section repeats this question (RFC 5452 section 9.1). */
    boolean asks(Record echoed) {
        return echoed.getDClass() == DClass.IN
                && echoed.getType() == type
                && echoed.getName().equals(name);
    }
}
