package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.daemon.MailWorld.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that never tells the address, and receivers that do: what the daemon makes of it. */
class LearnedAddressDaemonTest {

    @TempDir
    Path folder;

    @Test
    void mailCountsForTheAddressThatRepliesNamedAndTheStatusSaysWhy() throws IOException {
        try (MailWorld world = new MailWorld(folder, "en");
                Daemon daemon = world.start()) {
            world.said("out1", 3, n -> refused("mx.one.example"));
            world.said("out1", 3, n -> refused("mx.two.example"));
            await().atMost(Duration.ofSeconds(60)).until(() -> status(world).contains("two.example"));
            assertThat(status(world)).doesNotContain("learned from replies");
            world.pass(Duration.ofHours(25));
            world.said("out1", 4, n -> Line.accepted("ok" + n + "@three.example", "mx.three.example"));
            await().atMost(Duration.ofSeconds(60)).until(() -> status(world).contains("three.example"));

            assertThat(status(world))
                    .contains("postfix-out1: 192.0.2.10, learned from replies\n")
                    .containsPattern("192\\.0\\.2\\.10 +three\\.example +4 ");
            assertThat(daemon.memory().view().targets()).isNotEmpty();
        }
    }

    private static String status(MailWorld world) {
        return Said.good(world.world.file, "maillog", "status");
    }

    private static Line refused(String host) {
        return Line.refused("u@b.example", host, "550 5.7.1 messages from [192.0.2.10] are not taken", "RCPT TO");
    }
}
