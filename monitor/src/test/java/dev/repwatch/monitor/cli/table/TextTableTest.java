package dev.repwatch.monitor.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

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

    /** 144 columns were printed where a terminal of usual width has 120 at most. */
    @Test
    void manyColumnsAndJapaneseFitIntoATerminalToo() {
        List<String> head = List.of("TARGET", "LIST", "TIER", "SINCE", "WHY");
        List<List<String>> rows = List.of(
                List.of("2001:db8:1:2:3:4:5:6", "spamhaus-zen", "critical", "2026-12-01 09:22", "word ".repeat(40)),
                List.of("192.0.2.1", "rbl.jp", "minor", "2026-12-01 09:22", "この一覧は迷惑メールの送信元です。".repeat(8)),
                List.of("192.0.2.2", "long", "minor", "2026-12-01 09:22", "https://example.jp/" + "x".repeat(200)));

        List<String> lines = lines(TextTable.of(head, rows));

        assertThat(lines)
                .allSatisfy(line -> assertThat(Ansi.OFF.new Text(line).getCJKAdjustedLength())
                        .isLessThanOrEqualTo(120));
        assertThat(String.join("", lines).replace(" ", "")).contains("x".repeat(30));
    }

    @Test
    void aRowHasAsManyCellsAsTheHead() {
        assertThatIllegalArgumentException().isThrownBy(() -> TextTable.of(List.of("A"), List.of(List.of("b", "c"))));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }
}
