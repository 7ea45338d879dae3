package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.SlackPost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon, and a list that takes up every address of a /24 at once. */
class RangeListingDaemonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** As quick as the test can be, with one list. */
    private static final String TERMS = "terms = { queries_per_second = 1000000, note = \"a test\" }\n";

    private static final String RANGE = """

            [[targets]]
            addresses = ["198.51.100.0/24"]
            """;

    @Test
    void isOneMessageThatNamesTheRange(@TempDir Path folder) throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder).with(RANGE)) {
            String text = Files.readString(world.file);
            assertThat(text).contains("removal = {", "group_wait = \"1s\"");
            Files.writeString(
                    world.file,
                    text.replace("removal = {", TERMS + "removal = {")
                            .replace("group_wait = \"1s\"", "group_wait = \"6s\""));
            try (Daemon daemon = world.start()) {
                listed(world, daemon);
            }
        }
    }

    private static void listed(DaemonWorld world, Daemon daemon) throws Exception {
        await().atMost(PATIENCE).until(() -> world.get("/-/ready").statusCode() == 200);
        await().atMost(PATIENCE).until(() -> !world.told("First look").isEmpty());

        for (int last = 0; last < 256; last++) {
            world.nameserver.zone(DaemonWorld.ZONE).list("198.51.100." + last, "The network sends spam", "127.0.0.2");
        }
        await().atMost(PATIENCE).until(() -> daemon.memory().view().open().size() == 256);
        await().atMost(PATIENCE).until(() -> world.mail.received().size() > 1);
        // the other channel is told by a thread of its own
        await().atMost(PATIENCE).until(() -> !news(world).isEmpty());
        assertThat(count(daemon, "telling_event WHERE kind = 'opened' AND state <> 'MERGED'"))
                .as("news that is told for itself, or waits")
                .isZero();

        assertThat(news(world))
                .singleElement()
                .asString()
                .contains("256 addresses of 198.51.100.0/24 are listed on Near Blocklist")
                .contains("198.51.100.0 – 198.51.100.255");
        assertThat(world.mail.received()).hasSize(2);
        assertThat(world.mail.received().get(1).subject()).contains("256 addresses of 198.51.100.0/24");
        assertThat(world.slack.received()).extracting(SlackPost::method).doesNotContain("chat.update");
    }

    private static List<String> news(DaemonWorld world) {
        return world.told("").stream()
                .filter(text -> !text.contains("First look"))
                .toList();
    }

    private static long count(Daemon daemon, String rows) {
        return daemon.database()
                .<Long>read(t -> t.handle()
                        .createQuery("SELECT COUNT(*) FROM " + rows)
                        .mapTo(Long.class)
                        .one());
    }
}
