package dev.repwatch.checks.dns.loopback;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A TXT record with arbitrary octets, which the library's own constructors would escape. */
record RawText(Name owner, long ttl, List<byte[]> strings) {

    TXTRecord record() {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (byte[] string : strings) {
            data.write(string.length);
            data.writeBytes(string);
        }
        return (TXTRecord) Record.newRecord(owner, Type.TXT, DClass.IN, ttl, data.size(), data.toByteArray());
    }
}
