package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Postfix and Exim themselves, with three ways out each: what the receivers said is what the daemon counted, by sending address,
 * provider and class, through a rotation of each kind.
 */
@Tag("peers")
class RealServersTest {

    private static final Map<String, String> MEANINGS = Map.of(
            "ok", "accepted delivered",
            "gone", "refused unknown_user",
            "full", "deferred mailbox_full",
            "list", "refused dnsbl_listed",
            "spam", "refused content_spam");

    private static final Pattern ATTEMPTS = Pattern.compile("(?m)^repwatch_mail_attempts\\{[^}]*} (\\S+)$");

    @TempDir
    Path folder;

    private int message;

    @Test
    void whatReceiversSaidIsWhatWasCounted() throws Exception {
        Map<String, Long> said = new TreeMap<>();
        try (RealServers servers = new RealServers(Files.createDirectory(folder.resolve("servers")));
                DaemonWorld world = new DaemonWorld(folder)
                        .with("\n[maillog]\nfiles = [\"" + servers.postfixLog() + "\", \"" + servers.eximLog()
                                + "\"]\n");
                Daemon daemon = world.start()) {
            List<Path> logs = List.of(servers.postfixLog(), servers.eximLog());
            batch(servers);
            for (Path log : logs) {
                servers.rename(log, 1);
            }
            batch(servers);
            settled(servers); // what is written between the copy and the truncation is in no file afterwards
            for (Path log : logs) {
                servers.copyAndTruncate(log, 2);
            }
            batch(servers);
            for (Path log : logs) {
                servers.pack(log, 3);
            }
            batch(servers);
            said.putAll(settled(servers));
            long all = said.values().stream().mapToLong(Long::longValue).sum();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(counted(world)).isEqualTo(all));
            assertThat(daemon.memory().view().targets()).isNotEmpty();
        }
        Map<String, Long> expected = new TreeMap<>();
        said.forEach((what, times) -> expected.merge(meaning(what), times, Long::sum));
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("data/repwatch")))) {
            Map<String, Long> counted = new TreeMap<>();
            database.read(t ->
                            TrafficTable.between(t, Instant.EPOCH, Instant.now().plusSeconds(86_400)))
                    .forEach(row -> counted.merge(
                            row.source() + " " + row.provider() + " " + row.outcome() + " " + row.meaning(),
                            row.n(),
                            Long::sum));
            assertThat(counted).isEqualTo(expected);
        }
    }

    /** A greeting that refuses: Postfix tries again, Exim gives up; both were said the same. */
    private static String meaning(String said) {
        if (said.endsWith(" banner")) {
            String outcome = said.startsWith("198.51.100.7 ") ? " deferred" : " refused";
            return said.replace(" banner", outcome + " ip_reputation");
        }
        int blank = said.lastIndexOf(' ');
        return said.substring(0, blank) + " " + MEANINGS.getOrDefault(said.substring(blank + 1), said);
    }

    private void batch(RealServers servers) throws IOException {
        for (int server : List.of(RealServers.POSTFIX, RealServers.EXIM)) {
            List<String> recipients = new ArrayList<>();
            for (String domain : List.of("gmail.com", "docomo.ne.jp", "corp.example")) {
                for (String mailbox : List.of("ok", "ok", "ok", "gone", "list", "spam")) {
                    recipients.add(mailbox + message++ + "@" + domain);
                }
            }
            recipients.add("full" + message++ + "@gmail.com");
            recipients.add("ok" + message++ + "@t-online.de");
            servers.send(server, recipients);
        }
    }

    /** What was said once nothing more is said for a while. */
    private static Map<String, Long> settled(RealServers servers) {
        List<Map<String, Long>> last = new ArrayList<>();
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    last.add(servers.said());
                    int size = last.size();
                    return size > 2
                            && !last.get(size - 1).isEmpty()
                            && last.get(size - 1).equals(last.get(size - 3));
                });
        return last.get(last.size() - 1);
    }

    private static long counted(DaemonWorld world) throws IOException, InterruptedException {
        Matcher rows = ATTEMPTS.matcher(world.get("/metrics").body());
        long sum = 0;
        while (rows.find()) {
            sum += (long) Double.parseDouble(rows.group(1));
        }
        return sum;
    }
}
