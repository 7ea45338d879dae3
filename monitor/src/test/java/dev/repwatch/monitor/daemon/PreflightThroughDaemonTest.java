package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One address over time, by the command and real name servers: clean, then on a weighty list, then with that list refused, then among
 * bad neighbours; with what the daemon itself remembers of it.
 */
class PreflightThroughDaemonTest {

    private static final String ZEN = "zen.spamhaus.org";
    private static final int MOST_ABOUT_NEIGHBOURS = 32;

    @TempDir
    private Path folder;

    @Test
    void one_address_over_time_and_what_is_remembered_of_it() throws IOException, InterruptedException {
        Path ranges = Files.writeString(folder.resolve("cloud.txt"), "192.0.2.0/25\n");
        try (DaemonWorld world = new DaemonWorld(folder)
                .with("\n[[networks]]\nname = \"example-cloud\"\nformat = \"text\"\nfile = \"" + ranges
                        + "\"\n[feeds.senderscore]\n")) {
            world.nameserver.zone("score.senderscore.com").list("192.0.2.10", "", "127.0.4.41");
            world.nameserver.zone(ZEN).testPoints("127.0.0.2");
            world.nameserver.zone("bl.spamcop.net").testPoints("127.0.0.2");
            world.nameserver.zone("2.0.192.in-addr.arpa").add("10", RecordType.PTR, "mx1.example.com.");
            world.nameserver.zone("example.com").add("mx1", RecordType.A, "192.0.2.10");

            JsonNode clean = preflight(world);
            assertThat(codes(clean)).contains("network.cloud").doesNotContain("list.tier1", "neighbours.many");
            assertThat(codesOf(clean.path("not_known"))).contains("history").doesNotContain("lists.spamhaus-zen");
            assertThat(clean.at("/evidence/neighbours/sampled").asInt()).isEqualTo(16);
            assertThat(clean.at("/evidence/cloud").asText()).isEqualTo("example-cloud");

            world.nameserver.zone(ZEN).list("192.0.2.10", "", "127.0.0.3");
            JsonNode listed = preflight(world);
            assertThat(listed.path("verdict").asText()).isEqualTo("give_back");
            assertThat(codes(listed)).contains("list.tier1");

            world.nameserver.zone(ZEN).unlist("192.0.2.10").misbehave(BrokenLists.everything("127.255.255.254"));
            JsonNode refused = preflight(world);
            assertThat(codes(refused)).contains("unknown.tier1").doesNotContain("list.tier1");
            assertThat(codesOf(refused.path("not_known"))).contains("lists.spamhaus-zen", "neighbours");
            assertThat(clean.path("questions").asInt()
                            - refused.path("questions").asInt())
                    .as("neighbours are asked about within their budget, and not at all without the list that counts")
                    .isBetween(1, MOST_ABOUT_NEIGHBOURS);

            world.nameserver.zone(ZEN).behave();
            for (int host = 8; host < 120; host++) {
                if (host != 10) {
                    world.nameserver.zone(ZEN).list("192.0.2." + host, "", "127.0.0.4");
                }
            }
            JsonNode among = preflight(world);
            assertThat(codes(among)).contains("neighbours.many").doesNotContain("list.tier1");

            world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "Spam", "127.0.0.2");
            try (Daemon daemon = world.start()) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> daemon.memory().view().open().stream()
                                .anyMatch(episode -> episode.target().text().equals("192.0.2.10")));
                JsonNode remembered = preflight(world);
                assertThat(codesOf(remembered.path("not_known"))).doesNotContain("history");
                assertThat(remembered.at("/evidence/history/0/began").asText()).isNotEmpty();
                assertThat(codes(remembered)).contains("history.recent");
                keepsTasks(world, remembered);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> codes(preflight(world)).contains("score.low"));
            }
        }
    }

    /** What is to be done when it is taken all the same, on the desk; once, however often it is asked for. */
    private void keepsTasks(DaemonWorld world, JsonNode seen) throws IOException, InterruptedException {
        ObjectNode evidence = (ObjectNode) seen.path("evidence").deepCopy();
        evidence.putArray("listed");
        evidence.putNull("reserved");
        evidence.putObject("lists").put("asked", 20).put("answered", 20);
        evidence.putNull("neighbours").putNull("ptr");
        evidence.put("fcrdns", false);
        Path file = Files.writeString(folder.resolve("seen.json"), evidence.toString());
        for (String each : List.of("- task 2: ", "- task 2 (open already): ")) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exit = RepwatchCommand.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(
                            "preflight",
                            "192.0.2.10",
                            "--config",
                            world.file.toString(),
                            "--tasks",
                            "--evidence",
                            file.toString());
            assertThat(exit).as("%s", err).isEqualTo(1);
            assertThat(err.toString()).as("%s", out).contains("Opened at the desk", each);
        }
        JsonNode tasks =
                new JsonMapper().readTree(world.get("/api/v1/tasks").body()).path("tasks");
        assertThat(tasks)
                .filteredOn(task -> task.path("list").asText().equals("preflight"))
                .extracting(task -> task.path("next").asText())
                .anyMatch(next -> next.startsWith("Set a reverse name of your own"));
    }

    /** The number that is printed is the number that name servers saw. */
    private static JsonNode preflight(DaemonWorld world) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long before = world.nameserver.questions();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("preflight", "192.0.2.10", "--config", world.file.toString(), "--output", "json");
        long asked = world.nameserver.questions() - before;
        assertThat(exit).as("%s", err).isIn(0, 1, 3);
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.path("questions").asLong()).isPositive().isLessThanOrEqualTo(asked);
        return json;
    }

    private static List<String> codes(JsonNode json) {
        List<String> codes = new ArrayList<>();
        json.path("reasons").forEach(each -> codes.add(each.path("code").asText()));
        return codes;
    }

    private static List<String> codesOf(JsonNode words) {
        List<String> all = new ArrayList<>();
        words.forEach(each -> all.add(each.asText()));
        return all;
    }
}
