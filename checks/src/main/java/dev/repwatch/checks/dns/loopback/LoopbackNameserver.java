package dev.repwatch.checks.dns.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * A name server on 127.0.0.1, over real UDP and TCP. It answers for the zones it is given, refuses everything else, and
 * counts what it is asked.
 */
public final class LoopbackNameserver implements AutoCloseable {

    private static final int CLASSIC_UDP = 512;
    private static final SOARecord ROOT =
            new SOARecord(Name.root, DClass.IN, 300, Name.root, Name.root, 1, 3600, 600, 86400, 300);

    private final AuthoritativeAnswers authoritativeAnswers = new AuthoritativeAnswers();
    private final Map<String, AtomicLong> asked = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> askedOverTcp = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private final UnaryOperator<Message> truth;
    private final Sockets sockets;
    private volatile @Nullable Misbehaviour misbehaviour;

    private LoopbackNameserver(int port, Optional<Relay> relay) {
        truth = relay.<UnaryOperator<Message>>map(it -> it::answer).orElse(authoritativeAnswers::answer);
        sockets = Sockets.open(port, this::react);
    }

    /** On a free port. */
    public static LoopbackNameserver start() {
        return start(0);
    }

    /** @throws java.io.UncheckedIOException when the port is taken */
    public static LoopbackNameserver start(int port) {
        return new LoopbackNameserver(port, Optional.empty());
    }

    /** Passes honest answers on from another server; its own zones only say how to misbehave. */
    public static LoopbackNameserver inFrontOf(InetSocketAddress server) {
        return new LoopbackNameserver(0, Optional.of(new Relay(server)));
    }

    /** The zone with this apex, made empty when it is new. */
    public LoopbackZone zone(String apex) {
        return authoritativeAnswers.zone(RecordData.name(apex, Name.root));
    }

    /** From now on answers every question in every zone this way, also those in no zone; null to stop. */
    public void misbehave(@Nullable Misbehaviour how) {
        misbehaviour = how;
    }

    /** Where it listens, as {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + sockets.port();
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), sockets.port());
    }

    /** All questions so far. */
    public long questions() {
        return questions.get();
    }

    /** Questions about this absolute name so far, of any type. */
    public long asked(String name) {
        AtomicLong count = asked.get(name.toLowerCase(Locale.ROOT));
        return count == null ? 0 : count.get();
    }

    /** Of those, the ones over TCP. */
    public long askedOverTcp(String name) {
        AtomicLong count = askedOverTcp.get(name.toLowerCase(Locale.ROOT));
        return count == null ? 0 : count.get();
    }

    @Override
    public void close() {
        sockets.close();
    }

    private List<Packet> react(byte[] wire, boolean tcp) {
        Message query;
        try {
            query = new Message(wire);
        } catch (IOException garbage) {
            return List.of();
        }
        Record question = query.getQuestion();
        if (question == null) {
            return List.of(Packet.of(Replies.to(query, Rcode.FORMERR)));
        }
        count(question.getName());
        if (tcp) {
            counted(askedOverTcp, question.getName());
        }
        Message honest = truth.apply(query);
        Misbehaviour how = misbehaviour(question.getName(), question.getType());
        if (how == null) {
            return List.of(new Packet(honest.toWire(tcp ? Message.MAXLENGTH : room(query)), java.time.Duration.ZERO));
        }
        SOARecord soa = authoritativeAnswers
                .holding(question.getName())
                .map(LoopbackZone::soa)
                .orElse(ROOT);
        return how.instead(new Exchange(query, honest, soa, tcp));
    }

    private @Nullable Misbehaviour misbehaviour(Name name, int type) {
        Misbehaviour everywhere = misbehaviour;
        if (everywhere != null) {
            return everywhere;
        }
        LoopbackZone zone = authoritativeAnswers.holding(name).orElse(null);
        return zone == null ? null : zone.misbehaviour(name, type);
    }

    private void count(Name name) {
        questions.incrementAndGet();
        counted(asked, name);
        authoritativeAnswers.holding(name).ifPresent(LoopbackZone::count);
    }

    private static void counted(Map<String, AtomicLong> counts, Name name) {
        counts.computeIfAbsent(name.toString(true).toLowerCase(Locale.ROOT), key -> new AtomicLong())
                .incrementAndGet();
    }

    static int room(Message query) {
        OPTRecord options = query.getOPT();
        return options == null ? CLASSIC_UDP : Math.max(CLASSIC_UDP, options.getPayloadSize());
    }
}
