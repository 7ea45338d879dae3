package dev.repwatch.checks.feeds.mailbox;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One feedback report (RFC 5965). Who complained goes into the identity, of which only a digest is stored, and to the list of
 * addresses not to mail; nowhere else.
 *
 * @param type {@code abuse}, {@code fraud}, {@code virus}, {@code other}, {@code not-spam}, {@code auth-failure}, lower case
 * @param incidents how many complaints it stands for
 * @param sources the addresses that may have sent the original, the likeliest first: as reported, else from its headers
 * @param domains domains that the original was sent for: reported, signed and envelope
 * @param identity what makes it the same complaint when it comes again
 * @param faults what was wrong with it and did not matter, for people
 * @param fields its machine-readable part
 * @param recipient who complained, where it is not blacked out
 */
public record FeedbackReport(
        String type,
        long incidents,
        List<String> sources,
        List<String> domains,
        String identity,
        List<String> faults,
        List<Header> fields,
        Optional<String> recipient) {

    /** A forwarded message in a forwarded message. */
    private static final int DEEPEST = 3;

    private static final Pattern TYPE = Pattern.compile("^\\s*([a-z][a-z-]{0,31})");
    private static final Pattern SIGNED = Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([A-Za-z0-9.-]{1,253})");
    private static final Pattern OLDER =
            Pattern.compile("(?i)\\s*complaint about message from ([0-9A-Fa-f:.]{2,45})\\s*");
    /** What Microsoft's servers say of the client beside {@code Received}. */
    private static final Pattern MICROSOFT = Pattern.compile("(?i)(?:^|;)\\s*CIP:([0-9A-Fa-f:.]{2,45})");

    private static final List<String> ORIGINALS = List.of("message/rfc822", "text/rfc822", "message/global");
    private static final int MOST_INCIDENTS = 1_000_000;

    public FeedbackReport {
        sources = List.copyOf(sources);
        domains = List.copyOf(domains);
        faults = List.copyOf(faults);
        fields = List.copyOf(fields);
    }

    /**
     * What a message holds. One report that cannot be read loses none of the others.
     *
     * @param unreadable why those were not read that should be reports
     */
    public record Found(List<FeedbackReport> reports, List<FeedFailure> unreadable) {

        public Found {
            reports = List.copyOf(reports);
            unreadable = List.copyOf(unreadable);
        }

        /** True when the message is no feedback report at all, nor has somebody forwarded one in it. */
        public boolean none() {
            return reports.isEmpty() && unreadable.isEmpty();
        }
    }

    /** The reports of a message: its own, else those that somebody forwarded in it. */
    public static Found in(MailMessage message) {
        List<FeedbackReport> reports = new ArrayList<>();
        List<FeedFailure> unreadable = new ArrayList<>();
        collect(message, 0, reports, unreadable);
        return new Found(reports, unreadable);
    }

    private static void collect(
            MailMessage message, int depth, List<FeedbackReport> reports, List<FeedFailure> unreadable) {
        List<MailMessage> own = own(message);
        for (int place = 0; place < own.size(); place++) {
            try {
                reports.add(of(own.get(place), place));
            } catch (FeedFailure bad) {
                unreadable.add(bad);
            }
        }
        Optional<FeedbackReport> older = own.isEmpty() ? older(message) : Optional.empty();
        older.ifPresent(reports::add);
        if (own.isEmpty() && older.isEmpty() && depth < DEEPEST) {
            message.enclosed().forEach(it -> collect(it, depth + 1, reports, unreadable));
        }
    }

    /** The message once for each report in it; of several each has what stands between it and the next. */
    private static List<MailMessage> own(MailMessage message) {
        List<Part> parts = message.parts();
        List<Integer> places = IntStream.range(0, parts.size())
                .filter(it -> isReport(parts.get(it)))
                .boxed()
                .toList();
        if (places.size() <= 1) {
            return places.isEmpty() ? List.of() : List.of(message);
        }
        return IntStream.range(0, places.size())
                .mapToObj(
                        it -> parts.subList(places.get(it), it + 1 < places.size() ? places.get(it + 1) : parts.size()))
                .map(it -> new MailMessage(message.headers(), it))
                .toList();
    }

    private static boolean isReport(Part part) {
        return part.type().startsWith("message/feedback-report");
    }

    private static FeedbackReport of(MailMessage message, int place) throws FeedFailure {
        List<Header> fields = MailMessage.headers(message.parts().stream()
                .filter(FeedbackReport::isReport)
                .findFirst()
                .orElseThrow()
                .body());
        List<Header> original = original(message);
        Matcher type = TYPE.matcher(HeaderTokens.withoutComments(
                MailMessage.first(fields, "Feedback-Type").orElse("").toLowerCase(Locale.ROOT)));
        if (!type.find()) {
            throw FeedFailure.badAnswer("the feedback report has no Feedback-Type");
        }
        Optional<Long> incidents = incidents(fields);
        return new FeedbackReport(
                type.group(1),
                incidents.orElse(1L),
                sources(fields, original),
                domains(fields, original),
                ComplaintIdentity.of(message, fields, original, place),
                incidents.isPresent() ? List.of() : List.of("Incidents is not a number from 1 to 1000000"),
                fields,
                ComplaintIdentity.recipient(fields, original));
    }

    /** The junk mail reports of Outlook.com before they were ARF: the original, and its address in the subject. */
    private static Optional<FeedbackReport> older(MailMessage message) {
        List<Header> original = original(message);
        Matcher subject = OLDER.matcher(message.header("Subject").orElse(""));
        if (!subject.matches()
                || MailMessage.first(original, "X-HmXmrOriginalRecipient").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FeedbackReport(
                "abuse",
                1,
                List.of(subject.group(1)),
                domains(List.of(), original),
                ComplaintIdentity.of(message, original, original, 0),
                List.of(),
                List.of(),
                ComplaintIdentity.recipient(List.of(), original)));
    }

    /**
     * The headers of the returned original: whole or in part, under the right name of the type or one close to it. It is whatever
     * somebody complained of, so it may be broken where the report is not.
     */
    private static List<Header> original(MailMessage message) {
        return message.parts().stream()
                .filter(it -> ORIGINALS.stream().anyMatch(type -> it.type().startsWith(type)))
                .findFirst()
                .map(it -> MailMessage.readableHeaders(it.body()))
                .orElse(List.of());
    }

    /** Empty when it is given and cannot be. */
    private static Optional<Long> incidents(List<Header> fields) {
        String text = HeaderTokens.withoutComments(
                MailMessage.first(fields, "Incidents").orElse("1"));
        long many = text.matches("[0-9]{1,7}") ? Long.parseLong(text) : 0;
        return many < 1 || many > MOST_INCIDENTS ? Optional.empty() : Optional.of(many);
    }

    private static List<String> sources(List<Header> fields, List<Header> original) {
        Optional<String> reported = MailMessage.first(fields, "Source-IP")
                .map(HeaderTokens::withoutComments)
                .flatMap(IpInText::first);
        if (reported.isPresent()) {
            return List.of(reported.get());
        }
        List<String> handed = ReceivedTrail.senders(original);
        return handed.isEmpty() ? noted(original) : handed;
    }

    private static List<String> noted(List<Header> original) {
        Matcher client = MICROSOFT.matcher(
                MailMessage.first(original, "X-Forefront-Antispam-Report").orElse(""));
        Stream<String> tagged = client.find() ? Stream.of(client.group(1)) : Stream.of();
        Stream<String> named =
                Stream.of("X-Sender-IP", "X-Originating-IP").flatMap(it -> MailMessage.first(original, it).stream());
        return Stream.concat(tagged, named)
                .flatMap(it -> IpInText.first(it).stream())
                .distinct()
                .toList();
    }

    private static List<String> domains(List<Header> fields, List<Header> original) {
        List<String> domains = new ArrayList<>();
        fields.stream()
                .filter(it -> it.name().equalsIgnoreCase("Reported-Domain"))
                .forEach(it -> domains.add(HeaderTokens.withoutComments(it.value())));
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
        String plain = HeaderTokens.withoutComments(address);
        return plain.substring(plain.lastIndexOf('@') + 1).replaceAll("[>\\s].*$", "");
    }
}
