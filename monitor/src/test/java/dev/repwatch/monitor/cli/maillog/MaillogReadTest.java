package dev.repwatch.monitor.cli.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code maillog read} says on standard error what no attempts may come from, and leaves its output as it is. */
class MaillogReadTest {

    private static final String ATTEMPT = "2026-11-29T10:%02d:00+00:00 mx1 postfix-198.51.100.7/smtp[1]: %016X:"
            + " to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0,"
            + " status=sent (250 ok)\n";
    private static final String UNKNOWN = "29.11.2026 | hanako@customer.example | angenommen\n";

    @TempDir
    private Path folder;

    private record Said(String out, String err) {}

    private Said read(byte[] log, String... options) throws IOException {
        Path file = Files.write(folder.resolve("mail.log"), log);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Arrays.copyOf(new String[] {"maillog", "read", file.toString()}, 3 + options.length);
        System.arraycopy(options, 0, words, 3, options.length);
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        assertThat(exit).isEqualTo(ExitCode.CLEAN);
        return new Said(out.toString(), err.toString());
    }

    private static byte[] plain(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] attempts(int many) {
        Random ids = new Random(7); // nothing that packs to almost nothing
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < many; i++) {
            log.append(ATTEMPT.formatted(i * 60 / many, ids.nextLong()));
        }
        return plain(log.toString());
    }

    private static byte[] packed(byte[] log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(log);
        }
        return bytes.toByteArray();
    }

    @Test
    void aWholeLogIsReadWithoutARemark() throws IOException {
        assertThat(read(packed(attempts(1000))).err()).isEmpty();
        assertThat(read(attempts(1)).err()).isEmpty();
        assertThat(read(new byte[0]).err()).isEmpty();
    }

    @Test
    void ofALogThatIsCutOffItSaysHowFarItWasRead() throws IOException {
        byte[] whole = packed(attempts(20_000));

        Said said = read(Arrays.copyOf(whole, whole.length / 2), "--output", "jsonl");

        assertThat(said.err())
                .matches(
                        "repwatch: \\S+mail\\.log ends in the middle of its packed data \\(cut off, damaged, or written"
                                + " still\\): \\d{6,7} bytes of what it holds were read, up to the attempt of"
                                + " 2026-11-29T10:[23]\\d:00Z\n");
        assertThat(said.out().lines()).hasSizeBetween(8_000, 12_000).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void ofALogThatIsCutOffAtOnceToo() throws IOException {
        Said said = read(Arrays.copyOf(packed(attempts(1000)), 12));

        assertThat(said.err()).contains(": 0 bytes of what it holds were read, no attempt among them\n");
        assertThat(said.out()).startsWith("accepted 0 ");
    }

    @Test
    void whereNothingIsRecognisedItShowsTheShapeOfTheFirstLineAndNobodysAddress() throws IOException {
        Said said = read(plain("\n" + UNKNOWN.repeat(3)));

        assertThat(said.err())
                .startsWith("repwatch: nothing was recognised in " + folder.resolve("mail.log"))
                .contains("the shape \"99.99.9999 | xxxxxx@xxxxxxxx.xxxxxxx | xxxxxxxxxx\"")
                .contains("postfix, exim, kumomta, powermta, ses, sendmail, opensmtpd (--format)")
                .doesNotContain("hanako")
                .hasLineCount(1);
        assertThat(said.out()).startsWith("accepted 0 ");
        assertThat(read(plain(UNKNOWN), "--output", "jsonl").out()).isEmpty();
    }

    @Test
    void aFormatThatIsNotTheOneOfTheFileIsRemarkedToo() throws IOException {
        assertThat(read(attempts(10), "--format", "powermta").err()).contains("nothing was recognised in ");
    }

    @Test
    void aLineThatIsTooLongIsNotPassedOverWithoutAWord() throws IOException {
        String once = new String(attempts(1), StandardCharsets.UTF_8);
        String recipient = once.replaceFirst("to=<", "to=<" + "x".repeat(100_000));

        Said said = read(plain(once + recipient + once));

        assertThat(said.out()).startsWith("accepted 2 ");
        assertThat(said.err())
                .endsWith("mail.log has a line longer than 65536 bytes: what stands behind these was not read, and an"
                        + " attempt that ends there is not counted\n");
    }

    @Test
    void aLogOfAKnownServerThatSentNothingIsNoMystery() throws IOException {
        String started = "2026-11-29 10:00:00 exim 4.97 daemon started: pid=1, -q30m, listening for SMTP on port 25\n";
        assertThat(read(plain(started)).err()).isEmpty();
    }
}
