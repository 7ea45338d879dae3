package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.reputation.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.dom.address.Mailbox;

/** Who the message says it is from, and where answers go. */
final class FromChecks implements MessageCheck {

    private static final Set<String> FREEMAIL = new HashSet<>(Rules.lines("freemail.txt"));
    private static final Pattern DOMAIN = Pattern.compile("(?i)(?:[a-z0-9-]+\\.)+[a-z]{2,}");

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
        if (senders.isEmpty() || !plain || from.get().hasOctetsOverAscii()) {
            findings.report("header.from.invalid", "From", from.get().value());
        }
        if (!senders.isEmpty()) {
            sender(message, senders.get(0), findings);
        }
    }

    private static void sender(MessageView message, Mailbox sender, Findings findings) {
        String domain = Mailboxes.domain(sender);
        String organisation = Mailboxes.organisation(domain);
        if (FREEMAIL.contains(domain)) {
            findings.report("header.from.freemail", "From", domain);
        }
        String name = Mailboxes.name(sender);
        Matcher named = DOMAIN.matcher(name);
        if (named.find() && !Mailboxes.organisation(named.group()).equals(organisation)) {
            findings.report("header.from.display_address", "From", name);
        }
        message.raw().first("reply-to").map(field -> Mailboxes.of(field.value())).stream()
                .flatMap(List::stream)
                .map(Mailboxes::domain)
                .filter(reply ->
                        !reply.isEmpty() && !Mailboxes.organisation(reply).equals(organisation))
                .findFirst()
                .ifPresent(reply -> findings.report(
                        "header.replyto.other_domain",
                        FREEMAIL.contains(reply) ? Severity.MAJOR : Severity.MINOR,
                        "Reply-To",
                        reply));
    }
}
