package dev.repwatch.checks.dns;

import java.util.random.RandomGenerator;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A question as it goes on the wire, to compare the reply with. */
record Question(Name name, int type, Message message) {

    /** The size that passes everywhere without fragments (DNS flag day 2020). */
    static final int UDP_PAYLOAD = 1232;

    /** @throws TextParseException when the name is no valid DNS name */
    static Question of(DnsQuestion asked, RandomGenerator random) throws TextParseException {
        Name name = Name.fromString(asked.name(), Name.root);
        int type = Type.value(asked.type().name());
        Message message = new Message();
        Header header = new Header(random.nextInt(1 << 16));
        header.setOpcode(Opcode.QUERY);
        header.setFlag(Flags.RD);
        message.setHeader(header);
        message.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        message.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
        return new Question(name, type, message);
    }

    /** True when a reply's question section repeats this question; case is kept (RFC 5452 section 9.1). */
    boolean asks(Record echoed) {
        return echoed.getDClass() == DClass.IN
                && echoed.getType() == type
                && echoed.getName().equals(name);
    }

    int id() {
        return message.getHeader().getID();
    }
}
