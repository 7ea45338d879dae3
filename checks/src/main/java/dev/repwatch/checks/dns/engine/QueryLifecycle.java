package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.reply.ReplyClassifier;
import dev.repwatch.checks.reputation.Cause;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The way of each question from asking to answer: attempts one after another, with TCP where UDP does not do. Used by the event
 * loop's thread only.
 */
final class QueryLifecycle {

    private static final int MAX_PAUSE_MILLIS = 100;
    private static final int REFRESH_MILLIS = 700;
    private static final int ADDRESS = 1;
    /** For the answer of a resolver that has answered nobody lately. */
    private static final long BRIEF = 1_000_000_000;

    private final Slots slots;
    private final int retries;
    private final ResolverSelector resolverSelector;
    private final PacketIo packetIo;
    private final TimerWheel timerWheel;
    private final TcpQueries tcp;
    private final Executor mail;
    private final RandomBits randomBits;
    private final LoopCounters loopCounters;
    private final PlainReply plain = new PlainReply();
    private int underWay;

    QueryLifecycle(
            Slots slots,
            int retries,
            ResolverSelector resolverSelector,
            PacketIo packetIo,
            TimerWheel timerWheel,
            TcpQueries tcp,
            Executor mail,
            RandomBits randomBits,
            LoopCounters loopCounters) {
        this.slots = slots;
        this.retries = retries;
        this.resolverSelector = resolverSelector;
        this.packetIo = packetIo;
        this.timerWheel = timerWheel;
        this.tcp = tcp;
        this.mail = mail;
        this.randomBits = randomBits;
        this.loopCounters = loopCounters;
    }

    int underWay() {
        return underWay;
    }

    void begin(int slot, long now) {
        underWay++;
        slots.busy[slot] = true;
        slots.failures[slot] = 0;
        slots.firstSent[slot] = 0;
        slots.heldSince[slot] = 0;
        slots.took[slot] = 0;
        slots.otherCase[slot] = false;
        if (slots.answer[slot] != null) {
            finish(slot);
        } else if (slots.route[slot].tcp()) {
            Upstream only = resolverSelector.next(slots.route[slot], 0, 0, now);
            slots.upstream[slot] = (byte) only.index;
            slots.firstSent[slot] = now;
            packetIo.dress(slot, only, randomBits.id(), only.edns.use(now), now);
            overTcp(slot, only);
        } else {
            attempt(slot, now);
        }
    }

    /** A deadline is over: of an attempt, or of the pause before the next. */
    void expired(int slot, long now) {
        UdpSocket udpSocket = slots.socket[slot];
        if (udpSocket == null) {
            attempt(slot, now);
            return;
        }
        packetIo.land(slot);
        LoopCounters.up(loopCounters.timeouts);
        udpSocket.upstream.edns.silent(slots.queryPackets.hasOptions(slot));
        lost(udpSocket.upstream, slot, now);
        if (slots.suspect[slot]) {
            slots.answer[slot] =
                    failed(Cause.BAD_ANSWER, "only packets that are no reply to the question came", udpSocket.upstream);
            overTcp(slot, udpSocket.upstream);
        } else {
            failed(slot, failed(Cause.TIMED_OUT, silence(slot), udpSocket.upstream), now);
        }
    }

    /** A packet that belongs to the question has come. */
    void replied(int slot, byte[] packet, int length, long now) {
        Upstream upstream = packetIo.land(slot).upstream;
        timerWheel.remove(slot);
        upstream.resolverHealth.answered();
        upstream.rto.answered(now - slots.sent[slot]);
        slots.took[slot] = now - slots.firstSent[slot];
        QueryPackets queryPackets = slots.queryPackets;
        if (queryPackets.mixed(slot)) {
            upstream.letterCase.echoed();
        }
        if (queryPackets.type(slot) == ADDRESS
                && !queryPackets.odd(slot)
                && plain.read(packet, length, queryPackets.questionEnd(slot))) {
            LoopCounters.up(loopCounters.plain);
            upstream.edns.answered(queryPackets.hasOptions(slot), now);
            slots.keep(slot, plain);
            finish(slot);
        } else {
            LoopCounters.up(loopCounters.full);
            judge(slot, Arrays.copyOf(packet, length), upstream, now);
        }
    }

    /**
     * A packet has come that fits but for the case of its letters: the resolver changed it, or a forger has guessed the rest. TCP
     * tells which; it is not waited for where the resolver has never been seen to repeat the case, and the right reply by UDP still
     * counts.
     */
    void otherCase(int slot) {
        Upstream upstream = Objects.requireNonNull(slots.socket[slot]).upstream;
        if (slots.otherCase[slot] || upstream.letterCase.known()) {
            return;
        }
        slots.otherCase[slot] = true;
        LoopCounters.up(loopCounters.overTcp);
        long asked = slots.sent[slot];
        int id = slots.id[slot];
        tcp.ask(
                upstream,
                slots.queryPackets.question(slot, slots.route[slot].trees()),
                packet(slot),
                answer -> mail.execute(() -> {
                    if (!(answer instanceof DnsAnswer.Failed) && waits(slot, id, asked)) {
                        packetIo.land(slot);
                        timerWheel.remove(slot);
                        answeredOverTcp(slot, answer);
                    }
                }));
    }

    /** The attempt of then is still under way. */
    private boolean waits(int slot, int id, long asked) {
        return slots.busy[slot] && slots.socket[slot] != null && slots.id[slot] == id && slots.sent[slot] == asked;
    }

    /** The resolver, or the network before it, says that it cannot be reached. */
    void unreachable(int slot, String detail, long now) {
        Upstream upstream = packetIo.land(slot).upstream;
        timerWheel.remove(slot);
        unsent(slot, upstream, detail, now);
    }

    /** Ends a question because the client is closed. */
    void abandon(int slot) {
        slots.answer[slot] = new DnsAnswer.Failed(Cause.NOT_ASKED, "the DNS client was closed", "");
        finish(slot);
    }

    private void attempt(int slot, long now) {
        QueryRoute route = slots.route[slot];
        Upstream upstream = resolverSelector.next(route, slots.upstream[slot], slots.failures[slot], now);
        if (route.only() && upstream.resolverHealth.leftOut()) {
            slots.failures[slot] = (byte) retries; // it has been silent to all: one packet tells whether it still is
        }
        send(slot, upstream, upstream.edns.use(now), now);
    }

    private void send(int slot, Upstream upstream, boolean withOptions, long now) {
        slots.suspect[slot] = false;
        slots.otherCase[slot] = false;
        SendResult sendResult = packetIo.send(slot, upstream, withOptions, now);
        if (sendResult == SendResult.NO_ROOM) {
            heldBack(slot, upstream, now);
            return;
        }
        slots.upstream[slot] = (byte) upstream.index;
        slots.heldSince[slot] = 0;
        if (sendResult instanceof SendResult.Failed trouble) {
            unsent(slot, upstream, trouble.detail(), now);
            return;
        }
        boolean last = slots.failures[slot] >= retries;
        boolean brief = slots.route[slot].only() && upstream.resolverHealth.leftOut();
        slots.patience[slot] = brief
                ? Math.min(BRIEF, upstream.rto.longest())
                : last ? upstream.rto.longest() : upstream.rto.patience(slots.failures[slot]);
        timerWheel.add(slot, now + slots.patience[slot]);
    }

    /** Nobody is to blame for a full buffer: the next turn of the wheel tries again, as long as an answer is waited for. */
    private void heldBack(int slot, Upstream upstream, long now) {
        if (slots.heldSince[slot] == 0) {
            slots.heldSince[slot] = now;
        }
        if (now - slots.heldSince[slot] <= upstream.rto.longest()) {
            timerWheel.add(slot, now);
        } else {
            slots.upstream[slot] = (byte) upstream.index;
            slots.heldSince[slot] = 0;
            failed(slot, failed(Cause.SERVER_FAILED, "the socket takes no more", upstream), now);
        }
    }

    private void judge(int slot, byte[] packet, Upstream upstream, long now) {
        boolean withOptions = slots.queryPackets.hasOptions(slot);
        if (upstream.edns.refused(packet, slots.queryPackets.questionEnd(slot))) {
            if (withOptions) {
                send(slot, upstream, false, now);
                return;
            }
        } else {
            upstream.edns.answered(withOptions, now);
        }
        Optional<DnsAnswer> answer = new ReplyClassifier(
                        slots.queryPackets.question(slot, slots.route[slot].trees()), upstream.text)
                .classify(packet);
        if (answer.isEmpty()) {
            overTcp(slot, upstream);
        } else if (answer.get() instanceof DnsAnswer.Failed failed) {
            if (failed.cause() == Cause.BAD_ANSWER) {
                slots.answer[slot] = failed;
                overTcp(slot, upstream);
            } else {
                failed(slot, failed, now);
            }
        } else {
            slots.answer[slot] = answer.get();
            finish(slot);
        }
    }

    /**
     * A reply that may be forged is asked for once more over TCP, where an attacker who does not see the path cannot answer.
     * When TCP is no better, the cause stays what UDP said.
     */
    private void overTcp(int slot, Upstream upstream) {
        LoopCounters.up(loopCounters.overTcp);
        tcp.ask(
                upstream,
                slots.queryPackets.question(slot, slots.route[slot].trees()),
                packet(slot),
                answer -> mail.execute(() -> answeredOverTcp(slot, answer)));
    }

    private byte[] packet(int slot) {
        int start = QueryPackets.start(slot);
        return Arrays.copyOfRange(slots.queryPackets.octets, start, start + slots.queryPackets.length(slot));
    }

    private void answeredOverTcp(int slot, DnsAnswer answer) {
        if (!slots.busy[slot]) {
            return;
        }
        long now = packetIo.now();
        slots.took[slot] = now - slots.firstSent[slot];
        if (answer instanceof DnsAnswer.Failed failed) {
            failed(slot, slots.answer[slot] instanceof DnsAnswer.Failed overUdp ? overUdp : failed, now);
        } else {
            if (slots.otherCase[slot]) {
                resolverSelector.at(slots.upstream[slot]).letterCase.changed(now);
            }
            slots.answer[slot] = answer;
            finish(slot);
        }
    }

    private void unsent(int slot, Upstream upstream, String detail, long now) {
        lost(upstream, slot, now);
        failed(slot, failed(Cause.SERVER_FAILED, detail, upstream), now);
    }

    /**
     * Silence is asked again, also of the same resolver; a failure only of another one. Who handed out what had expired is asked
     * again a little later: by then it has looked (RFC 8767 section 5).
     */
    private void failed(int slot, DnsAnswer.Failed failure, long now) {
        boolean stale = failure.cause() == Cause.STALE_ANSWER;
        boolean again = stale || failure.cause() == Cause.TIMED_OUT || slots.suspect[slot];
        int useful = again ? retries : Math.min(retries, resolverSelector.candidates(slots.route[slot]) - 1);
        if (!slots.route[slot].tcp() && slots.failures[slot] < useful) {
            slots.failures[slot]++;
            slots.answer[slot] = null;
            int pause = randomBits.below(MAX_PAUSE_MILLIS) + (stale ? REFRESH_MILLIS : 0);
            timerWheel.add(slot, now + pause * 1_000_000L);
        } else {
            slots.answer[slot] = failure;
            slots.took[slot] = slots.firstSent[slot] == 0 ? 0 : now - slots.firstSent[slot];
            finish(slot);
        }
    }

    private void lost(Upstream upstream, int slot, long now) {
        if (upstream.resolverHealth.failed(slots.sent[slot], now)) {
            LoopCounters.up(loopCounters.ejections);
        }
    }

    private void finish(int slot) {
        underWay--;
        slots.busy[slot] = false;
        slots.owner[slot].finished(slot);
    }

    private String silence(int slot) {
        return "no reply within " + slots.patience[slot] / 1_000_000 + " ms";
    }

    private static DnsAnswer.Failed failed(Cause cause, String detail, Upstream upstream) {
        return new DnsAnswer.Failed(cause, detail, upstream.text);
    }
}
