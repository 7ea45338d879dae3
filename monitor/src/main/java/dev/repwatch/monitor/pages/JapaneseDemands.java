package dev.repwatch.monitor.pages;

import dev.repwatch.checks.posture.requirement.Requirement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What receivers ask, for Japanese pages; a demand of one's own stays as it was written. */
final class JapaneseDemands {

    private static final String RESOURCE = "demands_ja.properties";
    private static final Properties WORDS = read();

    private JapaneseDemands() {}

    static Optional<String> of(Requirement requirement) {
        return Optional.ofNullable(WORDS.getProperty(requirement.receiver() + "." + requirement.id()));
    }

    static int known() {
        return WORDS.size();
    }

    private static Properties read() {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(JapaneseDemands.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
