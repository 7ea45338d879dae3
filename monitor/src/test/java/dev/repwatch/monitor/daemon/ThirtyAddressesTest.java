package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.checks.dns.RecordType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record that leaves out thirty addresses is one alert, from a name server to Slack and mail, and one when it is mended. */
@Tag("slow")
class ThirtyAddressesTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String ALL = "v=spf1 ip4:192.0.2.0/26 include:_spf.esp.test -all";
    private static final String NONE = "v=spf1 include:_spf.esp.test -all";

    @TempDir
    Path folder;

    @Test
    void failOneRecordInOneAlert() throws Exception {
        try (PostureWorld world = new PostureWorld(folder, "en")) {
            String text = Files.readString(world.world.file);
            Files.writeString(
                    world.world.file, text.replace("\"192.0.2.10\", \"192.0.2.11\"", "\"192.0.2.10-192.0.2.39\""));
            for (int last = 12; last < 40; last++) {
                world.zone.add("mx", RecordType.A, "192.0.2." + last);
                world.reverse.add(Integer.toString(last), RecordType.PTR, "mx.shop.test");
            }
            world.zone.set("", RecordType.TXT, ALL);
            try (Daemon daemon = world.start()) {
                awaiting(() -> daemon.posture().orElseThrow().targets().size() == 31);
                awaiting(() -> !world.world.mail.received().isEmpty());

                world.zone.set("", RecordType.TXT, NONE);
                awaiting(() -> !posts(world, "30 of 30 sending addresses").isEmpty()
                        && mails(world, "30 of 30 sending addresses") > 0);
                assertThat(daemon.memory().view().open())
                        .as("one episode, of the domain")
                        .hasSize(1);

                world.zone.set("", RecordType.TXT, ALL);
                awaiting(() -> !posts(world, "SPF again").isEmpty() && mails(world, "SPF again") > 0);
            }
            assertThat(posts(world, "30 of 30 sending addresses"))
                    .hasSize(1)
                    .first()
                    .satisfies(post -> assertThat(post)
                            .contains("192.0.2.10, 192.0.2.11, 192.0.2.12, 192.0.2.13, 192.0.2.14, …")
                            .contains("ip4:192.0.2.10/31 ip4:192.0.2.12/30 ip4:192.0.2.16/28 ip4:192.0.2.32/29"));
            assertThat(mails(world, "30 of 30 sending addresses")).isEqualTo(1);
            assertThat(posts(world, "SPF")).as("broken, and mended").hasSize(2);
            assertThat(mails(world, "SPF again")).isEqualTo(1);
        }
    }

    private static void awaiting(Callable<Boolean> condition) {
        await().atMost(WITHIN).until(condition);
    }

    /** Messages, not what is edited later, and not the score that falls with it. */
    private static List<String> posts(PostureWorld world, String words) {
        return world.world.slack.received().stream()
                .filter(post -> post.method().equals("chat.postMessage"))
                .map(SlackPost::text)
                .filter(text -> text.contains(words) && !text.contains("score:"))
                .toList();
    }

    private static long mails(PostureWorld world, String words) {
        return world.world.mail.received().stream()
                .flatMap(mail -> Stream.of(mail.subject()))
                .filter(subject -> subject.contains(words))
                .count();
    }
}
