package dev.repwatch.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LabelValueTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("mx1.example.test", "mx1.example.test"),
                Arguments.of("メール", "メール"),
                Arguments.of("a\u0000b\r\nc", "abc"),
                Arguments.of("a\u202eb\u2066c\u200b", "abc"),
                Arguments.of("\ud800x", "x"),
                Arguments.of("a\u2028b", "ab"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void keepsWhatPeopleReadAndDropsWhatTheyCannotSee(String text, String clean) {
        assertThat(LabelValue.clean(text)).isEqualTo(clean);
    }

    @Property
    void isAlwaysShortAndFreeOfControls(@ForAll String text) {
        String clean = LabelValue.clean(text);
        assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(LabelValue.LONGEST);
        assertThat(clean.chars()).noneMatch(Character::isISOControl);
        assertThat(LabelValue.clean(clean)).isEqualTo(clean);
    }

    @Test
    void aMegabyteBecomesALabel() {
        assertThat(LabelValue.clean("x".repeat(1_000_000))).hasSize(LabelValue.LONGEST);
    }
}
