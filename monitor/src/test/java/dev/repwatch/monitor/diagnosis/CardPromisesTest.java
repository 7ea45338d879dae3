package dev.repwatch.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.repwatch.monitor.i18n.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no card says, whatever the case. */
class CardPromisesTest {

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|@[a-z]");
    private static final Pattern LEFT_OVER = Pattern.compile("\\$\\{|\\{\\}|\\bnull\\b");

    static List<String> names() {
        return Cases.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverSaysDelivered(String name) {
        for (Language language : Language.values()) {
            String all = CardJson.of(Cases.card(Cases.text(name), language)).toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain("delivered").doesNotContain("配信済").doesNotContain("届きました");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void blamesNobody(String name) {
        for (Language language : Language.values()) {
            String all = CardJson.of(Cases.card(Cases.text(name), language)).toLowerCase(Locale.ROOT);
            assertThat(all)
                    .doesNotContain("recipient blocked")
                    .doesNotContain("your fault")
                    .doesNotContain("受信者がブロック")
                    .doesNotContain("change the ip to");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCustomerReadsNothingOfOthersOrOfLists(String name) {
        Card card = Cases.card(Cases.text(name));
        for (String text : List.of(card.customerText().ja(), card.customerText().en())) {
            assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContain("spamhaus")
                    .doesNotContain("spamcop")
                    .doesNotContain("surbl");
            assertThat(ADDRESS.matcher(text).find()).as(text).isFalse();
            assertThat(LEFT_OVER.matcher(text).find()).as(text).isFalse();
        }
        assertThat(LATIN_WORD.matcher(card.customerText().ja()).find())
                .as(card.customerText().ja())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void addressesOfPeopleAreMasked(String name) {
        String all = CardJson.of(Cases.card(Cases.text(name)));
        assertThat(all).doesNotContain("taro@").doesNotContain("hanako@").doesNotContain("a@org");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCardHasItsParts(String name) {
        for (Language language : Language.values()) {
            Card card = Cases.card(Cases.text(name), language);
            assertThat(card.headline()).isNotBlank();
            assertThat(card.next()).isNotEmpty();
            assertThat(LEFT_OVER.matcher(card.engineerText()).find())
                    .as(card.engineerText())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameEvidenceGivesTheSameCard(String name) {
        assertThat(CardJson.of(Cases.card(Cases.text(name)))).isEqualTo(CardJson.of(Cases.card(Cases.text(name))));
    }
}
