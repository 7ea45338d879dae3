package dev.repwatch.monitor.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.diagnosis.evidence.CaseFileReader;
import dev.repwatch.monitor.i18n.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cases beside this test: one for each row of the decision table and each of its exceptions, named as the row. */
final class Cases {

    static final Path FOLDER = Path.of("src/test/resources/dev/repwatch/monitor/diagnosis/cases");
    static final ObjectMapper JSON = new ObjectMapper();
    static final Diagnosis DIAGNOSIS = Diagnosis.shipped();

    private Cases() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".json"))
                    .map(it -> it.replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode tree(String name) {
        try {
            return (ObjectNode) JSON.readTree(text(name));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Card card(String json) {
        return card(json, Language.EN);
    }

    static Card card(String json, Language language) {
        return DIAGNOSIS.judge(CaseFileReader.read(json), language);
    }
}
