package dev.repwatch.monitor.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.placement.Placement;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a daemon that tests where its mail ends. */
@Tag("slow")
class PlacementWatchTest {

    private static final Duration SIX_HOURS = Duration.ofHours(6);

    @TempDir
    Path folder;

    @Test
    void spamAtOneProviderIsToldOnTheSecondRunAndItsEndAfterThreeGoodOnes() throws Exception {
        try (PlacementWorld world = new PlacementWorld(folder)
                        .seed("docomo-1", "docomo")
                        .seed("docomo-2", "docomo")
                        .seed("docomo-3", "docomo")
                        .seed("gmail-1", "gmail")
                        .stream("newsletter")
                        .use()) {
            world.pass();
            world.after(Duration.ofMinutes(1));
            assertThat(world.watch().view().streams().get(0).providers())
                    .extracting(it -> it.provider() + " " + it.result().label())
                    .containsExactly("docomo inbox", "gmail inbox");

            bad(world);
            assertThat(world.told()).isEmpty();
            bad(world);
            assertThat(world.told()).containsExactly("newsletter: test mails do not reach the inbox at docomo (spam)");
            world.restart();
            bad(world);
            assertThat(world.told()).hasSize(1);

            for (int good = 0; good < 3; good++) {
                world.after(SIX_HOURS);
                world.after(Duration.ofMinutes(2));
            }
            assertThat(world.told()).hasSize(2).last().isEqualTo("newsletter: test mails reach the inbox again");
            assertThat(world.watch().view().streams().get(0).inTrouble()).isFalse();
        }
    }

    private static void bad(PlacementWorld world) throws Exception {
        world.after(SIX_HOURS);
        for (String seed : List.of("docomo-1", "docomo-2", "docomo-3")) {
            world.filed(seed, "Junk");
        }
        world.after(Duration.ofMinutes(2));
    }

    @Test
    void whatTheProviderTookAndNobodyFindsIsMissing() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("au-1", "au").stream("receipts").use()) {
            world.pass();
            for (int run = 0; run < 3; run++) {
                world.accepted("au-1");
                world.swallowed("au-1");
                world.otherMail("au-1");
                world.after(Duration.ofMinutes(61));
                world.after(SIX_HOURS.minus(Duration.ofMinutes(61)));
            }
            assertThat(world.told())
                    .containsExactly("receipts: test mails do not reach the inbox at au (in no folder)");
            assertThat(world.telling.slack.received().get(0).alert().level().name())
                    .isEqualTo("CRITICAL");
        }
    }

    @Test
    void withoutAWordOfTheProviderSilenceIsUnknown() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("au-1", "au").stream("receipts").use()) {
            world.pass();
            for (int run = 0; run < 4; run++) {
                world.swallowed("au-1");
                world.otherMail("au-1");
                world.after(Duration.ofMinutes(61));
                assertThat(world.watch().book().runs())
                        .last()
                        .satisfies(it ->
                                assertThat(it.mails().get(0).judged().reason()).isEqualTo("not_traced"));
                world.after(SIX_HOURS.minus(Duration.ofMinutes(61)));
            }
            assertThat(world.told()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsTriedThreeTimesAndThenNoMore() throws Exception {
        try (PlacementWorld world = new PlacementWorld(folder)
                .seed("docomo-1", "docomo").stream("news").use()) {
            world.password("docomo-1", "another");
            world.pass();
            world.after(Duration.ofMinutes(1));
            world.after(Duration.ofMinutes(11));
            world.after(Duration.ofMinutes(40));
            world.after(Duration.ofHours(4));
            assertThat(world.told()).containsExactly("The seed mailbox docomo-1 refuses its password");
            world.password("docomo-1", "planted-secret");
            world.after(SIX_HOURS);
            world.after(Duration.ofMinutes(5));
            assertThat(world.told()).hasSize(1);
            world.restart();
            world.after(SIX_HOURS);
            world.after(Duration.ofMinutes(5));
            assertThat(world.told()).last().isEqualTo("The seed mailbox docomo-1 can be read again");
            assertThat(world.telling.slack.received().toString()).doesNotContain("planted-secret", "@own.test");
        }
    }

    @Test
    void aStreamThatNobodyTakesIsToldAfterThreeIntervals() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("own-1", "own").stream("news").use()) {
            world.smtpAway();
            world.pass();
            world.after(SIX_HOURS);
            world.after(SIX_HOURS);
            assertThat(world.told()).isEmpty();
            world.after(SIX_HOURS.plusMinutes(1));
            assertThat(world.told()).containsExactly("The stream news has not been tested for three intervals");
            assertThat(world.watch().view().streams().get(0).failure()).startsWith("no_server: 127.0.0.1:");
        }
    }

    @Test
    void noStreamIsTestedMoreOftenThanAllowed() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("own-1", "own").stream("news").use()) {
            for (int minute = 0; minute < 23 * 60; minute += 60) {
                world.watch().ask("news");
                world.after(Duration.ofMinutes(60));
            }
            assertThat(world.mails()).isEqualTo(6);
            assertThat(world.watch().ask("news").why()).contains("max_per_day is 6");
            assertThat(world.watch().ask("nwes").why()).contains("there is no stream \"nwes\"");
        }
    }

    @Test
    void nobodyWaitsForAMailboxThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PlacementWorld world = new PlacementWorld(folder)
                        .silentSeed("slow-1", silent).stream("news").use()) {
            world.pass();
            CompletableFuture<Void> pass = CompletableFuture.runAsync(world.watch()::run);
            try (Socket held = silent.accept()) {
                assertThat(held.isConnected()).isTrue();
                assertThat(world.watch().view().streams()).hasSize(1);
                assertThat(world.watch().ask("news").why()).contains("are being read just now");
                assertThat(pass).isNotDone();
            }
            silent.close();
            pass.join();
            assertThat(world.watch().view().seeds().get(0).up()).contains(false);
        }
    }

    @Test
    void whatAPersonSawCountsAndIsHistory() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("own-1", "own").stream("news").use()) {
            world.pass();
            world.after(Duration.ofMinutes(1));
            String run = world.watch().book().runs().get(0).id();
            world.after(Duration.ofSeconds(10));
            world.watch().witness(run, "own-1", Placement.SPAM);
            assertThat(world.watch().book().changes(run))
                    .extracting(it -> it.placement())
                    .containsExactly("UNKNOWN", "INBOX", "SPAM");
            assertThat(world.watch().witness(run, "nobody", Placement.SPAM).run())
                    .isEmpty();
        }
    }
}
