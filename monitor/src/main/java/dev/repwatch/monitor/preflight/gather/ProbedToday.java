package dev.repwatch.monitor.preflight.gather;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which receivers were connected to on which day: one connection a receiver and day, whoever starts the command again. */
public final class ProbedToday {

    private final Path file;

    public ProbedToday(Path file) {
        this.file = file;
    }

    /**
     * Those that may still be asked today, and marks them as asked.
     *
     * @throws IOException when it cannot be kept: then nobody is to be asked
     */
    public List<String> take(LocalDate today) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        List<String> known = new ArrayList<>(
                lines.stream().filter(line -> line.startsWith(today + " ")).toList());
        List<String> free = GreetingProbe.RECEIVERS.keySet().stream()
                .filter(receiver -> !known.contains(today + " " + receiver))
                .sorted()
                .toList();
        free.forEach(receiver -> known.add(today + " " + receiver));
        Files.write(file, known, StandardCharsets.UTF_8);
        return free;
    }
}
