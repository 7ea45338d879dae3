package dev.repwatch.monitor.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verdict, reason and piece of advice has words in both languages. */
class AdviceWordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everything_that_the_table_says_has_words(Language language) {
        AdviceWords words = AdviceWords.in(language);
        for (Verdict verdict : Verdict.values()) {
            assertThat(words.verdict(verdict)).isNotBlank();
        }
        DecisionTable.ROWS.forEach(row -> assertThat(words.reason(row.code())).isNotBlank());
        Cases.lines("rows.tsv")
                .forEach(line -> DecisionTable.judge(Cases.changed(line.get(4)))
                        .advice()
                        .forEach(code -> assertThat(words.text(code)).isNotBlank()));
        assertThat(words.text("delist.first")).isNotBlank();
    }

    @Test
    void both_languages_have_the_same_words() {
        assertThat(Words.of(AdviceWords.class, Language.JA).keys())
                .isEqualTo(Words.of(AdviceWords.class, Language.EN).keys());
    }
}
