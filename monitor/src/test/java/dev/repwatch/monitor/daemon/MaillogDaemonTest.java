package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.log.LogLines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is written while the daemon follows it: from the refusal to the message, the desk, the page of numbers and the export. */
class MaillogDaemonTest {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aBlockThatNoListKnowsIsAnIncidentWithATask() throws IOException, InterruptedException {
        try (DaemonWorld world = following();
                Daemon daemon = world.start()) {
            afterTheFirstLook(daemon);
            for (int n = 0; n < 4; n++) {
                line(
                        "to=<u" + n + "@outlook.com>, relay=outlook-com.olc.protection.outlook.com[192.0.2.12]:25",
                        "dsn=5.7.1, status=bounced (host outlook-com.olc.protection.outlook.com[192.0.2.12] said: 550"
                                + " 5.7.1 Unfortunately, messages from [192.0.2.10] weren't sent. Please contact your"
                                + " Internet service provider since part of their network is on our block list"
                                + " (S3150). (in reply to MAIL FROM command))");
                accepted(n);
            }
            patiently()
                    .until(() -> daemon.memory().view().open().stream()
                            .anyMatch(episode -> episode.source().value().equals("microsoft-consumer")));

            Episode block = daemon.memory().view().open().stream()
                    .filter(episode -> episode.source().value().equals("microsoft-consumer"))
                    .findFirst()
                    .orElseThrow();
            assertThat(block.target().text()).isEqualTo("192.0.2.10");
            assertThat(block.listing().reason().orElseThrow())
                    .contains("messages from [192.0.2.10] weren't sent", "block list (S3150)");
            patiently()
                    .until(() ->
                            !world.told("is listed on Microsoft block list").isEmpty());
            assertThat(Said.good(world.file, "delist", "list")).contains("microsoft-consumer");
            assertThat(Said.good(world.file, "maillog", "status"))
                    .contains("192.0.2.10", "outlook", "accepted")
                    .doesNotContain("delivered");
            assertThat(Said.good(world.file, "maillog", "show", "outlook")).contains("ip_reputation");
            assertThat(world.get("/metrics").body())
                    .containsPattern("repwatch_mail_attempts\\{[^}]*outcome=\"refused\"[^}]*} 4")
                    .doesNotContain("u1@outlook.com");
        }
    }

    @Test
    void aRefusalThatNamesAListHasItAskedAtOnce() throws IOException {
        try (DaemonWorld world = following();
                Daemon daemon = world.start()) {
            world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "Spam", "127.0.0.2");
            line(
                    "to=<u@corp.example>, relay=mx.corp.example[192.0.2.71]:25",
                    "dsn=5.7.1, status=bounced (host mx.corp.example[192.0.2.71] said: 554 5.7.1 Service unavailable;"
                            + " Client host [192.0.2.10] blocked using " + DaemonWorld.ZONE
                            + "; (in reply to RCPT TO command))");
            patiently()
                    .until(() -> daemon.memory().view().open().stream()
                            .anyMatch(episode -> episode.target().text().equals("192.0.2.10")));
        }
    }

    @Test
    void whomToStopMailingIsListedAddedDeletedAndExported() throws IOException {
        try (DaemonWorld world = following();
                Daemon daemon = world.start()) {
            line(
                    "to=<gone@docomo.ne.jp>, relay=mfsmax.docomo.ne.jp[192.0.2.29]:25",
                    "dsn=5.0.0, status=bounced (host mfsmax.docomo.ne.jp[192.0.2.29] said: 550 5.1.1 Unknown user"
                            + " gone@docomo.ne.jp (in reply to RCPT TO command))");
            line(
                    "to=<gone@gmail.com>, relay=gmail-smtp-in.l.google.com[192.0.2.30]:25",
                    "dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.30] said: 550-5.1.1 The email"
                            + " account that you tried to reach does not exist (in reply to RCPT TO command))");
            patiently().until(() -> Said.good(world.file, "suppression", "list").contains("gone@gmail.com"));

            assertThat(Said.good(world.file, "suppression", "add", "Complained@example.com", "--note", "complaint"))
                    .contains("suppressed");
            assertThat(Said.good(world.file, "suppression", "export", "--as", "postfix_transport"))
                    .contains("complained@example.com error:5.1.1 suppressed", "gone@gmail.com error:5.1.1 suppressed");
            Said.good(world.file, "suppression", "remove", "gone@gmail.com");
            assertThat(Said.good(world.file, "suppression", "list")).doesNotContain("gone@gmail.com");
            assertThat(Said.good(world.file, "suppression", "export", "--as", "csv"))
                    .contains("complained@example.com")
                    .doesNotContain("gone@gmail.com");
            line(
                    "to=<gone@gmail.com>, relay=gmail-smtp-in.l.google.com[192.0.2.30]:25",
                    "dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.30] said: 550 5.1.1 The email"
                            + " account that you tried to reach does not exist (in reply to RCPT TO command))");
            patiently()
                    .until(() -> Said.good(world.file, "suppression", "export", "--as", "exim")
                            .contains("gone@gmail.com"));
            assertThat(daemon.memory().view().targets()).isNotEmpty();
        }
    }

    /** Addresses are personal data: they are plain where they are given up, and nowhere else. */
    @Test
    void noRecipientIsSeenButWhereItIsGivenUp() throws IOException, InterruptedException {
        try (LogLines log = new LogLines("dev.repwatch");
                DaemonWorld world = following();
                Daemon daemon = world.start()) {
            afterTheFirstLook(daemon);
            line(
                    "to=<zqperson1@corp.example>, relay=mx.corp.example[192.0.2.71]:25",
                    "dsn=2.0.0, status=sent (250 2.0.0 <zqperson1@corp.example> ok)");
            line(
                    "to=<zqperson2@docomo.ne.jp>, relay=mfsmax.docomo.ne.jp[192.0.2.29]:25",
                    "dsn=5.0.0, status=bounced (host mfsmax.docomo.ne.jp[192.0.2.29] said: 550 Unknown user"
                            + " zqperson2@docomo.ne.jp (in reply to RCPT TO command))");
            line(
                    "to=<zqperson3@odd.example>, relay=mx.odd.example[192.0.2.72]:25",
                    "dsn=5.0.0, status=bounced (host mx.odd.example[192.0.2.72] said: 550 purple elephants for"
                            + " <zqperson3@odd.example> (in reply to RCPT TO command))");
            for (int n = 0; n < 4; n++) {
                line(
                        "to=<zqperson4@outlook.com>, relay=outlook-com.olc.protection.outlook.com[192.0.2.12]:25",
                        "dsn=5.7.1, status=bounced (host outlook-com.olc.protection.outlook.com[192.0.2.12] said: 550"
                                + " 5.7.1 Unfortunately, zqperson4 <zqperson4@outlook.com>, messages from [192.0.2.10]"
                                + " weren't sent. See https://x.example/?u=zqperson4%40outlook.com Please contact your"
                                + " Internet service provider since part of their network is on our block list"
                                + " (S3150). (in reply to RCPT TO command))");
            }
            patiently()
                    .until(() ->
                            !world.told("is listed on Microsoft block list").isEmpty());
            patiently().until(() -> Said.good(world.file, "suppression", "list").contains("zqperson2@docomo.ne.jp"));

            Map<String, String> seen =
                    new LinkedHashMap<>(LinkWalk.from(URI.create("http://127.0.0.1:" + world.port + "/"), "en"));
            for (String path : List.of(
                    "/metrics",
                    "/api/v1/maillog",
                    "/api/v1/maillog/providers/outlook",
                    "/api/v1/maillog/unclassified",
                    "/api/v1/status")) {
                seen.put(path, world.get(path).body());
            }
            seen.put("status", Said.good(world.file, "maillog", "status"));
            seen.put("show", Said.good(world.file, "maillog", "show", "outlook"));
            seen.put("desk", Said.good(world.file, "delist", "show", "1"));
            seen.put("slack", world.slack.received().toString());
            seen.put(
                    "mail",
                    world.mail.received().stream()
                            .map(ReceivedMail::text)
                            .toList()
                            .toString());
            seen.put("log", log.lines().toString());
            assertThat(seen.get("/api/v1/maillog/unclassified")).contains("purple elephants");
            assertThat(seen.get("slack")).contains("(S3150)");
            SoftAssertions all = new SoftAssertions();
            seen.forEach((where, text) -> all.assertThat(text).as(where).doesNotContain("zqperson"));
            List.of("status", "show", "desk", "slack", "mail", "/api/v1/maillog")
                    .forEach(
                            where -> all.assertThat(seen.get(where)).as(where).doesNotContainIgnoringCase("delivered"));
            all.assertAll();
            assertThat(daemon.memory().view().targets()).isNotEmpty();
        }
    }

    /** What is found before is told in one digest. */
    private static void afterTheFirstLook(Daemon daemon) {
        patiently()
                .until(() -> daemon.memory().view().targets().values().stream()
                        .allMatch(target -> target.lastRound().isPresent()));
    }

    private DaemonWorld following() throws IOException {
        Files.writeString(folder.resolve("mail.log"), "");
        return new DaemonWorld(folder).with("\n[maillog]\nfiles = [\"mail.log\"]\n");
    }

    private void accepted(int n) throws IOException {
        line(
                "to=<ok" + n + "@corp.example>, relay=mx.corp.example[192.0.2.71]:25",
                "dsn=2.0.0, status=sent (250 2.0.0 ok)");
    }

    private void line(String to, String status) throws IOException {
        String head = STAMP.format(Instant.now()) + " mx1 postfix-192.0.2.10/smtp[4]: 4jd0h85xlYzJTpP: ";
        Files.writeString(
                folder.resolve("mail.log"),
                head + to + ", delay=0.9, delays=0.1/0.01/0.5/0.29, " + status + "\n",
                StandardOpenOption.APPEND);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
