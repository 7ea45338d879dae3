package dev.repwatch.monitor.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.placement.Placement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** au blocks on its server and says so the next day. */
@Tag("slow")
class BlockedMailTest {

    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration HOUR = Duration.ofMinutes(61);
    private static final String VOUCHED = """
            Authentication-Results: mx.au.example; dmarc=pass header.from=au.com
            Received: from a.au.example by mx.au.example; Mon, 30 Nov 2026 12:00:00 +0900
            """;
    private static final String STRANGER =
            "Received: from evil.example ([192.0.2.66]) by mx.au.example; Mon, 30 Nov 2026 12:00:00 +0900\n";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    @TempDir
    Path folder;

    @Test
    void whatAuReportsTheNextDayCorrectsWhatWasMissing() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("au-1", "au").stream("receipts").use()) {
            missing(world, 4);
            assertThat(world.told())
                    .containsExactly("receipts: test mails do not reach the inbox at au (in no folder)");
            List<PlacementRun> runs = world.watch().book().runs();
            assertThat(runs.get(0).closed()).isPresent();

            world.report("au-1", VOUCHED, report(runs.subList(0, 4), "なりすまし規制\u202E<script>" + "x".repeat(500)));
            world.after(HOUR);
            assertThat(placements(world))
                    .startsWith("BLOCKED", "BLOCKED", "BLOCKED", "BLOCKED")
                    .hasSize(5);
            assertThat(world.told())
                    .hasSize(2)
                    .last()
                    .isEqualTo("receipts: test mails now do not reach the inbox at au (blocked)");
            PlacementRun first = world.watch().book().runs().get(0);
            assertThat(first.mails().get(0).judged().detail())
                    .startsWith("なりすまし規制<script>x")
                    .hasSizeLessThanOrEqualTo(200);
            assertThat(world.watch().book().changes(first.id()))
                    .extracting(it -> it.placement())
                    .endsWith("MISSING", "BLOCKED");
            assertThat(reports(world))
                    .containsEntry("read", 1)
                    .containsEntry("entries", 4)
                    .containsEntry("answered", 4)
                    .containsEntry("unclear", 0);

            world.restart();
            world.after(HOUR);
            assertThat(placements(world)).startsWith("BLOCKED", "BLOCKED", "BLOCKED", "BLOCKED");
            assertThat(world.told()).hasSize(2);
        }
    }

    @Test
    void aReportThatNobodyVouchesForChangesNothingAndIsCounted() throws Exception {
        try (PlacementWorld world =
                new PlacementWorld(folder).seed("au-1", "au").stream("receipts").use()) {
            missing(world, 1);
            List<PlacementRun> runs = world.watch().book().runs();
            // a stranger writes the provider's line itself: it stands below that of the server that took the mail
            world.report("au-1", STRANGER + VOUCHED, report(runs, "x"));
            world.after(HOUR);
            assertThat(placements(world)).startsWith("MISSING").doesNotContain("BLOCKED");
            assertThat(reports(world)).containsEntry("not_vouched", 1).containsEntry("answered", 0);
        }
    }

    @Test
    void aMailThatIsThereIsNotBlockedWhateverAReportSays() throws Exception {
        try (PlacementWorld world = new PlacementWorld(folder)
                .seed("au-1", "au").seed("own-1", "own").stream("receipts").use()) {
            world.pass();
            world.after(Duration.ofMinutes(1));
            List<PlacementRun> runs = world.watch().book().runs();
            world.report("au-1", VOUCHED, report(runs, "x"));
            world.after(SIX_HOURS);
            world.swallowed("own-1");
            world.after(HOUR);
            assertThat(world.watch().book().runs().get(0).placements("au")).containsExactly(Placement.INBOX);
            assertThat(world.watch().view().seeds())
                    .filteredOn(it -> it.name().equals("own-1"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.reports()).isEmpty());
        }
    }

    /** Some runs every six hours, and the next one has begun. */
    private static void missing(PlacementWorld world, int runs) throws Exception {
        world.pass();
        for (int run = 0; run < runs; run++) {
            world.accepted("au-1");
            world.swallowed("au-1");
            world.otherMail("au-1");
            world.after(HOUR);
            world.after(SIX_HOURS.minus(HOUR));
        }
        world.swallowed("au-1");
        assertThat(placements(world).subList(0, runs)).containsOnly("MISSING");
    }

    private static String report(List<PlacementRun> runs, String reason) {
        return runs.stream()
                .map(run -> "受信日時：%s\nFromアドレス（送信者）：news@example.jp\n規制理由：%s\n"
                        .formatted(STAMP.format(run.mails().get(0).sentAt()), reason))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> placements(PlacementWorld world) {
        return world.watch().book().runs().stream()
                .map(run -> run.mails().get(0).judged().placement().name())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> reports(PlacementWorld world) {
        return (Map<String, Integer>) Objects.requireNonNull(
                PlacementJson.seed(world.watch().view().seeds().get(0)).get("reports"));
    }
}
