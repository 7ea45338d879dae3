package dev.repwatch.monitor.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.notify.ledger.LedgerProcess.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one receiver was told, to be compared with what happened. */
public record Accounts(List<Line> told) {

    private static final Pattern EPISODE = Pattern.compile("(episode-\\d+):\\w+:(\\d+)");

    public Accounts {
        told = List.copyOf(told);
    }

    public static Accounts of(List<Line> book, String face, Recaps recaps) {
        return new Accounts(book.stream()
                .filter(line -> line.face().equals(face))
                .map(recaps::whole)
                .toList());
    }

    /** The events that were told, each alone or with others. */
    public Set<String> events() {
        return told.stream()
                .flatMap(line -> line.events().stream())
                .filter(it -> !it.startsWith("recap:"))
                .collect(Collectors.toSet());
    }

    /** How often something was told that had been told before, alone or with others; each of those messages says so. */
    public int repeats() {
        Set<String> seen = new HashSet<>();
        int again = 0;
        for (Line line : told) {
            List<String> before =
                    line.events().stream().filter(it -> !seen.add(it)).toList();
            if (!before.isEmpty()) {
                again++;
                assertThat(line.repeat())
                        .as("%s came again unmarked in %s", before, line.face())
                        .isTrue();
            }
        }
        return again;
    }

    /**
     * Asserts that what came again was put where it had been before: a receiver that folds by the key of the incident needs no
     * mark. How often that was.
     */
    public int folded() {
        Map<String, String> places = new HashMap<>();
        int again = 0;
        for (Line line : told) {
            String before = places.putIfAbsent(line.event(), line.place());
            again += before == null ? 0 : 1;
            assertThat(before == null || before.equals(line.place()))
                    .as("%s came again as another incident", line.event())
                    .isTrue();
        }
        return again;
    }

    /** How many messages were taken without an answer. */
    public int unanswered() {
        return (int) told.stream().filter(line -> !line.answered()).count();
    }

    /** What happened first to a listing was told first. */
    public void inOrder() {
        Map<String, Long> latest = new HashMap<>();
        for (Line line : told) {
            Matcher event = EPISODE.matcher(line.event());
            if (event.matches() && !line.repeat()) {
                long at = Long.parseLong(event.group(2));
                Long before = latest.put(event.group(1), at);
                assertThat(before == null || before <= at)
                        .as("%s was told after what came later", line.event())
                        .isTrue();
            }
        }
    }
}
