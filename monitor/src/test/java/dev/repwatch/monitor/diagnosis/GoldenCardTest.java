package dev.repwatch.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.diagnosis.evidence.CaseFileReader;
import dev.repwatch.monitor.diagnosis.reply.JudgedReplies;
import dev.repwatch.monitor.diagnosis.rules.Row;
import dev.repwatch.monitor.diagnosis.rules.Rows;
import dev.repwatch.monitor.diagnosis.situation.CatalogueKnowledge;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import dev.repwatch.monitor.diagnosis.situation.Thresholds;
import dev.repwatch.monitor.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the decision table and every exception has a case, and its card reads as agreed in both languages. */
class GoldenCardTest {

    /** Cases of what is not a row: an exception in words only, an expired message, evidence that contradicts itself. */
    private static final Set<String> NO_ROW = Set.of("D01.between", "D51", "X1");

    static List<String> names() {
        return Cases.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAsAgreed(String name) throws IOException {
        for (Language language : Language.values()) {
            Path golden = Cases.FOLDER.resolve(name + "." + language.tag() + ".txt");
            String card = text(Cases.card(Cases.text(name), language), language);
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, card);
            }
            assertThat(card).as(name).isEqualTo(Files.readString(golden));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void fitsItsRow(String name) {
        Situation situation = Situation.of(
                CaseFileReader.read(Cases.text(name)),
                JudgedReplies.shipped(),
                new CatalogueKnowledge(Catalogue.shipped()),
                Thresholds.USUAL);
        if (name.startsWith("C.")) {
            assertThat(Cases.card(Cases.text(name)).rule()).startsWith("D");
        } else if (NO_ROW.contains(name)) {
            assertThat(Cases.card(Cases.text(name)).rule()).isEqualTo(name.replaceFirst("\\..*", ""));
        } else {
            assertThat(Rows.of(situation).name()).isEqualTo(name);
        }
    }

    @Test
    void everyRowHasACase() {
        Set<String> rows = Rows.ALL.stream().map(Row::name).collect(Collectors.toSet());
        assertThat(Cases.names()).containsAll(rows);
        assertThat(Rows.ALL).extracting(Row::name).doesNotHaveDuplicates();
    }

    private static String text(Card card, Language language) {
        StringBuilder text = new StringBuilder(card.engineerText()).append('\n');
        card.also().forEach(it -> text.append("also ").append(it.id()).append('\n'));
        card.contradictions().forEach(it -> text.append("= ").append(it).append('\n'));
        card.checkedFine().forEach(it -> text.append("+ ").append(it.says()).append('\n'));
        card.notChecked()
                .forEach(it -> text.append(
                        String.format(Locale.ROOT, "? [%s] %s: %s. %s%n", it.kind(), it.what(), it.why(), it.how())));
        String customer = language == Language.JA
                ? card.customerText().ja()
                : card.customerText().en();
        return text.append('\n').append(customer).append('\n').toString();
    }
}
