package dev.repwatch.monitor.cli.warmup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** JSON files that people or programs hand over; {@code -} is the standard input. */
final class JsonFile {

    private static final int MOST = 32 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonFile() {}

    /** @throws ParameterException when the file cannot be read, is longer than 32 MiB, or is no JSON */
    static JsonNode read(Path path, CommandSpec spec) {
        try (InputStream in = path.toString().equals("-") ? System.in : Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new ParameterException(spec.commandLine(), path + " is longer than 32 MiB");
            }
            return JSON.readTree(bytes);
        } catch (JsonProcessingException noJson) {
            throw new ParameterException(spec.commandLine(), path + " is no JSON: " + noJson.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + path + ": " + FileTrouble.reason(unreadable));
        }
    }

    static String pretty(JsonNode json) {
        return json.toPrettyString();
    }
}
