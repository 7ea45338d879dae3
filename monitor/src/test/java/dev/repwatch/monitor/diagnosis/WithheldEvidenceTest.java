package dev.repwatch.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever knows less is not surer, and names nobody of us who has nothing to do with it. */
class WithheldEvidenceTest {

    private static final int MOST_ITEMS = 6;

    /** Cases whose certainty is low because of a piece of evidence that speaks against the rest; without it nothing does. */
    private static final Map<String, String> SPOKEN_AGAINST = Map.ofEntries(
            Map.entry("D03", "the list's own answer"),
            Map.entry("D16.slow", "the early attempt, without which the wait is short"),
            Map.entry("D28.quiet", "the age of the address; the listing alone is certain"),
            Map.entry("D37.several", "the other organisations; one alone has its own rule"),
            Map.entry("D56", "what shows that it is not our mail; the listing alone is certain"),
            Map.entry("C.others_accepted", "the mail to others"),
            Map.entry("C.joined", "the log of our relay; without it an engineer has to look there"),
            Map.entry("C.works", "what the customer says"),
            Map.entry("C.own_disagree", "the second look-up"),
            Map.entry("C.seed_people", "what the customer says"),
            Map.entry("X1", "each of three"));

    static List<String> names() {
        return Cases.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void withholdingNeverMakesSurer(String name) {
        Card whole = Cases.card(Cases.text(name));
        withheld(name).forEach(less -> {
            if (!SPOKEN_AGAINST.containsKey(name)) {
                assertThat(less.certainty())
                        .as("%s became %s", name, less.rule())
                        .isLessThanOrEqualTo(whole.certainty());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void withholdingAccusesNobodyElse(String name) {
        Card whole = Cases.card(Cases.text(name));
        withheld(name).forEach(less -> {
            boolean another = less.owner().ours() && less.owner() != whole.owner();
            boolean spokenAgainst = SPOKEN_AGAINST.containsKey(name);
            assertThat(another
                            && !spokenAgainst
                            && !whole.also().contains(less.owner())
                            && !less.also().contains(whole.owner()))
                    .as("%s: %s became %s by %s", name, whole.owner(), less.owner(), less.rule())
                    .isFalse();
        });
    }

    private static List<Card> withheld(String name) {
        int items = Math.min(MOST_ITEMS, Cases.tree(name).withArray("evidence").size());
        return IntStream.range(1, 1 << items)
                .mapToObj(mask -> without(name, items, mask))
                .toList();
    }

    private static Card without(String name, int items, int mask) {
        ObjectNode tree = Cases.tree(name);
        ArrayNode evidence = tree.withArray("evidence");
        for (int i = items - 1; i >= 0; i--) {
            if ((mask >> i & 1) == 1) {
                evidence.remove(i);
            }
        }
        return Cases.card(tree.toString());
    }
}
