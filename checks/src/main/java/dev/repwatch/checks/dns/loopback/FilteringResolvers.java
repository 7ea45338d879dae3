package dev.repwatch.checks.dns.loopback;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Resolvers that mean well and change what lists say: protection against rebinding, filters, caches that outlive the TTL. */
public final class FilteringResolvers {

    private FilteringResolvers() {}

    /** Addresses in 127.0.0.0/8 are taken out: an empty answer, as unbound's {@code private-address} gives. */
    public static Misbehaviour strips() {
        return exchange -> List.of(
                Packet.of(loopback(exchange) ? Replies.to(exchange.query(), Rcode.NOERROR) : exchange.honest()));
    }

    /** Answers with addresses in 127.0.0.0/8 fail by this code, as BIND's {@code deny-answer-addresses} lets them. */
    public static Misbehaviour fails(String rcode) {
        int code = Rcode.value(rcode);
        return exchange ->
                List.of(Packet.of(loopback(exchange) ? Replies.to(exchange.query(), code) : exchange.honest()));
    }

    /** Addresses in 127.0.0.0/8 become this one, such as 0.0.0.0. */
    public static Misbehaviour replaces(String address) {
        return exchange -> List.of(Packet.of(
                loopback(exchange)
                        ? Replies.answer(exchange.query(), List.of(RecordData.address(exchange.name(), 300, address)))
                        : exchange.honest()));
    }

    /** Honest, from a cache, with so many seconds to go. */
    public static Misbehaviour fromCache(long seconds) {
        return exchange -> {
            List<Record> answer = exchange.honest().getSection(Section.ANSWER).stream()
                    .map(record -> Record.newRecord(
                            record.getName(),
                            record.getType(),
                            record.getDClass(),
                            seconds,
                            record.rdataToWireCanonical()))
                    .toList();
            Message reply = answer.isEmpty() ? exchange.honest().clone() : Replies.answer(exchange.query(), answer);
            reply.getHeader().unsetFlag(Flags.AA);
            return List.of(Packet.of(reply));
        };
    }

    /** One way at first, for so many questions about one thing; then the other. */
    public static Misbehaviour atFirst(int questions, Misbehaviour first, Misbehaviour then) {
        AtomicInteger left = new AtomicInteger(questions);
        return exchange -> (left.getAndDecrement() > 0 ? first : then).instead(exchange);
    }

    /** The reply of a cache that holds what was listed, with code and TTL as if nothing had changed. */
    public static Misbehaviour cachedListing(long seconds, String code) {
        return exchange -> {
            Message reply =
                    Replies.answer(exchange.query(), List.of(RecordData.address(exchange.name(), seconds, code)));
            reply.getHeader().unsetFlag(Flags.AA);
            return List.of(Packet.of(reply));
        };
    }

    private static boolean loopback(Exchange exchange) {
        return exchange.honest().getSection(Section.ANSWER).stream()
                .anyMatch(record -> record instanceof ARecord address
                        && address.getAddress().isLoopbackAddress());
    }
}
