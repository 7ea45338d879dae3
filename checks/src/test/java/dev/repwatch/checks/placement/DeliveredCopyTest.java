package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a delivered copy is the provider's own word. */
class DeliveredCopyTest {

    @Test
    void readsWhatGmailSaysAndNotWhatTheSenderWroteBelow() {
        DeliveredCopy copy = DeliveredCopy.of(
                List.of(
                        new Header("Delivered-To", "seed@gmail.example"),
                        new Header("Received", "by 2002:a05:6a10:1 with SMTP id x; Sun, 29 Nov 2026 01:00:02 +0000"),
                        new Header(
                                "Authentication-Results",
                                "mx.google.com; dkim=pass header.i=@example.jp; spf=softfail (google.com: dkim=fail) smtp.mailfrom=a@b; dmarc=pass"),
                        new Header(
                                "Received",
                                "from mta.example.jp (mta.example.jp. [8.8.4.4]) by mx.google.com with ESMTPS id y"),
                        new Header("Message-ID", "<a@b>"),
                        new Header("Received", "from evil ([9.9.9.9]) by mx.google.com"),
                        new Header("Authentication-Results", "mx.google.com; spf=pass; dkim=fail")),
                "mx.google.com");

        assertThat(copy.authentication())
                .containsEntry("dkim", "pass")
                .containsEntry("spf", "softfail")
                .containsEntry("dmarc", "pass");
        assertThat(copy.client()).contains("8.8.4.4");
    }

    @Test
    void readsMicrosoftsFilterAndClient() {
        DeliveredCopy copy = DeliveredCopy.of(
                List.of(
                        new Header(
                                "Authentication-Results",
                                "spf=pass (sender IP is 8.8.4.4) smtp.mailfrom=a.jp; dkim=none; dmarc=fail action=none; compauth=fail reason=001"),
                        new Header(
                                "Received",
                                "from mta.example.jp (8.8.4.4) by DB5EUR03FT044.mail.protection.outlook.com (10.152.21.1) with Microsoft SMTP Server"),
                        new Header(
                                "X-Forefront-Antispam-Report",
                                "CIP:8.8.4.4;CTRY:JP;LANG:ja;SCL:5;SRV:BULK;SFV:SPM;CAT:SPM;"),
                        new Header("X-Microsoft-Antispam", "BCL:7;ARA:1444"),
                        new Header(
                                "X-Microsoft-Antispam-Mailbox-Delivery",
                                "ucf:0;jmr:0;auth:0;dest:J;OFR:SpamFilterAuthJ;"),
                        new Header("Message-ID", "<a@b>")),
                "");

        assertThat(copy.client()).contains("8.8.4.4");
        assertThat(copy.filter())
                .containsEntry("SCL", "5")
                .containsEntry("BCL", "7")
                .containsEntry("SFV", "SPM")
                .containsEntry("dest", "J")
                .doesNotContainKey("CIP");
        assertThat(copy.authentication()).containsEntry("compauth", "fail");
    }

    @Test
    void resultsOfAnotherServerDoNotCount() {
        DeliveredCopy copy = DeliveredCopy.of(
                List.of(new Header("Authentication-Results", "mx.attacker.example; spf=pass")), ".icloud.com");
        assertThat(copy.authentication()).isEmpty();
        assertThat(DeliveredCopy.of(
                                List.of(new Header("Authentication-Results", "bimi.icloud.com; spf=pass")),
                                ".icloud.com")
                        .authentication())
                .containsEntry("spf", "pass");
        assertThat(DeliveredCopy.of(
                                List.of(new Header("Authentication-Results", "atlas-1.mail.gq1.yahoo.com; dkim=pass")),
                                ".mail.*.yahoo.com")
                        .authentication())
                .containsEntry("dkim", "pass");
    }
}
