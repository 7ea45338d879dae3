package dev.repwatch.monitor.daemon;

import static dev.repwatch.monitor.daemon.PostureWorld.FIRST_KEY;
import static dev.repwatch.monitor.daemon.PostureWorld.SECOND_KEY;
import static dev.repwatch.monitor.daemon.PostureWorld.SPF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.posture.PostureBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read when records of a sender change, from a name server to Slack and mail, as stories in both languages. */
@Tag("slow")
class PostureTimelinesTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Target ADDRESS = Sample.ip("192.0.2.10");

    private final StringBuilder story = new StringBuilder();
    private boolean japanese;
    private static final Pattern FIRST_LOOK = Pattern.compile("^(?:First look|初回確認)[^(（]*[(（](?:targets: |対象 )(\\d+)");

    private int heard;
    private int read;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void readAsTheyWereAgreed(String language) throws Exception {
        try (PostureWorld world = new PostureWorld(folder, language);
                Daemon daemon = world.start()) {
            japanese = language.equals("ja");
            PostureBook book = daemon.posture().orElseThrow();
            awaiting(() -> firstLooks(world) >= 3);
            awaiting(() -> book.targets().size() == 3);
            heard = posts(world).size();
            read = world.world.mail.received().size();

            world.zone.set("", RecordType.TXT, SPF.replace(" ip4:192.0.2.11", ""));
            told(
                    world,
                    "a sending address drops out of SPF",
                    "192.0.2.11 may not send for shop.test",
                    "192.0.2.11 は shop.test の SPF で拒否されます");
            world.zone.set("", RecordType.TXT, SPF);
            told(world, "it is back", "pass SPF again", "SPF を通るようになりました");

            world.zone.set("s1._domainkey", RecordType.TXT, "v=DKIM1; k=rsa; p=");
            told(world, "a DKIM key is revoked", "key revoked", "失効済み");
            world.zone.set("s1._domainkey", RecordType.TXT, FIRST_KEY);
            told(world, "it is back", "DKIM keys of shop.test are in order again", "DKIM 鍵は正常に戻りました");

            world.zone.set("s2._domainkey", RecordType.TXT, SECOND_KEY);
            awaiting(() -> book.changes().stream()
                    .anyMatch(change -> change.check() == PostureCheck.DKIM
                            && change.subject().startsWith("s2.")
                            && change.direction().label().equals("better")));
            quiet(world, "a rotation with both selectors");

            world.zone.set("_dmarc", RecordType.TXT, "v=DMARC1; p=none; rua=mailto:dmarc@shop.test");
            told(world, "DMARC goes from reject to none", "DMARC only watches", "DMARC は監視のみです");
            world.zone.set("_dmarc", RecordType.TXT, "v=DMARC1; p=reject; rua=mailto:dmarc@shop.test");
            told(world, "it is back", "DMARC of shop.test is in order again", "DMARC は正常に戻りました");

            world.provider.set("_spf", RecordType.TXT, "v=spf1 ip4:203.0.113.0/26 ip4:198.51.100.0/24 -all");
            awaiting(() -> book.changes().stream()
                    .anyMatch(change -> change.check() == PostureCheck.SPF
                            && change.terms().isEmpty()
                            && change.direction().label().equals("not_ours")));
            quiet(world, "a provider rewrites its include");

            world.reverse.misbehave(BrokenLists.rcode("SERVFAIL"));
            awaiting(() -> book.of(ADDRESS)
                    .flatMap(posture -> posture.of(PostureCheck.PTR))
                    .filter(summary -> summary.verdict() == PostureVerdict.UNKNOWN)
                    .isPresent());
            assertThat(daemon.memory().view().open()).as("nothing opens").isEmpty();
            told(
                    world,
                    "the reverse zone dies",
                    "No trustworthy answer from PTR about 2 targets",
                    "逆引き（PTR） から 2 件について信頼できる応答がありません");
            assertThat(daemon.memory().view().open()).as("nothing opens").isEmpty();
            world.reverse.behave();
            // it comes when it comes, and belongs to no chapter that follows
            awaiting(() -> fresh(world).stream()
                    .anyMatch(post -> post.text().contains(japanese ? "が再び応答しています" : "answers again")));
            heard = posts(world).size();
            read = world.world.mail.received().size();

            Said.good(
                    world.world.file,
                    "posture",
                    "expect",
                    "shop.test",
                    "dkim",
                    "s1",
                    "--by",
                    "hana",
                    "--note",
                    "rotation");
            world.zone.set("s1._domainkey", RecordType.TXT, SECOND_KEY);
            told(world, "a planned change", "changed, as announced", "予告どおり変更されました");
            world.zone.set("s1._domainkey", RecordType.TXT, FIRST_KEY);
            told(world, "a change that nobody has announced", "is not what it was", "以前と異なります");
        }
        Path golden = Path.of("src/test/resources/dev/repwatch/monitor/daemon/posture-" + language + ".txt");
        if ("update".equals(System.getProperty("repwatch.golden"))) {
            Files.writeString(golden, story);
        }
        assertThat(story.toString()).isEqualTo(Files.readString(golden));
    }

    private static void awaiting(Callable<Boolean> condition) {
        await().atMost(WITHIN).until(condition);
    }

    private static List<SlackPost> posts(PostureWorld world) {
        return world.world.slack.received().stream()
                .filter(post -> post.method().equals("chat.postMessage"))
                .toList();
    }

    /** How many targets were looked at for the first time, by what was told of it: in one message or in several. */
    private static int firstLooks(PostureWorld world) {
        return posts(world).stream()
                .map(post -> FIRST_LOOK.matcher(post.text()))
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    /** @param headlines in English and Japanese; the message about a score, which comes beside it, is another story */
    private void told(PostureWorld world, String chapter, String... headlines) {
        String headline = headlines[japanese ? 1 : 0];
        awaiting(() -> fresh(world).stream().anyMatch(post -> post.text().contains(headline))
                && mails(world, headline).findFirst().isPresent());
        assertThat(fresh(world).stream().filter(PostureTimelinesTest::isOfRecords))
                .as(chapter + ": one message")
                .hasSize(1);
        chapter(chapter);
        story.append("Slack\n\n");
        fresh(world).stream()
                .filter(post -> post.text().contains(headline))
                .limit(1)
                .forEach(post -> story.append(timeless(post.text())).append("\n\n"));
        story.append("Mail\n\n");
        mails(world, headline)
                .limit(1)
                .forEach(mail -> story.append(timeless("Subject: " + mail.subject() + "\n\n" + mail.text()))
                        .append("\n\n"));
        heard = posts(world).size();
        read = world.world.mail.received().size();
    }

    private List<SlackPost> fresh(PostureWorld world) {
        return posts(world).stream().skip(heard).toList();
    }

    private Stream<ReceivedMail> mails(PostureWorld world, String headline) {
        return world.world.mail.received().stream()
                .skip(read)
                .filter(mail -> mail.subject().contains(headline) || mail.text().contains(headline));
    }

    private static boolean isOfRecords(SlackPost post) {
        return !post.text().contains("score:");
    }

    private void quiet(PostureWorld world, String chapter) {
        assertThat(fresh(world).stream().filter(PostureTimelinesTest::isOfRecords))
                .as(chapter)
                .isEmpty();
        chapter(chapter);
        story.append("(nothing is told)\n\n");
    }

    private void chapter(String title) {
        story.append("== ").append(title).append("\n\n");
    }

    private static String timeless(String text) {
        return Timeless.text(text)
                .replaceAll("episode-\\d+", "episode-<n>")
                .replaceAll("@[0-9a-f]{10}\\b", "@<installation>")
                .replaceAll("repwatch（[^）]*）", "repwatch（<host>）")
                .replaceAll("<time>–.*", "<times>")
                .replaceAll("(?m)^(期間|検出期間|継続時間|Lasted).*", "$1 <a while>")
                .strip();
    }
}
