package dev.repwatch.monitor.config.targets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus {@code file_sd} and {@code http_sd} JSON, so that one list feeds both: {@code [{"targets": ["192.0.2.10:25"], "labels": {…}}]}.
 * Ports are dropped; labels that start with {@code __} are Prometheus' own and left out.
 */
final class FileSd {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<List<Group>> GROUPS = new TypeReference<>() {};
    private static final Pattern PORT = Pattern.compile("(?<=^[^:]{1,253}):\\d{1,5}$|(?<=]):\\d{1,5}$");
    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");

    private FileSd() {}

    record Group(@Nullable List<String> targets, @Nullable Map<String, String> labels) {}

    static List<TargetLine> parse(Path file, String text, Consumer<Problem> problems) {
        try {
            Place place = Place.whole(file);
            List<Group> groups = JSON.readValue(text, GROUPS);
            if (groups == null || hasNull(groups)) {
                problems.accept(
                        new Problem(place, "not valid file_sd JSON: null where a group or a target should stand"));
                return List.of();
            }
            return groups.stream()
                    .flatMap(group -> Optional.ofNullable(group.targets()).orElse(List.of()).stream()
                            .map(target -> new TargetLine(place, plain(target), words(group))))
                    .toList();
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            Place place = at == null ? Place.whole(file) : new Place(file, at.getLineNr(), at.getColumnNr());
            problems.accept(new Problem(place, "not valid file_sd JSON: " + e.getOriginalMessage()));
            return List.of();
        }
    }

    private static boolean hasNull(List<Group> groups) {
        return groups.stream()
                .anyMatch(group -> group == null
                        || Optional.ofNullable(group.targets()).orElse(List.of()).stream()
                                .anyMatch(Objects::isNull));
    }

    private static String plain(String target) {
        return BRACKETS.matcher(PORT.matcher(target).replaceAll("")).replaceAll("");
    }

    private static Map<String, String> words(Group group) {
        Map<String, String> words =
                new HashMap<>(Optional.ofNullable(group.labels()).orElse(Map.of()));
        words.keySet().removeIf(key -> key.startsWith("__"));
        words.values().removeIf(Objects::isNull);
        return words;
    }
}
