package dev.repwatch.checks.dns.loopback;

import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Builds replies. */
final class Replies {

    private static final int PAYLOAD = 1232;

    private Replies() {}

    static Message to(Message query, int rcode) {
        Message reply = new Message();
        Header header = new Header(query.getHeader().getID());
        header.setFlag(Flags.QR);
        header.setFlag(Flags.RA);
        // it serves its own zones: no cache stands between
        header.setFlag(Flags.AA);
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        header.setRcode(rcode & 0xF);
        reply.setHeader(header);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        if (rcode > 0xF) {
            reply.addRecord(new OPTRecord(PAYLOAD, rcode >> 4, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    static Message answer(Message query, List<? extends Record> records) {
        Message reply = to(query, Rcode.NOERROR);
        records.forEach(record -> reply.addRecord(record, Section.ANSWER));
        return reply;
    }

    static Message absent(Message query, int rcode, Record soa) {
        Message reply = to(query, rcode);
        reply.addRecord(soa, Section.AUTHORITY);
        return reply;
    }
}
