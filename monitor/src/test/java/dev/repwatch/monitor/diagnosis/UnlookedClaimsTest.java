package dev.repwatch.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.repwatch.monitor.i18n.Language;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A headline, a verdict or a text for a customer claims nothing that nobody looked at: each case without one kind of evidence. */
class UnlookedClaimsTest {

    private static final Pattern OF_LISTS =
            Pattern.compile("not listed|does not list|no list names|did not list|掲載されていません|掲載は解除|answered that");
    private static final Pattern OF_POSTURE = Pattern.compile(
            "record did not allow|record allowed|the key in the DNS was|it was wrong at the time|agreed at the time"
                    + "|許可していませんでした|当時実際に誤って|当時すでに正引き|SPF and DKIM pass");
    private static final Pattern OF_THE_LOG =
            Pattern.compile("receiver accepted|carrier accepted|server accepted|受け取りました|受け取られています|in the log|ログは確認済み"
                    + "|the log shows nothing|other receivers answer|他の受信側は応答|no connection succeeds");

    static List<String> names() {
        return Cases.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofListsThatNobodyAsked(String name) {
        claimsNot(name, OF_LISTS, Set.of("listing", "observation", "task"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofRecordsThatNobodyLookedUp(String name) {
        claimsNot(name, OF_POSTURE, Set.of("posture", "dns"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofALogThatNobodyRead(String name) {
        if (Cases.tree(name).path("question").path("kind").asText().matches("recipient|domain|ip|message_id")) {
            claimsNot(name, OF_THE_LOG, Set.of("log", "coverage"));
        }
    }

    private static void claimsNot(String name, Pattern claim, Set<String> kinds) {
        for (Language language : Language.values()) {
            Card card = Cases.card(without(name, kinds).toString(), language);
            for (String said : List.of(
                    card.headline(),
                    card.verdict(),
                    card.customerText().en(),
                    card.customerText().ja())) {
                assertThat(claim.matcher(said).find())
                        .as("%s: %s", card.rule(), said)
                        .isFalse();
            }
        }
    }

    private static ObjectNode without(String name, Set<String> kinds) {
        ObjectNode tree = Cases.tree(name);
        ArrayNode evidence = tree.withArray("evidence");
        List<Integer> gone = IntStream.range(0, evidence.size())
                .filter(i -> kinds.contains(kind(evidence.get(i))))
                .boxed()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        gone.forEach(i -> evidence.remove(i.intValue()));
        return tree;
    }

    private static String kind(JsonNode evidence) {
        return evidence.path("kind").asText();
    }
}
