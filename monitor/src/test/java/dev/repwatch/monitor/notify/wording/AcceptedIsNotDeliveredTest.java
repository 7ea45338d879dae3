package dev.repwatch.monitor.notify.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a receiver took over is called accepted; where it put it nobody knows. A walk over all words that people read: bundles of both
 * languages, pages, documents, boards, rules and the golden messages.
 */
class AcceptedIsNotDeliveredTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> TREES = List.of(
            "alerts/src/main/resources",
            "checks/src/main/resources",
            "monitor/src/main/resources",
            "monitor/src/test/resources/dev/repwatch/monitor/daemon",
            "docs",
            "grafana");
    private static final Pattern READ = Pattern.compile(".*\\.(?:properties|html|md|json|libsonnet|ya?ml|txt|js)");
    private static final Pattern WORD =
            Pattern.compile("(?i)\\bdelivered\\b|(?:配信|配達|配送)(?:済|され(?:た|まし)|完了)|(?:受信箱|受信者|宛先)に(?:届いた|届きました|到達)");

    /** Lines that speak of something else: messages of repwatch itself, words of other programs, or the very rule. */
    private static final List<String> OTHERS = List.of(
            "not delivered",
            "it may have been delivered before",
            "messages delivered",
            "not yet delivered",
            "waiting to be delivered",
            "has not been delivered",
            "kept and delivered late",
            "what waits is delivered",
            "is then delivered",
            "a delivered message",
            "accepted` is not \"delivered\"",
            "`delivered`, `failed/temporary`",
            "`delivered`, `deferred`, `bounce`",
            "accepted is not delivered",
            "messages delivered within the day before",
            "受信箱に届いた先"); // of placement: the seed mailbox was looked into

    @Test
    void nowhereDelivered() throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> files = new TreeSet<>();
        for (String tree : TREES) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(tree))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (READ.matcher(file.getFileName().toString()).matches() && !table(file)) {
                        files.add(file.toString());
                        look(file, found);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(files)
                .anyMatch(it -> it.endsWith("words_ja.properties"))
                .anyMatch(it -> it.endsWith("maillog-ja.txt"))
                .anyMatch(it -> it.endsWith("repwatch-deliveries.json"))
                .anyMatch(it -> it.endsWith("docs/maillog.md"));
    }

    /** Lists of the public suffixes and the like are no words. */
    private static boolean table(Path file) throws IOException {
        return Files.size(file) > 2_000_000;
    }

    private static void look(Path file, List<String> found) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (WORD.matcher(line).find() && OTHERS.stream().noneMatch(lower::contains)) {
                found.add(ROOT.relativize(file) + ": " + line.strip());
            }
        }
    }
}
