package dev.repwatch.monitor.words;

import java.util.Locale;
import java.util.Optional;

/** A language that repwatch speaks; the value of {@code language} in the configuration. */
public enum Language {
    EN,
    JA;

    /** BCP 47 tag: {@code en} or {@code ja}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> byTag(String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
