package dev.repwatch.checks.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code src/test/resources/feeds/reports}: mails and files with what each must come to. Reports that many readers stumble
 * over, gathered from what real use broke.
 */
public final class ReportTable {

    private static final Path FOLDER = Path.of("..", "checks/src/test/resources/feeds/reports");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One line of the table.
     *
     * @param expected numbers by target, or words
     */
    public record Line(String id, String kind, JsonNode expected) {

        /** The files it is about, in order. */
        public List<Path> files() {
            try (Stream<Path> files = Files.list(FOLDER)) {
                String name = "(arf-|dmarc-)?" + id + "(-.*)?\\.(eml|csv)";
                return files.filter(it -> it.getFileName().toString().matches(name))
                        .sorted()
                        .toList();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }

        /** True when it is not about numbers. */
        public boolean inWords() {
            return expected.isTextual();
        }

        @Override
        public String toString() {
            return id + " " + kind;
        }
    }

    private ReportTable() {}

    /** Those whose id begins so: {@code a} for complaints, {@code f} for DMARC, {@code snds}. */
    public static List<Line> lines(String begin) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("expected.tsv"))) {
            return lines.skip(1)
                    .map(it -> it.split("\t", -1))
                    .filter(it -> it[0].startsWith(begin))
                    .map(it -> new Line(it[0], it[1], json(it[2])))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static JsonNode json(String cell) {
        try {
            return cell.startsWith("{") || cell.startsWith("\"") ? JSON.readTree(cell) : JSON.valueToTree(cell);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
