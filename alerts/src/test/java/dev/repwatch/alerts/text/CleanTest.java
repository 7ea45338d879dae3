package dev.repwatch.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CleanTest {

    @Property
    void aLineIsShortVisibleAndStaysAsItIs(@ForAll String raw, @ForAll @IntRange(min = 2, max = 80) int max) {
        String line = Clean.line(raw, max);
        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(max);
        assertThat(line.codePoints().noneMatch(CleanTest::invisible)).isTrue();
        assertThat(line).doesNotContain("\n");
        assertThat(Clean.line(line, max)).isEqualTo(line);
    }

    @Property
    void aTextKeepsOnlyLineFeedsOfItsControls(@ForAll String raw) {
        assertThat(Clean.text(raw, 500).codePoints().filter(c -> c != '\n').noneMatch(CleanTest::invisible))
                .isTrue();
    }

    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    @Test
    void whatPeopleWriteIsKept() {
        assertThat(Clean.line("日本語 – “quoted” 100 % é 😀 ")).isEqualTo("日本語 – “quoted” 100 % é 😀");
        assertThat(Clean.text("one\r\ntwo\rthree\tfour", 100)).isEqualTo("one\ntwo\nthree four");
    }

    @Test
    void aNameIsWholeOrLeftOut() {
        assertThat(Clean.names("one two three", 13)).isEqualTo("one two three");
        assertThat(Clean.names("one two three", 12)).isEqualTo("one two");
        assertThat(Clean.names("one two three", 7)).isEqualTo("one two");
        assertThat(Clean.names("one two three", 6)).isEqualTo("one");
        assertThat(Clean.names("one two three", 2)).isEmpty();
    }

    @Test
    void aCutShows() {
        assertThat(Clean.cut("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }
}
