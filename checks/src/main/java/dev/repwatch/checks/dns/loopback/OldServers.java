package dev.repwatch.checks.dns.loopback;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Resolvers that are honest and of another age: what they do not know must not cost an answer. */
public final class OldServers {

    private OldServers() {}

    /**
     * Answers questions with options (EDNS) by this code, as RFC 6891 section 7 wants of those who do not know them. A code that
     * needs options in the reply has them.
     */
    public static Misbehaviour withoutOptions(String rcode) {
        int code = Rcode.value(rcode);
        return exchange -> exchange.query().getOPT() == null
                ? honest(exchange)
                : List.of(Packet.of(Replies.to(exchange.query(), code)));
    }

    /** Lets questions with options fall, as some firewalls do. */
    public static Misbehaviour silentToOptions() {
        return exchange -> exchange.query().getOPT() == null ? honest(exchange) : List.of();
    }

    /** Everything is cut short over UDP; over TCP it is honest and closes the connection after each reply. */
    public static Misbehaviour closesAfterEachReply() {
        return exchange -> {
            if (exchange.tcp()) {
                return List.of(Packet.of(exchange.honest()).closing());
            }
            Message reply = Replies.to(exchange.query(), Rcode.NOERROR);
            reply.getHeader().setFlag(Flags.TC);
            return List.of(Packet.of(reply));
        };
    }

    /** The first questions are lost, the others answered. */
    public static Misbehaviour silentAtFirst(int questions) {
        AtomicInteger left = new AtomicInteger(questions);
        return exchange -> left.getAndDecrement() > 0 ? List.of() : List.of(Packet.of(exchange.honest()));
    }

    private static List<Packet> honest(Exchange exchange) {
        return List.of(Packet.of(bare(exchange.honest().clone())));
    }

    private static Message bare(Message reply) {
        reply.removeAllRecords(Section.ADDITIONAL);
        return reply;
    }
}
