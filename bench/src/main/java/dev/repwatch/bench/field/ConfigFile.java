package dev.repwatch.bench.field;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration of a daemon that watches a field.
 *
 * @param server {@code host:port} of who answers
 * @param window questions on the wire at once
 * @param perSecond the limit that every list publishes
 * @param webPort 0 takes a free one
 */
public record ConfigFile(Field field, String server, int window, double perSecond, int webPort) {

    /** Of one attempt, here and wherever else the same engine asks. */
    public static final int TIMEOUT_MILLIS = 1000;

    /** Attempts after the first. */
    public static final int RETRIES = 3;

    /** So much that the pace of the daemon runs and never holds back. */
    public static final double UNLIMITED = 10_000_000;

    /** @return the file, beside which database and targets live */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Writer targets = Files.newBufferedWriter(directory.resolve("targets.txt"))) {
            for (int target = 0; target < field.targets(); target++) {
                targets.write(field.address(target) + "\n");
            }
        }
        Path file = directory.resolve("config.toml");
        try (Writer config = Files.newBufferedWriter(file)) {
            config.write(head());
            for (int list = 0; list < field.lists(); list++) {
                config.write(list(list));
            }
        }
        return file;
    }

    private String head() {
        return """
                [[target_files]]
                path = "targets.txt"
                allow_private = true
                [dns]
                resolvers = ["%s"]
                timeout = "%dms"
                retries = %d
                max_in_flight = %d
                [schedule]
                dnsbl = "1d"
                [lists]
                defaults = false
                [confirmation]
                confirm_retry = "1s"
                [web]
                listen = "127.0.0.1:%d"
                [storage]
                path = "data/repwatch"
                """.formatted(server, TIMEOUT_MILLIS, RETRIES, window, webPort);
    }

    private String list(int list) {
        return """
                [[list]]
                id = "%1$s"
                title = "%1$s"
                zone = "%2$s"
                kinds = ["%3$s"]
                operator = "operator of %1$s"
                tier = 2
                min_interval = "1m"
                codes = { "127.0.0.2" = { name = "listed", severity = "major", scope = "ip" } }
                terms = { queries_per_second = %4$.1f, note = "made up for the bench" }
                """.formatted(field.listId(list), field.zone(list), field.v6() ? "ipv6" : "ipv4", perSecond);
    }
}
