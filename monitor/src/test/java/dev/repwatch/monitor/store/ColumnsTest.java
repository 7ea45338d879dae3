package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void aCharacterIsKeptWholeOrNotAtAll() {
        assertThat(Columns.fit("abc", 3)).isEqualTo("abc");
        assertThat(Columns.fit("abcd", 3)).isEqualTo("abc");
        assertThat(Columns.fit("ab" + SMILE, 3)).isEqualTo("ab");
        assertThat(Columns.fit("a" + SMILE + "b", 3)).isEqualTo("a" + SMILE);
    }
}
