package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeedMailTest {

    private static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");
    private static final SeedToken TOKEN = new SeedToken("r7.docomo-1", "example.jp");

    @Test
    void changesOnlyWhatMustDiffer() {
        String mail = text("""
                From: Shop <news@example.jp>
                To: a@example.net,
                 b@example.net
                Bcc: secret@example.net
                Subject: Autumn
                DKIM-Signature: v=1; d=example.jp;
                 b=AAAA
                Message-ID: <old@example.jp>
                List-Unsubscribe: <https://www.example.jp/u/{{token}}>

                Hello {{recipient}}
                """);

        assertThat(mail)
                .startsWith("Date: Sun, 29 Nov 2026 01:00:00 +0000\r\nMessage-ID: <r7.docomo-1@example.jp>\r\n"
                        + "X-Repwatch-Seed: r7.docomo-1\r\nTo: <seed@docomo.example>\r\nFrom: Shop")
                .contains("Subject: Autumn\r\n", "\r\n\r\nHello seed@docomo.example\r\n")
                .doesNotContain("b@example.net", "secret@", "DKIM", "AAAA", "<old@", "\n\n");
    }

    @Test
    void whatIsNoMessageIsNotSent() {
        assertThatThrownBy(() -> text("Hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the template is no message: it has no header");
        assertThatThrownBy(() -> new SeedToken("a\r\nBcc: x", "example.jp"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(String template) {
        return new String(
                SeedMail.of(template.getBytes(StandardCharsets.UTF_8), TOKEN, "seed@docomo.example", NOW),
                StandardCharsets.UTF_8);
    }
}
