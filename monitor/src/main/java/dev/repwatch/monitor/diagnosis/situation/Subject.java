package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.monitor.diagnosis.evidence.IpText;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import java.util.Optional;

/**
 * What the question is about, as it was read.
 *
 * @param readAs the kind that was taken for it
 * @param guessed whether the kind was found out rather than said
 * @param domain of the recipient, or the domain that was asked about
 * @param message a message id or queue id
 * @param returned of a bounce, what it says beside the reply
 */
public record Subject(
        Question.Kind readAs,
        boolean guessed,
        Optional<String> recipient,
        Optional<String> domain,
        Optional<String> ip,
        Optional<String> message,
        Optional<String> reply,
        Optional<Returned> returned) {

    static Subject nothing() {
        return empty(Question.Kind.TEXT);
    }

    static Subject empty(Question.Kind kind) {
        return new Subject(
                kind,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Subject recipient(String address) {
        return new Subject(
                Question.Kind.RECIPIENT,
                false,
                Optional.of(Addresses.plain(address)),
                Addresses.domain(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Subject domain(String name) {
        Subject none = empty(Question.Kind.DOMAIN);
        return new Subject(
                none.readAs,
                false,
                none.recipient,
                Optional.of(Addresses.plain(name)),
                none.ip,
                none.message,
                none.reply,
                none.returned);
    }

    static Subject ip(String address) {
        Subject none = empty(Question.Kind.IP);
        return new Subject(
                none.readAs,
                false,
                none.recipient,
                none.domain,
                Optional.of(IpText.plain(Addresses.plain(address))),
                none.message,
                none.reply,
                none.returned);
    }

    static Subject message(String id) {
        Subject none = empty(Question.Kind.MESSAGE_ID);
        return new Subject(
                none.readAs,
                false,
                none.recipient,
                none.domain,
                none.ip,
                Optional.of(Addresses.plain(id)),
                none.reply,
                none.returned);
    }

    static Subject reply(String text) {
        Optional<String> recipient = PastedLog.recipient(text).or(() -> Addresses.first(text));
        return new Subject(
                Question.Kind.REPLY,
                false,
                recipient,
                recipient.flatMap(Addresses::domain),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text),
                Optional.empty());
    }

    Subject guess() {
        return new Subject(readAs, true, recipient, domain, ip, message, reply, returned);
    }

    Subject as(Question.Kind kind) {
        return new Subject(kind, guessed, recipient, domain, ip, message, reply, returned);
    }

    /** Whether it is about one message or person rather than about an address or domain of ours. */
    public boolean ofOneMessage() {
        return recipient.isPresent() || message.isPresent() || reply.isPresent();
    }
}
