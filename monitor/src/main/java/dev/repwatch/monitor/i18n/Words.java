package dev.repwatch.monitor.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.text.StringSubstitutor;

/**
 * The sentences of one package in one language, from {@code words_en.properties} or {@code words_ja.properties} beside the
 * classes. A sentence holds {@code ${name}} where a value goes; values are never looked into for placeholders, since they
 * may come from outside.
 */
public final class Words {

    private final Language language;
    private final Properties sentences;

    private Words(Language language, Properties sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    /**
     * @param beside a class of the package whose sentences are wanted
     * @throws IllegalStateException when the package has no sentences in this language
     */
    public static Words of(Class<?> beside, Language language) {
        String file = "words_" + language.tag() + ".properties";
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " beside " + beside.getName());
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                Properties sentences = new Properties();
                sentences.load(reader);
                return new Words(language, sentences);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public Language language() {
        return language;
    }

    public Set<String> keys() {
        return sentences.stringPropertyNames();
    }

    /**
     * @param values name, value, name, value …
     * @throws IllegalArgumentException when there is no such sentence, or a placeholder of it has no value
     */
    public String say(String key, Object... values) {
        String sentence = find(key)
                .orElseThrow(() -> new IllegalArgumentException("no sentence " + key + " in " + language.tag()));
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            named.put(Objects.toString(values[i]), Objects.toString(values[i + 1]));
        }
        return new StringSubstitutor(named)
                .setEnableUndefinedVariableException(true)
                .setDisableSubstitutionInValues(true)
                .replace(sentence);
    }

    /** The sentence of the first key that has one; for words that depend on a value that may be new. */
    public String sayOr(String key, String otherwise, Object... values) {
        return say(find(key).isPresent() ? key : otherwise, values);
    }

    /** A sentence without values that not every package has. */
    public Optional<String> sayIfAny(String key) {
        return find(key);
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(sentences.getProperty(key));
    }
}
