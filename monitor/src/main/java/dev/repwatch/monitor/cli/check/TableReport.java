package dev.repwatch.monitor.cli.check;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report for people: listings first, then what could not be told, and the clean lists as a number. */
final class TableReport {

    private static final Words WORDS = Words.of(Wording.class, Language.EN);

    private final Function<SourceId, Optional<DnsblList>> lists;

    private TableReport(Function<SourceId, Optional<DnsblList>> lists) {
        this.lists = lists;
    }

    /** @param lists what is known about each list that was asked */
    static String of(List<TargetReport> reports, Function<SourceId, Optional<DnsblList>> lists) {
        return reports.stream().map(new TableReport(lists)::section).collect(Collectors.joining("\n"));
    }

    private String section(TargetReport report) {
        StringBuilder text = new StringBuilder(report.target().text())
                .append("  ")
                .append(report.verdict().label().toUpperCase(Locale.ROOT))
                .append('\n');
        int clean = 0;
        for (Observation o : report.observations()) {
            String line = o.finding()
                    .match(
                            l -> listed(o, l.listing()),
                            n -> "",
                            s -> row(
                                    "score",
                                    o,
                                    s.score().value() + " (" + s.score().scale() + ")"),
                            g -> g.grade() == Grade.PASS
                                    ? ""
                                    : row(g.grade().label(), o, g.seen() + "; wanted: " + g.wanted()),
                            u -> row("unknown", o, u.cause().label().replace('_', ' ') + ": " + u.detail()));
            clean += line.isEmpty() ? 1 : 0;
            text.append(line);
        }
        return text.append("  not listed on %d of %d lists%n"
                        .formatted(clean, report.observations().size()))
                .toString();
    }

    private String listed(Observation o, Listing listing) {
        String codes = listing.codes().stream()
                .map(code -> code.name() + " (" + code.value() + ", " + scope(code) + ")")
                .collect(Collectors.joining(", "));
        String reason =
                listing.reason().map(text -> row("", "", "says: " + text)).orElse("");
        Optional<DnsblList> list = lists.apply(o.source());
        return row("LISTED", o.source().value(), listing.severity().label() + ": " + codes)
                + reason
                + list.map(known -> about(o, listing, known)).orElse("");
    }

    /** What an alert of the daemon would say too: how heavy the list weighs, what that costs, and where the way off is. */
    private static String about(Observation o, Listing listing, DnsblList list) {
        String cost = WORDS.say(
                "cost." + listing.severity().label() + (list.tier() == 1 ? ".tier1" : ""),
                "target",
                o.target().text());
        String page = list.removal()
                .url()
                .map(Object::toString)
                .or(() -> list.removal().mail())
                .orElse("no page is known");
        return row("", "", "tier " + list.tier() + " of 4: " + cost)
                + row("", "", "removal: " + page + ". " + list.removal().how());
    }

    private static String scope(ListedCode code) {
        return "covers " + code.scope().label();
    }

    private static String row(String what, Observation o, String words) {
        return row(what, o.source().value(), words);
    }

    private static String row(String what, String source, String words) {
        return "  %-8s %-24s %s%n".formatted(what, source, Clean.line(words, Clean.TEXT));
    }
}
