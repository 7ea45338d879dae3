package dev.repwatch.monitor.cli.check;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report for people: listings first, then what could not be told, and the clean lists as a number. */
final class TableReport {

    private static final Words WORDS = Words.of(Wording.class, Language.EN);

    /** From how many on that are unknown for the same reason they are one line. */
    private static final int ONE_CAUSE = 3;

    private static final String SAID = "\n";

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
        Map<String, List<String>> silent = silent(report);
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
                            u -> unknown(o, silent.getOrDefault(why(u), List.of()), why(u)));
            clean += line.isEmpty() ? 1 : 0;
            text.append(line.equals(SAID) ? "" : line);
        }
        return text.append("  not listed on %d of %d lists%n"
                        .formatted(clean, report.observations().size()))
                .toString();
    }

    /** By why: the lists that say nothing. */
    private static Map<String, List<String>> silent(TargetReport report) {
        Map<String, List<String>> silent = new LinkedHashMap<>();
        for (Observation o : report.observations()) {
            if (o.finding() instanceof Finding.Unknown unknown) {
                silent.computeIfAbsent(why(unknown), why -> new ArrayList<>())
                        .add(o.source().value());
            }
        }
        return silent;
    }

    private static String why(Finding.Unknown unknown) {
        return unknown.cause().label().replace('_', ' ') + ": " + unknown.detail();
    }

    /** One cause is said once, with the names of all that share it. */
    private static String unknown(Observation o, List<String> together, String why) {
        if (together.size() < ONE_CAUSE) {
            return row("unknown", o, why);
        }
        return together.get(0).equals(o.source().value())
                ? row("unknown", together.size() + " lists or checks", why) + row("", "", String.join(", ", together))
                : SAID;
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
