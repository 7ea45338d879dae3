package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.dom.address.Mailbox;

/** Who the message says it is from, and where answers go. */
final class FromChecks implements MessageCheck {

    private static final Set<String> FREEMAIL = new HashSet<>(Rules.lines("freemail.txt"));

    @Override
    public void look(MessageView message, Findings findings) {
        Optional<HeaderField> from = message.raw().first("from");
        if (from.isEmpty() || from.get().value().isEmpty()) {
            findings.report("header.from.missing", "header", "no From");
            return;
        }
        List<Mailbox> senders = message.from();
        if (senders.size() > 1) {
            findings.report("header.from.multiple", "From", senders.size() + " addresses");
        }
        boolean plain =
                senders.stream().allMatch(sender -> Mailboxes.domain(sender).contains("."));
        if (senders.isEmpty() || !plain || (from.get().hasOctetsOverAscii() && !isInternational(message))) {
            findings.report("header.from.invalid", "From", from.get().value());
        }
        if (!senders.isEmpty()) {
            sender(message, senders.get(0), findings);
        }
    }

    /** Received says so (RFC 6531 section 4.3). */
    private static boolean isInternational(MessageView message) {
        return message.raw().first("received").stream()
                .anyMatch(field -> field.value().toUpperCase(Locale.ROOT).contains("WITH UTF8SMTP"));
    }

    private static void sender(MessageView message, Mailbox sender, Findings findings) {
        String domain = Mailboxes.domain(sender);
        String organisation = Mailboxes.organisation(domain);
        if (FREEMAIL.contains(domain)) {
            findings.report("header.from.freemail", "From", domain);
        }
        String name = Mailboxes.name(sender);
        if (ShownHost.in(name).anyMatch(host -> !Mailboxes.organisation(host).equals(organisation))) {
            findings.report("header.from.display_address", "From", name);
        }
        message.raw().first("reply-to").map(field -> Mailboxes.of(field.value())).stream()
                .flatMap(List::stream)
                .map(Mailboxes::domain)
                .filter(reply ->
                        !reply.isEmpty() && !Mailboxes.organisation(reply).equals(organisation))
                .min(Comparator.comparing(reply -> !FREEMAIL.contains(reply)))
                .ifPresent(reply -> findings.report(
                        "header.replyto.other_domain",
                        FREEMAIL.contains(reply) ? Severity.MAJOR : Severity.MINOR,
                        "Reply-To",
                        reply));
    }
}
