package dev.repwatch.checks.feeds.bounces;

import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.feeds.mailbox.ReceivedTrail;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one delivery report counts as, and for whom. */
record Bounce(MailMessage message, DeliveryReport report, Vouchers vouchers) {

    static final String REFUSED = "-";
    static final String DELAYED = "+";
    private static final Pattern SIGNED = Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([A-Za-z0-9.-]{1,253})");

    void count(OwnTargets own, MailLedger ledger, Instant received, Skips skips, FeedResult.Builder result) {
        LocalDate day = message.day(received);
        Set<Target> about = about(own);
        if (report.attempts().isEmpty()) {
            skips.skip(SkipReason.NOT_COUNTED, "it tells of no recipient that was refused or put off");
        } else if (about.isEmpty()) {
            skips.skip(SkipReason.NOT_WATCHED, "it is about nobody who is watched");
        } else if (!day.isAfter(ledger.today().minusDays(MailLedger.DAYS_KEPT))) {
            skips.skip(SkipReason.TOO_OLD, "it is too old: it is of " + day);
        } else {
            believed(about, day, ledger, received, skips, result);
        }
    }

    /** Each recipient is believed, or not, for itself. */
    private void believed(
            Set<Target> about,
            LocalDate day,
            MailLedger ledger,
            Instant received,
            Skips skips,
            FeedResult.Builder result) {
        boolean known = vouchers.known(message);
        List<Attempt> believed = report.attempts().stream()
                .filter(attempt ->
                        known || vouchers.speaksFor(message, attempt.recipient().orElse("")))
                .toList();
        if (believed.isEmpty()) {
            skips.skip(
                    vouchers.silent(message) ? SkipReason.NOT_STAMPED : SkipReason.NOT_VOUCHED,
                    "our mail server vouches for nobody who may speak for its recipients");
            return;
        }
        skips.read();
        for (Attempt attempt : believed) {
            if (skips.first(identity(attempt), day)) {
                ledger.arrived(received);
                String kind = attempt.outcome() == Outcome.DEFERRED ? DELAYED : REFUSED;
                about.forEach(target -> ledger.count(day, kind + target.text(), 1));
                result.returned(new ReturnedMail.Reported(attempt));
            }
        }
    }

    /** The same report comes again when a mailbox moves. */
    private String identity(Attempt attempt) {
        String id = message.header("Message-ID").filter(it -> !it.isBlank()).orElseGet(message::toString);
        return "bounce\n" + id + "\n" + attempt.recipient().orElse("") + "\n" + attempt.outcome();
    }

    /** Ours are the address that handed it over, the domains that it was signed for and sent under, and who gets the report. */
    private Set<Target> about(OwnTargets own) {
        Set<Target> about = new LinkedHashSet<>();
        ReceivedTrail.senders(report.original()).stream()
                .map(own::address)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(about::add);
        Stream<String> signed = report.original().stream()
                .filter(header -> header.name().equalsIgnoreCase("DKIM-Signature"))
                .flatMap(header -> signer(header.value()).stream());
        Stream<String> named = Stream.of(
                        MailMessage.first(report.original(), "From"),
                        MailMessage.first(report.original(), "Return-Path"),
                        message.header("To"))
                .flatMap(Optional::stream)
                .map(Bounce::domain);
        Stream.concat(signed, named)
                .limit(20)
                .map(own::domain)
                .flatMap(Optional::stream)
                .forEach(about::add);
        return about;
    }

    private static Optional<String> signer(String value) {
        Matcher signer = SIGNED.matcher(value);
        return signer.find() ? Optional.of(signer.group(1)) : Optional.empty();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).replaceAll("[>\\s,;].*$", "");
    }
}
