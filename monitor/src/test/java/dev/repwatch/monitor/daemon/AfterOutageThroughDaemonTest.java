package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.Behaviour;
import dev.repwatch.alerts.standin.SlackPost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A quarter of an hour in which Slack takes nothing, from the answers of a list to the messages in the channel: critical listings that
 * last come first, the newest before the older; what came and went meanwhile is one line. Time runs thirty times as fast.
 */
@Tag("slow")
class AfterOutageThroughDaemonTest {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.ofMinutes(15);

    private final FastClock time = new FastClock(30);

    @TempDir
    Path folder;

    @Test
    void whatLastsComesFirstAndWhatIsOverIsOneLine() throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder).with("""

            [[targets]]
            addresses = ["198.51.100.7", "203.0.113.9", "192.0.3.4", "192.0.4.4"]
            """)) {
            Files.writeString(
                    world.file, Files.readString(world.file).replace("timeout = \"1s\"", "timeout = \"30s\""));
            DaemonEnvironment outside =
                    DaemonEnvironment.ofSystem("test").withoutPosture().at(time).ticking(time);
            try (Daemon daemon = world.start(outside)) {
                await().atMost(WITHIN)
                        .until(() -> daemon.memory().view().targets().values().stream()
                                .allMatch(target -> target.lastRound().isPresent()));
                await().atMost(WITHIN).until(() -> !world.told("First look").isEmpty());
                int before = told(world).size();
                world.slack.mood(Behaviour.BROKEN);
                Instant begun = time.instant();
                listed(world, "198.51.100.7");
                over(world, "198.51.100.7");
                listed(world, "192.0.2.10");
                listed(world, "203.0.113.9");
                over(world, "203.0.113.9");
                listed(world, "192.0.4.4");
                await().atMost(WITHIN).until(() -> time.instant().isAfter(begun.plus(OUTAGE)));
                assertThat(world.told("listed on")).isEmpty();

                world.slack.mood(Behaviour.WELL);
                await().atMost(WITHIN).until(() -> !world.told("came and went").isEmpty());
                List<String> late = told(world).subList(before, told(world).size());
                assertThat(late).hasSize(3);
                assertThat(late.get(0)).startsWith("192.0.4.4 is listed on Near Blocklist");
                assertThat(late.get(1)).startsWith("192.0.2.10 (mx1) is listed on Near Blocklist");
                // in a time that runs so fast rounds are late too, now and then
                assertThat(late.get(2))
                        .startsWith("While channel ops was not reached, ")
                        .contains("198.51.100.7 is off Near Blocklist", "203.0.113.9 is off Near Blocklist")
                        .doesNotContain("192.0.2.10", "192.0.4.4");
            }
        }
    }

    private static List<String> told(DaemonWorld world) {
        return world.slack.received().stream()
                .filter(post -> post.method().startsWith("chat.post"))
                .map(SlackPost::text)
                .toList();
    }

    /** The other channel says when the daemon has told of it. */
    private static void listed(DaemonWorld world, String ip) {
        world.nameserver.zone(DaemonWorld.ZONE).list(ip, "Spam seen", "127.0.0.2");
        mailed(world, ip, "is listed on");
    }

    private static void over(DaemonWorld world, String ip) {
        world.nameserver.zone(DaemonWorld.ZONE).unlist(ip);
        mailed(world, ip, "is off");
    }

    private static void mailed(DaemonWorld world, String ip, String what) {
        await().atMost(WITHIN)
                .until(() -> world.mail.received().stream()
                        .anyMatch(mail ->
                                mail.subject().contains(ip) && mail.subject().contains(what)));
    }
}
