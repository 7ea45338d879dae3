package dev.repwatch.checks.dns.loopback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Replies that are meant to cost whoever asked time: dripped, flooded, heavy with signatures. */
public final class CostlyPackets {

    private static final long TTL = 300;
    /** The most that validators used to accept (RFC 5155 section 10.3). */
    private static final int ITERATIONS = 2500;

    private CostlyPackets() {}

    /** Cut short over UDP; over TCP the honest reply, octet by octet with this pause between two. */
    public static Misbehaviour drippedOverTcp(Duration pause) {
        return exchange -> exchange.tcp()
                ? List.of(new Packet(exchange.honest().toWire(), Duration.ZERO, pause))
                : BadPackets.cut(exchange);
    }

    /** So many forged replies that say "listed", each under another id, and at last the honest one or none; no TCP. */
    public static Misbehaviour flood(int count, String code, boolean honest) {
        return exchange -> {
            if (exchange.tcp()) {
                return List.of();
            }
            int id = exchange.query().getHeader().getID();
            List<Packet> forged = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                Message reply = BadPackets.listed(exchange, code);
                reply.getHeader().setID((id + number) & 0xFFFF);
                forged.add(Packet.of(reply));
            }
            if (honest) {
                forged.add(Packet.of(exchange.honest()));
            }
            return forged;
        };
    }

    /** "No such name", proved by so many NSEC3 records of the greatest cost, with signatures and colliding keys (KeyTrap). */
    public static Misbehaviour signed(int proofs) {
        return exchange -> {
            Message reply = Replies.absent(exchange.query(), Rcode.NXDOMAIN, exchange.soa());
            Name apex = exchange.soa().getName();
            for (int number = 0; number < proofs; number++) {
                Name owner = RecordData.name("%032x".formatted(number), apex);
                byte[] hash = owner.getLabel(0);
                reply.addRecord(
                        new NSEC3Record(owner, DClass.IN, TTL, 1, 0, ITERATIONS, new byte[8], hash, new int[] {Type.A}),
                        Section.AUTHORITY);
                reply.addRecord(signature(owner, apex), Section.AUTHORITY);
                reply.addRecord(
                        new DNSKEYRecord(
                                apex,
                                DClass.IN,
                                TTL,
                                257,
                                DNSKEYRecord.Protocol.DNSSEC,
                                DNSSEC.Algorithm.ECDSAP256SHA256,
                                hash),
                        Section.ADDITIONAL);
            }
            return BadPackets.fitted(exchange, reply);
        };
    }

    private static RRSIGRecord signature(Name owner, Name apex) {
        return new RRSIGRecord(
                owner,
                DClass.IN,
                TTL,
                Type.NSEC3,
                DNSSEC.Algorithm.ECDSAP256SHA256,
                TTL,
                Instant.EPOCH.plusSeconds(1L << 31),
                Instant.EPOCH,
                1,
                apex,
                new byte[64]);
    }
}
