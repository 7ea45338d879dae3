package dev.repwatch.checks.feeds.arf;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One complaint (RFC 5965). Who complained is never read: it is redacted, or should have been.
 *
 * @param type {@code abuse}, {@code fraud}, {@code virus}, {@code other}, {@code not-spam}, {@code auth-failure}
 * @param incidents how many complaints it stands for
 * @param sourceIp the address that sent the original: as reported, else from the original's first Received header
 * @param domains domains that the original was sent for: reported, signed and envelope
 * @param identity what makes it the same complaint when it comes again
 */
record FeedbackReport(String type, long incidents, Optional<String> sourceIp, List<String> domains, String identity) {

    private static final Pattern SIGNED = Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([A-Za-z0-9.-]{1,253})");
    private static final Pattern RECEIVED = Pattern.compile("\\[(?:IPv6:)?([0-9A-Fa-f:.]{2,45})\\]");
    private static final Pattern OLDER =
            Pattern.compile("(?i)\\s*complaint about message from ([0-9A-Fa-f:.]{2,45})\\s*");
    private static final Set<String> ORIGINAL = Set.of("message/rfc822", "text/rfc822-headers", "message/global");
    private static final long MOST_INCIDENTS = 1_000_000;

    FeedbackReport {
        domains = List.copyOf(domains);
    }

    /** Empty when the message is no feedback report at all. */
    static Optional<FeedbackReport> of(MailMessage message) throws FeedFailure {
        Optional<Part> report = part(message, Set.of("message/feedback-report"));
        if (report.isEmpty()) {
            return older(message);
        }
        List<Header> fields = MailMessage.headers(report.get().body());
        Optional<Part> original = part(message, ORIGINAL);
        List<Header> headers =
                original.isPresent() ? MailMessage.headers(original.get().body()) : List.of();
        String type = MailMessage.first(fields, "Feedback-Type")
                .map(it -> it.toLowerCase(Locale.ROOT).strip())
                .filter(it -> it.matches("[a-z-]{1,32}"))
                .orElseThrow(() -> FeedFailure.badAnswer("the feedback report has no Feedback-Type"));
        return Optional.of(new FeedbackReport(
                type,
                incidents(fields),
                source(fields, headers),
                domains(fields, headers),
                identity(message, headers)));
    }

    /** The junk mail reports of Outlook.com before they were ARF: the original, and its address in the subject. */
    private static Optional<FeedbackReport> older(MailMessage message) throws FeedFailure {
        Optional<Part> original = part(message, ORIGINAL);
        Optional<Matcher> subject =
                message.header("Subject").map(OLDER::matcher).filter(Matcher::matches);
        if (original.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        List<Header> headers = MailMessage.headers(original.get().body());
        return MailMessage.first(headers, "X-HmXmrOriginalRecipient").isEmpty()
                ? Optional.empty()
                : Optional.of(new FeedbackReport(
                        "abuse",
                        1,
                        Optional.of(subject.get().group(1)),
                        domains(List.of(), headers),
                        identity(message, headers)));
    }

    private static Optional<Part> part(MailMessage message, Set<String> types) {
        return message.parts().stream().filter(it -> types.contains(it.type())).findFirst();
    }

    private static long incidents(List<Header> fields) throws FeedFailure {
        String text = MailMessage.first(fields, "Incidents").orElse("1").strip();
        long many = text.matches("[0-9]{1,7}") ? Long.parseLong(text) : 0;
        if (many < 1 || many > MOST_INCIDENTS) {
            throw FeedFailure.badAnswer("Incidents is not a number from 1 to 1000000");
        }
        return many;
    }

    private static Optional<String> source(List<Header> fields, List<Header> original) {
        return MailMessage.first(fields, "Source-IP")
                .map(it -> it.strip().replaceAll("^\\[|\\]$", ""))
                .filter(it -> !it.isEmpty())
                .or(() -> MailMessage.first(original, "Received").flatMap(FeedbackReport::address));
    }

    private static Optional<String> address(String received) {
        Matcher it = RECEIVED.matcher(received);
        return it.find() ? Optional.of(it.group(1)) : Optional.empty();
    }

    private static List<String> domains(List<Header> fields, List<Header> original) {
        List<String> domains = new ArrayList<>();
        fields.stream()
                .filter(it -> it.name().equalsIgnoreCase("Reported-Domain"))
                .forEach(it -> domains.add(it.value().strip()));
        original.stream()
                .filter(it -> it.name().equalsIgnoreCase("DKIM-Signature"))
                .forEach(it -> {
                    Matcher signed = SIGNED.matcher(it.value());
                    if (signed.find()) {
                        domains.add(signed.group(1));
                    }
                });
        Stream.of(MailMessage.first(fields, "Original-Mail-From"), MailMessage.first(original, "From"))
                .flatMap(Optional::stream)
                .map(FeedbackReport::domainOf)
                .forEach(domains::add);
        return domains.stream().filter(it -> !it.isEmpty()).limit(20).distinct().toList();
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).replaceAll("[>\\s].*$", "");
    }

    /** The original's Message-ID where there is one; reporters send a complaint again under a new one of their own. */
    private static String identity(MailMessage message, List<Header> original) {
        return MailMessage.first(original, "Message-ID")
                .or(() -> message.header("Message-ID"))
                .orElse(message.headers().toString());
    }
}
