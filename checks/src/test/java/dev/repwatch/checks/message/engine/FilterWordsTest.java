package dev.repwatch.checks.message.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterWordsTest {

    @Test
    void theCommonestRulesHaveWordsInBothLanguages() {
        assertThat(FilterWords.names()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(name -> {
            FilterRule rule = new FilterRule(name, 1, "the filter's own");
            assertThat(FilterWords.of(rule, false)).isNotBlank().isNotEqualTo("the filter's own");
            assertThat(FilterWords.of(rule, true)).matches("(?s).*[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}].*");
        });
    }

    @Test
    void othersAreShownInTheFiltersWords() {
        assertThat(FilterWords.of(new FilterRule("SOMETHING_NEW", 1, "BODY: new"), true))
                .isEqualTo("BODY: new");
        assertThat(FilterWords.of(new FilterRule("SOMETHING_NEW", 1, "\u001b[31m"), false))
                .doesNotContain("\u001b");
        assertThat(FilterWords.of(new FilterRule("SOMETHING_NEW", 1, ""), false))
                .isEqualTo("SOMETHING_NEW");
    }
}
