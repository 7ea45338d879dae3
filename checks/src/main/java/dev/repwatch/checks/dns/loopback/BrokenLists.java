package dev.repwatch.checks.dns.loopback;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What lists and resolvers that are ill, closed or unwilling answer, in well-formed packets. */
public final class BrokenLists {

    private static final long TTL = 300;
    private static final int NIBBLES = 32;

    private BrokenLists() {}

    /** Lists the world, is parked, or refuses by a code: the same addresses for every name. */
    public static Misbehaviour everything(String... codes) {
        return everything("", codes);
    }

    /** As {@link #everything(String...)}, with a reason. */
    public static Misbehaviour everythingBecause(String reason, String... codes) {
        return everything(reason, codes);
    }

    private static Misbehaviour everything(String reason, String[] codes) {
        return exchange -> {
            List<Record> records = new ArrayList<>();
            if (exchange.type() == Type.A) {
                for (String code : codes) {
                    records.add(RecordData.address(exchange.name(), TTL, code));
                }
            }
            if (exchange.type() == Type.TXT && !reason.isEmpty()) {
                records.add(RecordData.text(exchange.name(), TTL, reason));
            }
            Message reply = records.isEmpty()
                    ? Replies.absent(exchange.query(), Rcode.NOERROR, exchange.soa())
                    : Replies.answer(exchange.query(), records);
            return BadPackets.fitted(exchange, reply);
        };
    }

    /** Never answers. */
    public static Misbehaviour silent() {
        return exchange -> List.of();
    }

    /** Fails with this code, such as {@code SERVFAIL} or {@code REFUSED}. */
    public static Misbehaviour rcode(String name) {
        int code = Rcode.value(name);
        return exchange -> List.of(Packet.of(Replies.to(exchange.query(), code)));
    }

    /** "The name exists, but has no such record", with the zone's SOA. */
    public static Misbehaviour nodata() {
        return exchange -> List.of(Packet.of(Replies.absent(exchange.query(), Rcode.NOERROR, exchange.soa())));
    }

    /** "No such name" for everything, with the zone's SOA: an emptied list, or a silent refusal. */
    public static Misbehaviour empty() {
        return exchange -> List.of(Packet.of(Replies.absent(exchange.query(), Rcode.NXDOMAIN, exchange.soa())));
    }

    /** "No such name", vouched for by the parent of the zone: the list's domain is gone. */
    public static Misbehaviour gone() {
        return exchange -> {
            SOARecord soa = exchange.soa();
            Name parent = new Name(soa.getName(), 1);
            SOARecord above =
                    new SOARecord(parent, DClass.IN, TTL, soa.getHost(), soa.getAdmin(), 1, 3600, 600, 86400, TTL);
            return List.of(Packet.of(Replies.absent(exchange.query(), Rcode.NXDOMAIN, above)));
        };
    }

    /** "No such name" without an SOA. */
    public static Misbehaviour nxdomainWithoutSoa() {
        return rcode("NXDOMAIN");
    }

    /** An empty answer without an SOA. */
    public static Misbehaviour emptyWithoutSoa() {
        return rcode("NOERROR");
    }

    /** A lame delegation: only a pointer to other name servers. */
    public static Misbehaviour referral() {
        return exchange -> {
            Message reply = Replies.to(exchange.query(), Rcode.NOERROR);
            Name apex = exchange.soa().getName();
            reply.addRecord(new NSRecord(apex, DClass.IN, TTL, RecordData.name("ns1", apex)), Section.AUTHORITY);
            return List.of(Packet.of(reply));
        };
    }

    /** A resolver that sends everyone to its own page instead of saying "no such name". */
    public static Misbehaviour rewritesNxdomain(String address) {
        return exchange -> {
            boolean absent = exchange.honest().getRcode() == Rcode.NXDOMAIN && exchange.type() == Type.A;
            Message reply = absent
                    ? Replies.answer(exchange.query(), List.of(RecordData.address(exchange.name(), TTL, address)))
                    : exchange.honest();
            return List.of(Packet.of(reply));
        };
    }

    /** A network that wants a login first: its own page for every name, and nothing for every other question. */
    public static Misbehaviour portal(String address) {
        Misbehaviour page = everything(address);
        Misbehaviour nothing = emptyWithoutSoa();
        return exchange -> (exchange.type() == Type.A ? page : nothing).instead(exchange);
    }

    /** Honest, but the reason for every listing is this text. */
    public static Misbehaviour says(String text) {
        return exchange -> exchange.type() == Type.TXT && exchange.honest().getRcode() == Rcode.NOERROR
                ? BadPackets.fitted(
                        exchange,
                        Replies.answer(exchange.query(), List.of(RecordData.text(exchange.name(), TTL, text))))
                : List.of(Packet.of(exchange.honest()));
    }

    /** Honest, but what it says holds for so many seconds. */
    public static Misbehaviour holdsFor(long seconds) {
        return exchange -> {
            List<Record> answer = exchange.honest().getSection(Section.ANSWER).stream()
                    .map(record -> Record.newRecord(
                            record.getName(),
                            record.getType(),
                            record.getDClass(),
                            seconds,
                            record.rdataToWireCanonical()))
                    .toList();
            return List.of(Packet.of(answer.isEmpty() ? exchange.honest() : Replies.answer(exchange.query(), answer)));
        };
    }

    /** Honest, but an IPv6 address is looked for under a name of eight labels, not of 32 nibbles. */
    public static Misbehaviour wrongNibbles() {
        return exchange -> List.of(Packet.of(
                exchange.name().labels() > NIBBLES
                        ? Replies.absent(exchange.query(), Rcode.NXDOMAIN, exchange.soa())
                        : exchange.honest()));
    }

    /** Honest, but "no such name" for its own test points. */
    public static Misbehaviour hidesTestPoints() {
        return exchange -> List.of(Packet.of(
                exchange.name().toString().matches("(?i)2\\.0\\.0\\.(127|0\\.0\\.0\\.f\\.7)\\..*")
                        ? Replies.absent(exchange.query(), Rcode.NXDOMAIN, exchange.soa())
                        : exchange.honest()));
    }

    /** Honest, but no TXT record gets through. */
    public static Misbehaviour dropsTxt() {
        return exchange -> List.of(Packet.of(
                exchange.type() == Type.TXT
                        ? Replies.absent(exchange.query(), Rcode.NOERROR, exchange.soa())
                        : exchange.honest()));
    }
}
