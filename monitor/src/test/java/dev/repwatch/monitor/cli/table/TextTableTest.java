package dev.repwatch.monitor.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirContent() {
        assertThat(lines(TextTable.of(
                        List.of("LIST", "VERDICT"), List.of(List.of("a", "yes"), List.of("a-long-name", "no")))))
                .containsExactly("LIST         VERDICT", "a            yes", "a-long-name  no");
    }

    @Test
    void wideCharactersCountTwice() {
        List<String> lines = lines(TextTable.of(List.of("一二", "X"), List.of(List.of("abcd", "Y"))));

        assertThat(lines.get(0)).isEqualTo("一二  X");
        assertThat(lines.get(1)).isEqualTo("abcd  Y");
    }

    @Test
    void foreignTextDoesNotActOnTheTerminal() {
        String table = TextTable.of(
                List.of("A"),
                List.of(List.of("\u001b[31mred\u001b]0;title\u0007"), List.of("@|bold x|@"), List.of("a\u202eb\r\nc")));

        assertThat(lines(table)).containsExactly("A", "[31mred]0;title", "@|bold x|@", "ab c");
        assertThat(table).doesNotContain("\u001b", "\u202e", "\r");
    }

    @Test
    void longTextWrapsInTheLastColumn() {
        assertThat(lines(TextTable.of(List.of("K", "V"), List.of(List.of("k", "word ".repeat(40))))))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(120));
    }

    @Test
    void aRowHasAsManyCellsAsTheHead() {
        assertThatIllegalArgumentException().isThrownBy(() -> TextTable.of(List.of("A"), List.of(List.of("b", "c"))));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }
}
