package dev.repwatch.checks.dns.loopback;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Replies that no honest server sends: forged, contradictory, cut short, oversized, malformed. */
public final class BadPackets {

    private static final long TTL = 300;
    /** An A record ends with its TTL, the length of its data (2 octets) and the data (4). */
    private static final int TTL_FROM_END = 10;

    private static final int EDE = 15;
    private static final int EDE_BLOCKED = 15;

    private BadPackets() {}

    /** Cut short over UDP; over TCP the honest reply, or a closed connection. */
    public static Misbehaviour truncated(boolean tcpWorks) {
        return exchange -> {
            if (exchange.tcp()) {
                return tcpWorks ? List.of(Packet.of(exchange.honest())) : List.of();
            }
            return cut(exchange);
        };
    }

    /** Cut short over UDP; over TCP the connection opens and nothing comes. */
    public static Misbehaviour truncatedAndTcpHangs() {
        return exchange ->
                exchange.tcp() ? List.of(new Packet(exchange.honest().toWire(), Duration.ofMinutes(5))) : cut(exchange);
    }

    /** Honest over UDP; over TCP the connection is closed. */
    public static Misbehaviour silentOverTcp() {
        return exchange -> exchange.tcp() ? List.of() : List.of(Packet.of(exchange.honest()));
    }

    /** Cut short over UDP and over TCP. */
    public static Misbehaviour alwaysTruncated() {
        return BadPackets::cut;
    }

    /** The question itself, without the reply flag. */
    public static Misbehaviour echo() {
        return exchange -> List.of(Packet.of(exchange.query()));
    }

    /** "Listed" about another name. */
    public static Misbehaviour wrongQuestion(String code) {
        return exchange -> {
            Name other = RecordData.name("another.example", Name.root);
            Message reply = exchange.query().clone();
            reply.getHeader().setFlag(Flags.QR);
            reply.removeAllRecords(Section.QUESTION);
            reply.addRecord(Record.newRecord(other, exchange.type(), DClass.IN), Section.QUESTION);
            reply.addRecord(RecordData.address(other, TTL, code), Section.ANSWER);
            return List.of(Packet.of(reply));
        };
    }

    /** "Listed", in answer to another type or class of the same name. */
    public static Misbehaviour wrongQuestion(int type, int dclass, String code) {
        return exchange -> {
            Message reply = listed(exchange, code);
            reply.removeAllRecords(Section.QUESTION);
            reply.addRecord(Record.newRecord(exchange.name(), type, dclass), Section.QUESTION);
            return List.of(Packet.of(reply));
        };
    }

    /** "Listed" under another id, then the honest reply; over TCP only the honest one when {@code tcpHonest}. */
    public static Misbehaviour wrongId(String code, boolean tcpHonest) {
        return exchange -> {
            Packet honest = Packet.of(exchange.honest());
            if (exchange.tcp()) {
                return tcpHonest ? List.of(honest) : List.of();
            }
            Message forged = listed(exchange, code);
            forged.getHeader().setID((exchange.query().getHeader().getID() + 1) & 0xFFFF);
            return List.of(Packet.of(forged), honest);
        };
    }

    /** "Listed" under another id, over UDP and TCP, and nothing else. */
    public static Misbehaviour onlyWrongId(String code) {
        return exchange -> {
            Message forged = listed(exchange, code);
            forged.getHeader().setID((exchange.query().getHeader().getID() + 1) & 0xFFFF);
            return List.of(Packet.of(forged));
        };
    }

    /** The honest reply, but the question in it in lower case; over TCP as it was asked. */
    public static Misbehaviour lowersTheCase() {
        return exchange -> {
            if (exchange.tcp()) {
                return List.of(Packet.of(exchange.honest()));
            }
            byte[] wire = exchange.honest().toWire();
            for (int at = 12; wire[at] != 0; at++) {
                wire[at] |= (byte) (wire[at] >= 'A' && wire[at] <= 'Z' ? 0x20 : 0);
            }
            return List.of(new Packet(wire, Duration.ZERO));
        };
    }

    /** The honest reply, and at once a second one that says "listed". */
    public static Misbehaviour spoofedSecond(String code) {
        return exchange -> List.of(Packet.of(exchange.honest()), Packet.of(listed(exchange, code)));
    }

    /** "Listed", but of another operation than a query. */
    public static Misbehaviour wrongOpcode(String code) {
        return exchange -> {
            Message reply = listed(exchange, code);
            reply.getHeader().setOpcode(Opcode.STATUS);
            return List.of(Packet.of(reply));
        };
    }

    /** "Listed" together with a code that says otherwise, such as {@code SERVFAIL} or {@code NXDOMAIN}. */
    public static Misbehaviour listedWithRcode(String code, String rcode) {
        int value = Rcode.value(rcode);
        return exchange -> {
            Message reply = listed(exchange, code);
            reply.getHeader().setRcode(value);
            return List.of(Packet.of(reply));
        };
    }

    /** "Listed", with the record owned by another name. */
    public static Misbehaviour wrongOwner(String code) {
        return exchange -> List.of(Packet.of(Replies.answer(
                exchange.query(),
                List.of(RecordData.address(RecordData.name("another.example", Name.root), TTL, code)))));
    }

    /** An alias of {@code target}, whose own address is in the answer too; without the address when the code is empty. */
    public static Misbehaviour alias(String target, String code) {
        return exchange -> {
            Name end = RecordData.name(target, exchange.soa().getName());
            List<Record> records = new ArrayList<>();
            records.add(new CNAMERecord(exchange.name(), DClass.IN, TTL, end));
            if (!code.isEmpty()) {
                records.add(RecordData.address(end, TTL, code));
            }
            return List.of(Packet.of(Replies.answer(exchange.query(), records)));
        };
    }

    /** An alias whose end does not exist, vouched for by the top of the end's own name, or by nobody. */
    public static Misbehaviour aliasToNowhere(String target, boolean vouched) {
        return exchange -> {
            SOARecord soa = exchange.soa();
            Name end = RecordData.name(target, soa.getName());
            Name above = new Name(end, end.labels() - 2);
            SOARecord foreign =
                    new SOARecord(above, DClass.IN, TTL, soa.getHost(), soa.getAdmin(), 1, 3600, 600, 86400, TTL);
            Message reply = vouched
                    ? Replies.absent(exchange.query(), Rcode.NXDOMAIN, foreign)
                    : Replies.to(exchange.query(), Rcode.NXDOMAIN);
            reply.addRecord(new CNAMERecord(exchange.name(), DClass.IN, TTL, end), Section.ANSWER);
            return List.of(Packet.of(reply));
        };
    }

    /** A chain of this many aliases inside the zone that ends at an address; a loop when the code is empty. */
    public static Misbehaviour aliases(int count, String code) {
        return exchange -> {
            Name zone = exchange.soa().getName();
            List<Record> records = new ArrayList<>();
            Name from = exchange.name();
            for (int step = 1; step <= count; step++) {
                boolean closes = step == count && code.isEmpty();
                Name next = closes ? exchange.name() : RecordData.name("alias" + step, zone);
                records.add(new CNAMERecord(from, DClass.IN, TTL, next));
                from = next;
            }
            if (!code.isEmpty()) {
                records.add(RecordData.address(from, TTL, code));
            }
            return List.of(Packet.of(Replies.answer(exchange.query(), records)));
        };
    }

    /** The whole zone redirected elsewhere. */
    public static Misbehaviour dname(String code) {
        return exchange -> {
            Name target = RecordData.name("elsewhere.example", Name.root);
            List<Record> records = List.of(
                    new DNAMERecord(exchange.soa().getName(), DClass.IN, TTL, target),
                    RecordData.address(exchange.name(), TTL, code));
            return List.of(Packet.of(Replies.answer(exchange.query(), records)));
        };
    }

    /** As many address records as said, 127.0.0.2 first. */
    public static Misbehaviour manyAddresses(int count) {
        return exchange -> {
            List<Record> records = new ArrayList<>();
            for (int number = 2; number < count + 2; number++) {
                String address = "127." + (number >> 16) + "." + ((number >> 8) & 255) + "." + (number & 255);
                records.add(RecordData.address(exchange.name(), TTL, address));
            }
            return fitted(
                    exchange,
                    exchange.type() == Type.A ? Replies.answer(exchange.query(), records) : exchange.honest());
        };
    }

    /** An IPv6 address for whatever was asked. */
    public static Misbehaviour onlyAaaa() {
        return exchange -> List.of(Packet.of(Replies.answer(
                exchange.query(), List.of(new AAAARecord(exchange.name(), DClass.IN, TTL, new byte[16])))));
    }

    /** A text for whatever was asked. */
    public static Misbehaviour onlyText(String text) {
        return exchange -> List.of(
                Packet.of(Replies.answer(exchange.query(), List.of(RecordData.text(exchange.name(), TTL, text)))));
    }

    /** "Listed", this much later. */
    public static Misbehaviour late(Duration delay, String code) {
        return exchange -> List.of(new Packet(listed(exchange, code).toWire(), delay));
    }

    /** "Listed" for so many seconds, any unsigned 32-bit number. */
    public static Misbehaviour ttl(long seconds, String code) {
        return exchange -> {
            byte[] wire = listed(exchange, code).toWire();
            ByteBuffer.wrap(wire).putInt(wire.length - TTL_FROM_END, (int) seconds);
            return List.of(new Packet(wire, Duration.ZERO));
        };
    }

    /** "Listed", followed by octets that belong to nothing. */
    public static Misbehaviour trailingJunk(String code) {
        return exchange -> {
            byte[] wire = listed(exchange, code).toWire();
            return List.of(new Packet(Arrays.copyOf(wire, wire.length + 7), Duration.ZERO));
        };
    }

    /** Only the first octets of "listed". */
    public static Misbehaviour cutAfter(int octets, String code) {
        return exchange ->
                List.of(new Packet(Arrays.copyOf(listed(exchange, code).toWire(), octets), Duration.ZERO));
    }

    /** A compression pointer that points at itself. */
    public static Misbehaviour compressionLoop() {
        return exchange -> {
            byte[] wire = listed(exchange, "127.0.0.2").toWire();
            wire[12] = (byte) 0xC0;
            wire[13] = 12;
            return List.of(new Packet(wire, Duration.ZERO));
        };
    }

    /** Cut short over UDP; over TCP "listed" and then nothing but zeros, as many octets as TCP can carry in one message. */
    public static Misbehaviour fullOverTcp(String code) {
        return exchange -> exchange.tcp()
                ? List.of(new Packet(Arrays.copyOf(listed(exchange, code).toWire(), Message.MAXLENGTH), Duration.ZERO))
                : cut(exchange);
    }

    /** The honest reply or another code, with an extended error (RFC 8914) "blocked" whose text is these octets. */
    public static Misbehaviour extendedError(String rcode, byte[] text) {
        return extendedError(rcode, EDE_BLOCKED, text);
    }

    /** As {@link #extendedError(String, byte[])}, with this extended code. */
    public static Misbehaviour extendedError(String rcode, int extended, byte[] text) {
        int value = Rcode.value(rcode);
        return exchange -> {
            Message reply = value == Rcode.NOERROR ? exchange.honest().clone() : Replies.to(exchange.query(), value);
            byte[] data = ByteBuffer.allocate(2 + text.length)
                    .putShort((short) extended)
                    .put(text)
                    .array();
            reply.removeAllRecords(Section.ADDITIONAL);
            reply.addRecord(
                    new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(EDE, data))), Section.ADDITIONAL);
            return List.of(Packet.of(reply));
        };
    }

    /** Cut to the client's size over UDP as an honest server does. */
    static List<Packet> fitted(Exchange exchange, Message reply) {
        int room = exchange.tcp() ? Message.MAXLENGTH : LoopbackNameserver.room(exchange.query());
        return List.of(new Packet(reply.toWire(room), Duration.ZERO));
    }

    /** Two sets of EDNS options in one reply. */
    public static Misbehaviour twoOptions() {
        return exchange -> {
            Message reply = exchange.honest().clone();
            reply.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
            reply.addRecord(new OPTRecord(512, 0, 0), Section.ADDITIONAL);
            return List.of(Packet.of(reply));
        };
    }

    static List<Packet> cut(Exchange exchange) {
        Message cut = Replies.to(exchange.query(), Rcode.NOERROR);
        cut.getHeader().setFlag(Flags.TC);
        return List.of(Packet.of(cut));
    }

    static Message listed(Exchange exchange, String code) {
        return Replies.answer(exchange.query(), List.of(RecordData.address(exchange.name(), TTL, code)));
    }
}
