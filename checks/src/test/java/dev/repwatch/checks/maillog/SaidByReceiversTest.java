package dev.repwatch.checks.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.maillog.refusal.Judged;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What receivers say in public documents and posts, as a Postfix line each: by provider, in several languages, by the enhanced code
 * alone, at the greeting and after the message, with lists that are known and lists that nobody knows. Where the wording leaves two
 * classes open, both stand in the table.
 */
class SaidByReceiversTest {

    private record Row(
            String relay, String stage, String outcome, String meaning, String list, String suppress, String reply) {

        static Row of(String line) {
            String[] cell = line.split("\t", -1);
            return new Row(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]);
        }

        String line() {
            String host = "host " + relay + "[192.0.2.9] ";
            String words = stage.equals("connect")
                    ? host + "refused to talk to me: " + reply
                    : host + "said: " + reply + " (in reply to " + command() + " command)";
            return Lines.postfix(
                    "postfix-out1/smtp",
                    "4jd0h9Q: to=<a@b.example>, relay=" + relay + "[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.0.0,"
                            + " status=" + (outcome.equals("refused") ? "bounced" : "deferred") + " (" + words + ")");
        }

        private String command() {
            return switch (stage) {
                case "mail" -> "MAIL FROM";
                case "data" -> "DATA";
                case "eod" -> "end of DATA";
                default -> "RCPT TO";
            };
        }
    }

    static Stream<Row> rows() {
        try (InputStream table =
                Objects.requireNonNull(SaidByReceiversTest.class.getResourceAsStream("said-by-receivers.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(Row::of).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhatItSays(Row row) {
        List<Judged> found = Lines.judged(row.line());
        assertThat(found).hasSize(1);
        Judged judged = found.get(0);
        assertThat(row.meaning().split("/")).contains(judged.meaning().label());
        assertThat(row.list().split("/")).contains(judged.list().orElse("-"));
        assertThat(row.suppress().split("/")).contains(judged.suppress().label());
        assertThat(judged.attempt().outcome().label()).isEqualTo(row.outcome());
        assertThat(judged.attempt().stage().map(Stage::label)).contains(row.stage());
        assertThat(judged.attempt().reply().map(Reply::text)).contains(row.reply());
    }
}
