package dev.repwatch.monitor.config.targets;

import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One target a line, {@code #} starts a comment, {@code key=value} words may follow. */
final class TargetLines {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private TargetLines() {}

    static List<TargetLine> parse(Path file, String text, Consumer<Problem> problems) {
        List<TargetLine> targets = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String plain = withoutComment(line).strip();
            if (!plain.isEmpty()) {
                targets.add(target(new Place(file, number, 1), plain, problems));
            }
        }
        return targets;
    }

    private static TargetLine target(Place place, String line, Consumer<Problem> problems) {
        List<String> words = List.of(SPACE.split(line));
        Map<String, String> said = new HashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1 || said.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                problems.accept(new Problem(
                        place,
                        "\"" + word + "\" is no key=value, or its key stands twice; one target a line, as in"
                                + " \"192.0.2.10 pool=bulk\""));
            }
        }
        return new TargetLine(place, words.get(0), said);
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }
}
