package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.preflight.gather.EveryList;
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

    /** Routed on the Internet, unlike those of examples: nothing is ever sent there. */
    private static final String IP = "203.0.112.10";

    private static final String NETWORK = ".112.0.203.";

    @Test
    void one_address_over_time_and_what_is_remembered_of_it() throws IOException, InterruptedException {
        Path ranges = Files.writeString(folder.resolve("cloud.txt"), "198.51.100.0/24\n");
        try (DaemonWorld world = new DaemonWorld(folder)
                .with("\n[[networks]]\nname = \"example-cloud\"\nformat = \"text\"\nfile = \"" + ranges
                        + "\"\n[feeds.senderscore]\n")) {
            // no question is repeated, however busy the machine is: the number printed is then the number seen
            Files.writeString(
                    world.file,
                    Files.readString(world.file)
                            .replace("timeout = \"1s\"", "timeout = \"30s\"\nretries = 0")
                            .replace("192.0.2.1", "203.0.112.1"));
            List<String> zones = allLists(world);
            world.nameserver.zone("score.senderscore.com").list(IP, "", "127.0.4.41");
            world.nameserver.zone("112.0.203.in-addr.arpa").add("10", RecordType.PTR, "mx1.example.com.");
            world.nameserver.zone("example.com").add("mx1", RecordType.A, IP);

            JsonNode clean = counted(world);
            assertThat(clean.path("verdict").asText()).as("%s", clean).isEqualTo("take");
            assertThat(codes(clean)).isEmpty();
            assertThat(codesOf(clean.path("not_known"))).contains("history").doesNotContain("lists.spamhaus-zen");
            assertThat(clean.at("/evidence/neighbours/sampled").asInt()).isEqualTo(16);
            assertThat(aboutNeighbours(world, zones)).isEqualTo(MOST_ABOUT_NEIGHBOURS);

            Files.writeString(ranges, "203.0.112.0/25\n");
            JsonNode inCloud = counted(world);
            assertThat(inCloud.path("verdict").asText()).isEqualTo("take_with_care");
            assertThat(codes(inCloud)).containsExactly("network.cloud");
            assertThat(inCloud.at("/evidence/cloud").asText()).isEqualTo("example-cloud");
            assertThat(inCloud.path("questions").asInt())
                    .isEqualTo(clean.path("questions").asInt());

            world.nameserver.zone(ZEN).list(IP, "", "127.0.0.3");
            JsonNode listed = counted(world);
            assertThat(listed.path("verdict").asText()).isEqualTo("give_back");
            assertThat(codes(listed)).containsExactly("list.tier1", "network.cloud");

            world.nameserver.zone(ZEN).unlist(IP).misbehave(BrokenLists.everything("127.255.255.254"));
            long before = aboutNeighbours(world, zones);
            JsonNode refused = counted(world);
            assertThat(refused.path("verdict").asText()).isEqualTo("cannot_tell");
            assertThat(codes(refused)).containsExactly("unknown.tier1", "network.cloud");
            assertThat(codesOf(refused.path("not_known"))).contains("lists.spamhaus-zen", "neighbours");
            assertThat(aboutNeighbours(world, zones) - before)
                    .as("none without the list that counts")
                    .isZero();

            world.nameserver.zone(ZEN).behave();
            for (int host : new int[] {8, 23, 38}) {
                world.nameserver.zone(ZEN).list("203.0.112." + host, "", "127.0.0.4");
            }
            JsonNode some = counted(world);
            assertThat(some.path("verdict").asText()).isEqualTo("take_with_care");
            assertThat(codes(some)).containsExactlyInAnyOrder("neighbours.some", "network.cloud");

            world.nameserver.zone(ZEN).list("203.0.112.53", "", "127.0.0.4");
            JsonNode among = counted(world);
            assertThat(among.path("verdict").asText()).isEqualTo("give_back");
            assertThat(codes(among)).containsExactly("neighbours.many", "network.cloud");
            assertThat(aboutNeighbours(world, zones) - before).isEqualTo(2L * MOST_ABOUT_NEIGHBOURS);

            world.nameserver.zone(DaemonWorld.ZONE).list(IP, "Spam", "127.0.0.2");
            try (Daemon daemon = world.start()) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> daemon.memory().view().open().stream()
                                .anyMatch(episode -> episode.target().text().equals(IP)));
                JsonNode remembered = preflight(world);
                assertThat(remembered.path("verdict").asText()).isEqualTo("give_back");
                assertThat(codesOf(remembered.path("not_known"))).doesNotContain("history");
                assertThat(remembered.at("/evidence/history/0/began").asText()).isNotEmpty();
                assertThat(codes(remembered)).contains("history.recent");
                keepsTasks(world, remembered);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> codes(preflight(world)).contains("score.low"));
            }
        }
    }

    /** Every list that a check asks, with its test point. */
    private static List<String> allLists(DaemonWorld world) {
        List<String> zones = new ArrayList<>();
        for (ActiveList each : EveryList.of(Catalogue.shipped(), List.of())) {
            String zone = each.zone().reveal();
            world.nameserver.zone(zone).testPoints("127.0.0.2");
            each.list()
                    .test()
                    .listed()
                    .ifPresent(point -> world.nameserver.zone(zone).list(point, "test point", "127.0.0.2"));
            zones.add(zone);
        }
        return zones;
    }

    /** Questions about other addresses of the /24 so far. */
    private static long aboutNeighbours(DaemonWorld world, List<String> zones) {
        long asked = 0;
        for (String zone : zones) {
            for (int host = 0; host < 256; host++) {
                asked += host == 10 ? 0 : world.nameserver.asked(host + NETWORK + zone);
            }
        }
        return asked;
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
                            IP,
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
    private static JsonNode counted(DaemonWorld world) throws IOException {
        long before = world.nameserver.questions();
        JsonNode json = preflight(world);
        assertThat(json.path("questions").asLong()).isEqualTo(world.nameserver.questions() - before);
        return json;
    }

    private static JsonNode preflight(DaemonWorld world) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("preflight", IP, "--config", world.file.toString(), "--output", "json");
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(exit)
                .as("%s", err)
                .isEqualTo(
                        switch (json.path("verdict").asText()) {
                            case "take" -> 0;
                            case "cannot_tell" -> 3;
                            default -> 1;
                        });
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
