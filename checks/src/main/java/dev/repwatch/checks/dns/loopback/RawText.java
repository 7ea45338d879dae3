package dev.repwatch.checks.dns.loopback;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A TXT record with arbitrary octets, which the library's own constructors would escape. */
record RawText(Name owner, long ttl, List<byte[]> strings) {

    private static final int MOST_OF_STRING = 255;

    /** In strings as long as they may be. */
    static List<byte[]> cut(byte[] octets) {
        List<byte[]> strings = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(octets.length, from + MOST_OF_STRING);
            strings.add(Arrays.copyOfRange(octets, from, to));
            from = to;
        } while (from < octets.length);
        return strings;
    }

    TXTRecord record() {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (byte[] string : strings) {
            data.write(string.length);
            data.writeBytes(string);
        }
        return (TXTRecord) Record.newRecord(owner, Type.TXT, DClass.IN, ttl, data.size(), data.toByteArray());
    }
}
