package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.dmarc.DmarcReport.Row;
import dev.repwatch.checks.feeds.dmarc.DmarcReport.Verdict;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.reputation.Target;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who else sends under a domain, and how each reporter sees our own mail. Strangers choose these names, so only the largest
 * of a report and so many a day are held; the others are counted together.
 */
final class DmarcSources {

    static final String FOREIGN = "source ";
    static final String REPORTER = "reporter ";
    static final String SELECTOR = "selector ";
    static final String MAIL_FROM = "mail-from ";
    static final String REPORTS = "reports";
    static final String OTHERS = "others";
    private static final int MOST_OF_A_REPORT = 100;
    private static final int MOST_A_DAY = 1000;
    private static final int MOST_REPORTERS_A_DAY = 500;
    private static final int MOST_IDENTITIES_A_DAY = 300;
    private static final int LONGEST_REPORTER = 60;

    private final MailLedger ledger;
    private final OwnTargets own;
    private final Target domain;
    private final LocalDate day;
    private final Map<String, Tally> foreign = new HashMap<>();
    private final Map<String, Tally> reporters = new HashMap<>();
    private final Map<String, Tally> selectors = new HashMap<>();
    private final Map<String, Tally> mailFrom = new HashMap<>();

    /** Messages that fared alike. */
    private static final class Tally {
        private long all;
        private long failed;
        private long refused;

        void add(Row row) {
            all += row.count();
            failed += row.verdict() == Verdict.FAIL ? row.count() : 0;
            refused += row.refused() ? row.count() : 0;
        }
    }

    DmarcSources(MailLedger ledger, OwnTargets own, Target domain, LocalDate day) {
        this.ledger = ledger;
        this.own = own;
        this.domain = domain;
        this.day = day;
    }

    /** Mail of somebody who is not watched. */
    void foreign(Optional<String> address, Row row) {
        String source = address.map(it -> likeness(it, row).label() + " " + it).orElse(OTHERS);
        foreign.computeIfAbsent(source, it -> new Tally()).add(row);
    }

    private Likeness likeness(String address, Row row) {
        if (row.verdict() == Verdict.PASS) {
            return row.spf() ? Likeness.AUTHORIZED : Likeness.SIGNED;
        }
        if (row.forwarded()) {
            return Likeness.FORWARDED;
        }
        return own.isNeighbour(address) ? Likeness.NEIGHBOUR : Likeness.STRANGER;
    }

    /** By what mail was authenticated that is ours, or passed as ours: what strangers sign themselves says nothing. */
    void identities(Row row) {
        row.signatures()
                .forEach(it -> selectors
                        .computeIfAbsent(it.selector() + " " + it.domain(), fresh -> new Tally())
                        .add(row));
        row.mailFrom()
                .forEach(
                        it -> mailFrom.computeIfAbsent(it, fresh -> new Tally()).add(row));
    }

    /** What a reporter says of our own mail. */
    void reporter(String name, Row row) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}|]+", " ").strip().toLowerCase(Locale.ROOT);
        String bounded = plain.length() <= LONGEST_REPORTER ? plain : plain.substring(0, LONGEST_REPORTER);
        reporters.computeIfAbsent(bounded, it -> new Tally()).add(row);
    }

    /** Writes the largest into the ledger. */
    void end() {
        write(FOREIGN, foreign, MOST_A_DAY);
        write(REPORTER, reporters, MOST_REPORTERS_A_DAY);
        write(SELECTOR, selectors, MOST_IDENTITIES_A_DAY);
        write(MAIL_FROM, mailFrom, MOST_IDENTITIES_A_DAY);
        for (Map.Entry<String, Map<String, Tally>> kind :
                Map.of(SELECTOR, selectors, MAIL_FROM, mailFrom).entrySet()) {
            kind.getValue().keySet().stream()
                    .limit(MOST_OF_A_REPORT)
                    .forEach(name -> ledger.countWithin(
                            day,
                            kind.getKey(),
                            domain.text() + "|" + name + "|" + REPORTS,
                            1,
                            2 * MOST_IDENTITIES_A_DAY));
        }
    }

    private void write(String kind, Map<String, Tally> tallies, int most) {
        List<Map.Entry<String, Tally>> largest = tallies.entrySet().stream()
                .sorted(Comparator.comparingLong(it -> -it.getValue().all))
                .toList();
        for (int i = 0; i < largest.size(); i++) {
            Tally tally = largest.get(i).getValue();
            String name =
                    domain.text() + "|" + (i < MOST_OF_A_REPORT ? largest.get(i).getKey() : OTHERS);
            if (!ledger.countWithin(day, kind, name + "|all", tally.all, most)) {
                name = domain.text() + "|" + OTHERS;
                ledger.count(day, kind + name + "|all", tally.all);
            }
            ledger.count(day, kind + name + "|failed", tally.failed);
            ledger.count(day, kind + name + "|refused", tally.refused);
        }
    }
}
