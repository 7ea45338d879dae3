package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.mailbox.LedgerDetails;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who else sends under each domain, by name, and how each reporter sees our own mail; of seven days, the most first. */
final class DmarcDetails {

    private static final Map<Likeness, String> NOTES = Map.of(
            Likeness.AUTHORIZED, "ours: the domain's SPF record names it; watch it",
            Likeness.SIGNED, "like ours: it signs with the domain's key, or forwards what we signed",
            Likeness.NEIGHBOUR, "perhaps ours: it is next to a watched address and fails",
            Likeness.FORWARDED, "a forwarder or mailing list",
            Likeness.STRANGER, "a stranger: nothing shows that it may use the domain");

    private static final int MOST_NAMED = 30;

    private DmarcDetails() {}

    static List<FeedDetail> of(MailLedger ledger) {
        List<FeedDetail> details = new ArrayList<>();
        LedgerDetails.of(ledger, DmarcSources.FOREIGN, "source", DmarcMeasures.WINDOW).stream()
                .map(it -> named(it, ledger))
                .forEach(details::add);
        details.addAll(LedgerDetails.of(ledger, DmarcSources.REPORTER, "reporter", DmarcMeasures.WINDOW));
        details.addAll(LedgerDetails.of(ledger, DmarcSources.SELECTOR, "selector", DmarcMeasures.WINDOW));
        details.addAll(LedgerDetails.of(ledger, DmarcSources.MAIL_FROM, "mail_from", DmarcMeasures.WINDOW));
        details.addAll(LedgerDetails.skipped(ledger, DmarcMeasures.WINDOW));
        return details;
    }

    /** The addresses of those who send the most. */
    static Set<String> addresses(MailLedger ledger) {
        return LedgerDetails.of(ledger, DmarcSources.FOREIGN, "source", DmarcMeasures.WINDOW).stream()
                .map(it -> it.name().substring(it.name().indexOf(' ') + 1))
                .filter(it -> !it.equals(DmarcSources.OTHERS))
                .limit(MOST_NAMED)
                .collect(Collectors.toSet());
    }

    /** The ledger's name begins with the likeness. */
    private static FeedDetail named(FeedDetail it, MailLedger ledger) {
        int space = it.name().indexOf(' ');
        if (space < 0) {
            return it;
        }
        Likeness likeness = Likeness.valueOf(it.name().substring(0, space).toUpperCase(Locale.ROOT));
        String address = it.name().substring(space + 1);
        String host = ledger.hostName(address).map(name -> " (" + name + ")").orElse("");
        return new FeedDetail(
                it.target(),
                it.kind(),
                address + host,
                it.counts(),
                likeness.label() + ": " + NOTES.getOrDefault(likeness, "").replaceFirst("^[^:]*: ", ""));
    }
}
