package dev.repwatch.monitor.config;

/**
 * A section whose record belongs to the package that it configures, which may itself depend on this one.
 *
 * @param key the table
 * @param type bound by the conventions of {@link dev.repwatch.monitor.config.bind}; read it by {@link Settings#section}
 */
public record OtherSection<R extends Record>(String key, Class<R> type) {}
