package dev.repwatch.monitor.config;

/**
 * A section whose record belongs to the package that it configures, which may itself depend on this one.
 *
 * @param key the table
 * @param type bound by the conventions of {@link dev.repwatch.monitor.config.bind}; read it by {@link Settings#section}
 * @param many whether it may stand there any number of times, as {@code [[key]]}; read them by {@link Settings#sections}
 */
public record OtherSection<R extends Record>(String key, Class<R> type, boolean many) {

    /** One {@code [key]}. */
    public OtherSection(String key, Class<R> type) {
        this(key, type, false);
    }

    /** Any number of {@code [[key]]}. */
    public static <R extends Record> OtherSection<R> each(String key, Class<R> type) {
        return new OtherSection<>(key, type, true);
    }
}
