package dev.repwatch.checks.dns.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Records and names from text. Bad text is a mistake of the caller. */
final class RecordData {

    private static final int STRING = 255;

    private RecordData() {}

    static Name name(String text, Name origin) {
        try {
            return text.isEmpty() || text.equals("@") ? origin : Name.fromString(text, origin);
        } catch (TextParseException wrong) {
            throw new IllegalArgumentException("no DNS name: " + text, wrong);
        }
    }

    /** The name under a list's zone for an address (by dnsjava's reverse map, not by the code under test) or a domain. */
    static Name listed(String target, Name zone) {
        byte[] octets = Address.toByteArray(target, target.indexOf(':') < 0 ? Address.IPv4 : Address.IPv6);
        if (octets == null) {
            return name(target, zone);
        }
        try {
            Name reverse = ReverseMap.fromAddress(octets);
            return Name.concatenate(reverse.relativize(octets.length == 4 ? IN_ADDR : IP6), zone);
        } catch (org.xbill.DNS.NameTooLongException wrong) {
            throw new IllegalArgumentException("no room for " + target, wrong);
        }
    }

    static ARecord address(Name owner, long ttl, String address) {
        try {
            return new ARecord(
                    owner, DClass.IN, ttl, InetAddress.getByAddress(Address.toByteArray(address, Address.IPv4)));
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException("no IPv4 address: " + address, wrong);
        }
    }

    static AAAARecord address6(Name owner, long ttl, byte[] octets) {
        return new AAAARecord(owner, DClass.IN, ttl, octets);
    }

    /** Text of any length, in as many strings as it needs; characters above U+00FF as UTF-8. */
    static TXTRecord text(Name owner, long ttl, String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        List<byte[]> strings = new ArrayList<>();
        for (int from = 0; from < octets.length || strings.isEmpty(); from += STRING) {
            strings.add(java.util.Arrays.copyOfRange(octets, from, Math.min(octets.length, from + STRING)));
        }
        return new RawText(owner, ttl, strings).record();
    }

    static Record of(Name owner, int type, long ttl, String value) {
        if (type == Type.TXT) {
            return text(owner, ttl, value);
        }
        try {
            return Record.fromString(owner, type, DClass.IN, ttl, value, Name.root);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("no " + Type.string(type) + " record: " + value, wrong);
        }
    }

    private static final Name IN_ADDR = Name.fromConstantString("in-addr.arpa.");
    private static final Name IP6 = Name.fromConstantString("ip6.arpa.");
}
