package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.i18n.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Steps that somebody follows at night are in the language that they read. */
class RemovalWordsTest {

    private static List<String> ofTheCatalogue() {
        return Catalogue.shipped().alive().stream()
                .flatMap(list -> Stream.concat(Stream.of(list.removal()), list.details().removals().values().stream()))
                .flatMap(RemovalWordsTest::sentences)
                .filter(it -> !it.isBlank())
                .distinct()
                .toList();
    }

    private static Stream<String> sentences(Removal removal) {
        return Stream.of(Stream.of(removal.how()), removal.precondition().stream(), removal.repeatPenalty().stream())
                .flatMap(it -> it);
    }

    @Test
    void everyWayOffAListOfTheCatalogueIsThereInJapanese() {
        RemovalWords japanese = new RemovalWords(Language.JA);
        assertThat(ofTheCatalogue()).hasSizeGreaterThan(80).allSatisfy(english -> {
            assertThat(japanese.knows(english)).as(english).isTrue();
            assertThat(japanese.say(english)).as(english).containsPattern("[ぁ-んァ-ヶ一-龠]");
        });
    }

    @Test
    void whatSomebodyWroteIntoTheConfigurationStays() {
        assertThat(new RemovalWords(Language.JA).say("Ask Taro.")).isEqualTo("Ask Taro.");
        assertThat(new RemovalWords(Language.EN).say("A free account.")).isEqualTo("A free account.");
    }
}
