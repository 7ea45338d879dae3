package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.monitor.daemon.MailWorld.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read when receivers refuse, from a line of the log to Slack, mail and the desk, as stories in both languages. */
@Tag("slow")
class MailTimelinesTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String ONE = "192.0.2.10";
    private static final String OTHER = "192.0.2.11";
    private static final String DOCOMO = "mfsmax.docomo.ne.jp";
    private static final String OUTLOOK = "outlook-com.olc.protection.outlook.com";

    private final StringBuilder story = new StringBuilder();
    private final Set<String> told = new HashSet<>();
    private boolean japanese;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void readAsTheyWereAgreed(String language) throws Exception {
        try (MailWorld world = new MailWorld(folder, language);
                Daemon daemon = world.start()) {
            japanese = language.equals("ja");
            awaiting(() -> daemon.memory().view().targets().values().stream()
                    .allMatch(target -> target.lastRound().isPresent()));
            ordinary(world, ONE, 200);
            ordinary(world, OTHER, 200);

            world.said(ONE, 2, n -> named("a" + n + "@one.example", "mx.one.example"));
            world.said(ONE, 1, n -> named("b@two.example", "mx.two.example"));
            told(
                    world,
                    "refusals name zen, and DNS still says clean",
                    "name a list that DNS does not confirm",
                    "DNS では確認できないリストを挙げています");
            world.zen.list(ONE, "https://check.spamhaus.org/", "127.0.0.2");
            told(world, "DNS follows: what it costs is counted", "is listed on Spamhaus ZEN", "Spamhaus ZEN に掲載");
            story.append("The desk\n\n")
                    .append(timeless(Said.good(world.world.file, "delist", "show", "1")))
                    .append("\n\n");

            world.zen.list(OTHER, "https://check.spamhaus.org/", "127.0.0.2");
            told(
                    world,
                    "a listing that refuses nothing says so",
                    "192.0.2.11 (mx1) is listed on Spamhaus ZEN",
                    "192.0.2.11 (mx1) が Spamhaus ZEN に掲載");
            world.said(OTHER, 1, n -> named("c@one.example", "mx.one.example", OTHER));
            told(world, "a receiver follows", "is refused now because it is on Spamhaus ZEN", "拒否され始めました");

            world.pass(Duration.ofHours(1));
            world.said(ONE, 280, n -> Line.accepted("ok" + n + "@docomo.ne.jp", DOCOMO));
            world.said(
                    ONE,
                    30,
                    n -> Line.refused(
                            "gone" + n + "@docomo.ne.jp",
                            DOCOMO,
                            "550 Unknown user gone" + n + "@docomo.ne.jp",
                            "RCPT TO"));
            told(world, "docomo does not know what was imported", "recipients of 192.0.2.10", "192.0.2.10 (mx1) の宛先");
            awaiting(() -> exported(world).contains("gone29@docomo.ne.jp"));
            story.append("The export\n\n")
                    .append(exported(world).lines().limit(3).reduce("", (all, line) -> all + line + "\n"))
                    .append("…\n\n");
            world.pass(Duration.ofHours(1));
            world.said(OTHER, 100, n -> Line.accepted("ok" + n + "@docomo.ne.jp", DOCOMO));
            world.said(
                    OTHER,
                    60,
                    n -> Line.refused(
                            "lost" + n + "@docomo.ne.jp",
                            DOCOMO,
                            "550 Unknown user lost" + n + "@docomo.ne.jp",
                            "RCPT TO"));
            told(world, "docomo loses its directory", "answers \"unknown user\" to many at once", "短時間に大量の「宛先不明」");
            assertThat(exported(world)).contains("gone29@docomo.ne.jp").doesNotContain("lost1@docomo.ne.jp");

            world.said(ONE, 30, n -> Line.ended("r" + n + "@ezweb.ne.jp", "lsean.ezweb.ne.jp"));
            told(world, "au ends connections", "ends the connections of 192.0.2.10", "無言で切断");

            world.said(
                    ONE,
                    3,
                    n -> Line.refused(
                            "o" + n + "@outlook.com",
                            OUTLOOK,
                            "550 5.7.1 Unfortunately, messages from [192.0.2.10] weren't sent. Please contact your Internet"
                                    + " service provider since part of their network is on our block list (S3150).",
                            "MAIL FROM"));
            told(world, "Microsoft blocks, and no list knows", "Microsoft block list", "Microsoft block list");

            world.zen.unlist(ONE);
            world.zen.unlist(OTHER);
            world.pass(Duration.ofHours(26));
            ordinary(world, ONE, 300);
            ordinary(world, OTHER, 300);
            world.said(ONE, 300, n -> Line.accepted("ok" + n + "@docomo.ne.jp", DOCOMO));
            world.said(ONE, 300, n -> Line.accepted("ok" + n + "@ezweb.ne.jp", "lsean.ezweb.ne.jp"));
            told(
                    world,
                    "a day later: zen",
                    "192.0.2.10 (mx1) is off Spamhaus ZEN",
                    "192.0.2.10 (mx1) が Spamhaus ZEN から");
            told(world, "docomo's recipients", "few recipients of 192.0.2.10", "宛先不明は通常の水準");
            told(world, "docomo's directory", "no longer answers \"unknown user\"", "「宛先不明」応答は収まり");
            told(world, "au", "receivers talk to 192.0.2.10", "切断されなくなりました");
            told(world, "Microsoft", "is off Microsoft block list", "Microsoft block list (S3140, S3150) から");

            world.pass(Duration.ofHours(7));
            told(world, "nobody writes the log", "says nothing any more", "に書き込みがなくなりました");
            ordinary(world, ONE, 1);
            told(world, "it is written again", "is being written again", "への書き込みが再開しました");
        }
        Path golden = Path.of("src/test/resources/dev/repwatch/monitor/daemon/maillog-" + language + ".txt");
        if ("update".equals(System.getProperty("repwatch.golden"))) {
            Files.writeString(golden, story);
        }
        assertThat(story.toString()).isEqualTo(Files.readString(golden));
    }

    private static void ordinary(MailWorld world, String source, int times) throws IOException {
        world.said(source, times, n -> Line.accepted("ok" + n + "@corp.example", "mx.corp.example"));
    }

    private static Line named(String to, String host) {
        return named(to, host, ONE);
    }

    private static Line named(String to, String host, String source) {
        return Line.refused(
                to,
                host,
                "554 5.7.1 Service unavailable; Client host [" + source + "] blocked using zen.spamhaus.org",
                "RCPT TO");
    }

    private static String exported(MailWorld world) {
        return Said.good(world.world.file, "suppression", "export", "--as", "postfix_transport");
    }

    private static void awaiting(Callable<Boolean> condition) {
        await().atMost(WITHIN).until(condition);
    }

    /** @param headlines in English and Japanese; each message tells one chapter */
    private void told(MailWorld world, String chapter, String... headlines) {
        String headline = headlines[japanese ? 1 : 0];
        await(chapter).atMost(WITHIN).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            world.pass(Duration.ofSeconds(5));
            assertThat(posts(world, headline).findFirst())
                    .as(() -> "of " + said(world))
                    .isPresent();
            assertThat(mails(world, headline).findFirst()).isPresent();
        });
        SlackPost post = posts(world, headline).findFirst().orElseThrow();
        ReceivedMail mail = mails(world, headline).findFirst().orElseThrow();
        told.add(post.text());
        told.add(mail.subject());
        story.append("== ")
                .append(chapter)
                .append("\n\nSlack\n\n")
                .append(timeless(post.text()))
                .append("\n\nMail\n\n")
                .append(timeless("Subject: " + mail.subject() + "\n\n" + mail.text()))
                .append("\n\n");
    }

    private static List<String> said(MailWorld world) {
        return world.world.slack.received().stream()
                .map(post -> post.text().lines().findFirst().orElse(""))
                .toList();
    }

    private Stream<SlackPost> posts(MailWorld world, String headline) {
        return world.world.slack.received().stream()
                .filter(post -> post.method().equals("chat.postMessage"))
                .filter(post -> post.text().lines().findFirst().orElse("").contains(headline))
                .filter(post -> !told.contains(post.text()));
    }

    private Stream<ReceivedMail> mails(MailWorld world, String headline) {
        return world.world.mail.received().stream()
                .filter(mail -> mail.subject().contains(headline))
                .filter(mail -> !told.contains(mail.subject()));
    }

    private static String timeless(String text) {
        return Timeless.text(text)
                .replaceAll("episode-\\d+", "episode-<n>")
                .replaceAll("@[0-9a-f]{10}\\b", "@<installation>")
                .replaceAll("\\S+/mail\\.log", "<folder>/mail.log")
                .replaceAll("repwatch（[^）]*）", "repwatch（<host>）")
                .replaceAll("<time>–.*", "<times>")
                .replaceAll("(?m)^(期間|検出期間|継続時間|Lasted).*", "$1 <a while>")
                .strip();
    }
}
