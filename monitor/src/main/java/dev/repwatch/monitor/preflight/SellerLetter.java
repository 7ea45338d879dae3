package dev.repwatch.monitor.preflight;

import dev.repwatch.alerts.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One paragraph for who handed the address out: what was checked when, what was found on which lists, and what is asked. It says nothing
 * that the evidence does not hold, and what leads to no reservation is left out.
 */
public final class SellerLetter {

    private static final int MOST_EPISODES = 12;
    private static final String NOTHING = "none";
    private static final String TOLD_WITH_ITS_DAYS = "history.";
    private static final String EXCHANGE = "exchange";
    private static final String OTHER_RANGE = "other_range";
    private static final String ROUTABLE = "routable";
    private static final String DELIST = "delist";

    /** The row of the table about an SBL entry that covers the /24 or more. */
    private static final int SBL_OF_THE_RANGE = 3;

    /** With another address the rest need not be asked of this one. The first that is there stands alone. */
    private static final List<String> INSTEAD = List.of(ROUTABLE, OTHER_RANGE, EXCHANGE);

    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("reserved", ROUTABLE),
            Map.entry("list.tier1", EXCHANGE),
            Map.entry("list.tier2", EXCHANGE),
            Map.entry("snds.traps", EXCHANGE),
            Map.entry("receiver.blocked", EXCHANGE),
            Map.entry("history.recurrent", EXCHANGE),
            Map.entry("network.drop", OTHER_RANGE),
            Map.entry("neighbours.many", OTHER_RANGE),
            Map.entry("list.range", "range_delist"),
            Map.entry("list.policy", "policy"),
            Map.entry("list.v6_64", "own_64"),
            Map.entry("ptr.missing", "ptr"),
            Map.entry("ptr.not_settable", "ptr"),
            Map.entry("ptr.generic", "ptr"),
            Map.entry("port25.blocked", "port25"),
            Map.entry("port25.never", "port25"),
            Map.entry("history.recent", "past"),
            Map.entry("rdap.fresh", "past"));

    private SellerLetter() {}

    /** A single line, without what could act on a terminal. */
    public static String of(Evidence evidence, AdviceWords words) {
        Assessment assessment = DecisionTable.judge(evidence);
        List<Reason> reserved = assessment.reasons().stream()
                .filter(each -> each.leadsTo() == Verdict.TAKE_WITH_CARE || each.leadsTo() == Verdict.GIVE_BACK)
                .toList();
        List<String> sentences = new ArrayList<>();
        sentences.add(words.letter("checked", "date", evidence.today(), "ip", evidence.ip()));
        if (reserved.stream().anyMatch(each -> !each.code().startsWith(TOLD_WITH_ITS_DAYS))) {
            String found = joined(
                    words,
                    reserved.stream()
                            .filter(each -> !each.code().startsWith(TOLD_WITH_ITS_DAYS))
                            .map(each -> found(words, each)));
            sentences.add(words.letter("found", "reasons", found));
        }
        List<Episode> past = evidence.history().orElse(List.of());
        if (!past.isEmpty()) {
            String told = joined(words, past.stream().limit(MOST_EPISODES).map(each -> past(words, each)));
            sentences.add(words.letter("past", "episodes", told));
        }
        Set<String> asked = asked(reserved, evidence.owned());
        asked.forEach(each -> sentences.add(words.letter("ask." + each)));
        if (asked.isEmpty()) {
            sentences.add(words.letter("ask.nothing"));
        }
        return Clean.line(String.join(words.letter("gap"), sentences), Clean.TEXT);
    }

    private static String found(AdviceWords words, Reason reason) {
        if (reason.seen().equals(NOTHING)) {
            return words.reason(reason.code());
        }
        return words.letter("reason", "reason", words.reason(reason.code()), "seen", reason.seen());
    }

    private static String past(AdviceWords words, Episode episode) {
        return words.letter(
                episode.ended().isPresent() ? "episode" : "episode.open",
                "list",
                episode.list(),
                "began",
                episode.began().map(Object::toString).orElse("?"),
                "ended",
                episode.ended().map(Object::toString).orElse(""));
    }

    private static String joined(AdviceWords words, Stream<String> parts) {
        return parts.collect(Collectors.joining(words.letter("and")));
    }

    private static Set<String> asked(List<Reason> reasons, boolean owned) {
        Set<String> asked = new LinkedHashSet<>();
        for (Reason reason : reasons) {
            String ask = ASKED.getOrDefault(reason.code(), "");
            boolean kept = owned || reason.leadsTo() != Verdict.GIVE_BACK;
            if (ask.equals(EXCHANGE) && reason.row() == SBL_OF_THE_RANGE && !kept) {
                asked.add(OTHER_RANGE);
            } else if (INSTEAD.contains(ask) && kept && !ask.equals(ROUTABLE)) {
                asked.add(reason.code().startsWith("list.") ? DELIST : "cause");
            } else if (!ask.isEmpty()) {
                asked.add(ask);
            }
        }
        return INSTEAD.stream()
                .filter(asked::contains)
                .findFirst()
                .<Set<String>>map(Set::of)
                .orElse(asked);
    }
}
