package dev.repwatch.checks.dns.reply;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Decides what a reply means, first match wins, on the raw message: a reply that is not certainly an answer to the question
 * is {@link DnsAnswer.Failed}. No detail of ours repeats a name, because a name may hold a key; what the server says itself in an
 * extended error (RFC 8914) may, and is to be redacted by who knows the key.
 */
public final class ReplyClassifier {

    private final Question question;
    private final String resolver;

    /** @param resolver the path that answers name */
    public ReplyClassifier(Question question, String resolver) {
        this.question = question;
        this.resolver = resolver;
    }

    /** What the reply means; empty when it is truncated and must be asked for again over TCP. */
    public Optional<DnsAnswer> classify(byte[] wire) {
        if (wire.length < Header.LENGTH) {
            return Optional.of(bad("the reply is shorter than a DNS header"));
        }
        Message reply;
        try {
            reply = new Message(wire);
        } catch (IOException | RuntimeException malformed) {
            return Optional.of(bad("the reply is malformed"));
        }
        Optional<DnsAnswer> mismatch = mismatch(reply).map(this::bad);
        if (mismatch.isPresent()) {
            return mismatch;
        }
        if (reply.getHeader().getFlag(Flags.TC)) {
            return Optional.empty();
        }
        if (reply.numBytes() < wire.length) {
            return Optional.of(bad("octets follow the end of the reply"));
        }
        return Optional.of(byCode(reply));
    }

    /** RFC 5452 section 9.1: what makes a packet no reply to this question at all. */
    private Optional<String> mismatch(Message reply) {
        Header header = reply.getHeader();
        if (header.getID() != question.id()) {
            return Optional.of("the reply carries another id than the question");
        }
        if (!header.getFlag(Flags.QR)) {
            return Optional.of("the question came back as if it were a reply");
        }
        if (header.getOpcode() != Opcode.QUERY) {
            return Optional.of("the reply is of another operation than a query");
        }
        Record echoed = reply.getQuestion();
        if (header.getCount(Section.QUESTION) != 1 || echoed == null || !question.asks(echoed)) {
            return Optional.of("the reply answers another question");
        }
        return Optional.empty();
    }

    private DnsAnswer byCode(Message reply) {
        int code = reply.getRcode();
        ExtendedErrors extended = ExtendedErrors.of(reply);
        if (code == Rcode.REFUSED) {
            return failed(Cause.REFUSED, extended.after("the name server refuses to answer (REFUSED)"));
        }
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return failed(Cause.SERVER_FAILED, extended.after("the name server failed (" + Rcode.string(code) + ")"));
        }
        if (extended.madeUp()) {
            return failed(Cause.BAD_RESOLVER, extended.after("the resolver answers in the zone's place"));
        }
        if (extended.stale()) {
            return failed(Cause.STALE_ANSWER, extended.after("the resolver hands out an answer that has expired"));
        }
        DnsAnswer answer = new AnswerSection(question, reply, resolver).read();
        return answer instanceof DnsAnswer.Failed failed
                ? failed(failed.cause(), extended.after(failed.detail()))
                : answer;
    }

    private DnsAnswer failed(Cause cause, String detail) {
        return new DnsAnswer.Failed(cause, detail, resolver);
    }

    private DnsAnswer bad(String detail) {
        return failed(Cause.BAD_ANSWER, detail);
    }
}
