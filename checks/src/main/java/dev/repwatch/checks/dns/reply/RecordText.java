package dev.repwatch.checks.dns.reply;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

/** The presentation form of a record's value, safe to carry on. */
final class RecordText {

    private RecordText() {}

    static String of(Record record) {
        if (record instanceof TXTRecord text) {
            return ForeignText.of(text);
        }
        if (record instanceof ARecord || record instanceof AAAARecord) {
            return record.rdataToString();
        }
        if (record instanceof MXRecord mx) {
            return mx.getPriority() + " " + AnswerSection.text(mx.getTarget());
        }
        return ForeignText.clean(name(record));
    }

    private static String name(Record record) {
        if (record instanceof PTRRecord pointer) {
            return AnswerSection.text(pointer.getTarget());
        }
        if (record instanceof NSRecord server) {
            return AnswerSection.text(server.getTarget());
        }
        if (record instanceof CNAMERecord alias) {
            return AnswerSection.text(alias.getTarget());
        }
        return record.rdataToString();
    }
}
