package dev.repwatch.monitor.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VisibleWriterTest {

    private final StringWriter shown = new StringWriter();
    private final PrintWriter out = VisibleWriter.around(new PrintWriter(shown));

    @Test
    void showsWhatWouldSteerATerminal() {
        out.print("a\u001b[2Jb\u202ec\u2028d\u009be\u0007");
        out.print('\u0000');
        out.print("日本語\tx\n");
        out.flush();
        assertThat(shown).hasToString("a\\u001b[2Jb\\u202ec\\u2028d\\u009be\\u0007\\u0000日本語\tx\n");
    }

    @Test
    void aLineOfCsvMayEndAsItDoes() {
        out.print("a,b\r");
        out.print("\nc\rd\r\n");
        out.flush();
        assertThat(shown).hasToString("a,b\r\nc\\u000dd\r\n");
    }

    @Test
    void nothingIsShownTwice() {
        PrintWriter again = VisibleWriter.around(out);
        again.print("\u001b");
        again.flush();
        assertThat(again).isSameAs(out);
        assertThat(shown).hasToString("\\u001b");
    }
}
