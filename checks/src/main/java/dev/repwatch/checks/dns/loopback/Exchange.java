package dev.repwatch.checks.dns.loopback;

import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * A question and what an honest server would say.
 *
 * @param honest not to be changed: clone it
 */
record Exchange(Message query, Message honest, SOARecord soa, boolean tcp) {

    Record question() {
        return query.getQuestion();
    }

    Name name() {
        return question().getName();
    }

    int type() {
        return question().getType();
    }
}
