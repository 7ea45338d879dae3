package dev.repwatch.monitor.cli.maillog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From "which address is not known" to "all are". */
class MaillogDoctorTest {

    private static final String REFUSED =
            "Nov 29 21:31:04 mx1 %s/smtp[5]: 4jd0h85zZ: to=<a@b.example>, relay=mx.b.example[192.0.2.9]:25, delay=1,"
                    + " dsn=5.7.1, status=bounced (host mx.b.example[192.0.2.9] said: 554 5.7.1 Client host [198.51.100.8]"
                    + " blocked (in reply to RCPT TO command))\n";

    @TempDir
    private Path folder;

    private Path log;

    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(
                folder.resolve("mail.log"),
                REFUSED.formatted("postfix-198.51.100.7") + REFUSED.formatted("postfix-out2"));
    }

    private Said run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Said(exit, out.toString(), err.toString());
    }

    private Said doctor(String... options) {
        String[] words = Arrays.copyOf(new String[] {"maillog", "doctor", log.toString()}, 3 + options.length);
        System.arraycopy(options, 0, words, 3, options.length);
        return run(words);
    }

    @Test
    void whatIsNotKnownIsSaidWithItsCure() {
        Said said = doctor();
        assertThat(said.exit()).isEqualTo(ExitCode.LISTED);
        assertThat(said.out())
                .contains("address is known: 1\n", "1 attempts of postfix-out2 do not tell it")
                .contains("-o syslog_name=postfix-ADDRESS -o smtp_bind_address=ADDRESS")
                .contains("Addresses in what receivers answered to these: 198.51.100.8 (1)\n");
    }

    @Test
    void theConfigurationCuresIt() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config.toml"),
                "[[targets]]\naddresses = [\"198.51.100.8\"]\nallow_private = true\n[maillog]\nfiles = [\"mail.log\"]\nsources ="
                        + " { postfix-out2 = \"198.51.100.8\" }\n");
        assertThat(doctor("--config", config.toString()))
                .isEqualTo(new Said(ExitCode.CLEAN, "attempts whose sending address is known: 2\n", ""));
    }

    @Test
    void postconfCuresIt() throws IOException {
        Path postconf = Files.writeString(folder.resolve("postconf"), """
                relay/unix/syslog_name = postfix/$service_name
                out2/unix/syslog_name = postfix-out2
                out2/unix/smtp_bind_address = 198.51.100.8
                """);
        Said said = doctor("--postconf", postconf.toString());
        assertThat(said.exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(said.out()).contains("known: 2\n", "sources = { \"postfix-out2\" = \"198.51.100.8\" }\n");
        assertThat(doctor("--postconf", "/no/such").err()).contains("--postconf: /no/such cannot be read");
    }

    @Test
    void anIdentHasAnAddressOnlyWhenAllItsServicesHaveThatOne() {
        assertThat(PostconfSources.of(List.of(
                        "a/unix/syslog_name = both",
                        "a/unix/smtp_bind_address = 198.51.100.1",
                        "b/unix/syslog_name = both",
                        "b/unix/smtp_bind_address = 198.51.100.2",
                        "c/unix/syslog_name = half",
                        "c/unix/smtp_bind_address = 198.51.100.3",
                        "d/unix/syslog_name = half",
                        "e/unix/syslog_name = families",
                        "e/unix/smtp_bind_address = 198.51.100.4",
                        "e/unix/smtp_bind_address6 = 2001:db8::4",
                        "f/unix/syslog_name = postfix/${service_name}",
                        "f/unix/smtp_bind_address6 = 2001:DB8:0::5",
                        "g/unix/smtp_bind_address = 198.51.100.6",
                        "h/unix/syslog_name = rubbish",
                        "h/unix/smtp_bind_address = $inet_interfaces",
                        "\u001b[31m / = ")))
                .hasSize(1)
                .containsEntry("postfix/f", "2001:db8::5");
    }

    @Test
    void aSourceThatIsNoAddressOrOfNobodyIsSaid() {
        Said wrong = doctor("--source", "postfix-out2=198.51.100.999");
        assertThat(wrong.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err())
                .contains("--source postfix-out2=198.51.100.999: expected an address behind \"=\", such as"
                        + " postfix-out2=198.51.100.7");
        Said typo = run("maillog", "read", log.toString(), "--source", "out2=198.51.100.8", "--output", "jsonl");
        assertThat(typo.exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(typo.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
        assertThat(typo.err())
                .isEqualTo("repwatch: --source: no attempt is of out2; without an address are postfix-out2\n");
        assertThat(doctor("--source", "postfix-out2=198.51.100.8").err()).isEmpty();
    }
}
