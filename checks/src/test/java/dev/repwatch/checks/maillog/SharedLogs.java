package dev.repwatch.checks.maillog;

import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples that lie beside the checkout. */
final class SharedLogs {

    static final Path FOLDER =
            Path.of(System.getProperty("repwatch.shared", "../../shared")).resolve("data/maillog");

    private static final Map<String, String> IDENTS = Map.of("postfix-out1", "198.51.100.7", "postfix", "198.51.100.9");

    private static final Judge JUDGE = new Judge(List.of(), Map.of());

    private SharedLogs() {}

    static Judged judged(Attempt attempt) {
        synchronized (JUDGE) {
            return JUDGE.judge(attempt);
        }
    }

    static List<Judged> read(Path file) {
        List<Judged> found = new ArrayList<>();
        try {
            new LogArchive(Optional.empty(), ZoneOffset.UTC, new SourceAddresses(IDENTS))
                    .read(file, attempt -> found.add(judged(attempt)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found;
    }

    /** A table as rows by column. */
    static List<Map<String, String>> table(String name) {
        try {
            List<String> lines = Files.readAllLines(FOLDER.resolve(name));
            String[] head = lines.get(0).split("\t", -1);
            return lines.stream()
                    .skip(1)
                    .map(line -> row(head, line.split("\t", -1)))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> row(String[] head, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int at = 0; at < head.length; at++) {
            row.put(head[at], at < cells.length ? cells[at] : "");
        }
        return row;
    }
}
