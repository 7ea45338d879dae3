package dev.repwatch.monitor.config.bind;

import dev.repwatch.checks.reputation.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Single values. */
final class Scalars {

    static final Map<Class<?>, Conversion<?>> ALL = Map.ofEntries(
            Map.entry(String.class, text(Function.identity())),
            Map.entry(boolean.class, exactly(Boolean.class, "true or false")),
            Map.entry(Boolean.class, exactly(Boolean.class, "true or false")),
            Map.entry(long.class, exactly(Long.class, "a whole number")),
            Map.entry(Long.class, exactly(Long.class, "a whole number")),
            Map.entry(int.class, (Conversion<Integer>) Scalars::integer),
            Map.entry(Integer.class, (Conversion<Integer>) Scalars::integer),
            Map.entry(double.class, (Conversion<Double>) Scalars::decimal),
            Map.entry(Double.class, (Conversion<Double>) Scalars::decimal),
            Map.entry(Duration.class, text(Durations::parse)),
            Map.entry(URI.class, text(Scalars::uri)),
            Map.entry(SourceId.class, text(SourceId::new)),
            Map.entry(ZoneId.class, text(Scalars::zone)),
            Map.entry(LocalTime.class, textOr(LocalTime.class, Scalars::time)),
            Map.entry(LocalDate.class, textOr(LocalDate.class, Scalars::date)),
            Map.entry(Instant.class, (Conversion<Instant>) Scalars::instant),
            Map.entry(Path.class, (Conversion<Path>) Scalars::path));

    private Scalars() {}

    /** A string that the function turns into a value or refuses with a sentence. */
    static <T> Conversion<T> text(Function<String, T> parse) {
        return (node, keyPath, binding) -> {
            if (!(node instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text)) {
                return binding.mismatch(node, keyPath, "a string");
            }
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException refusal) {
                binding.problem(node.place(), keyPath.value() + ": " + refusal.getMessage());
                return Optional.empty();
            }
        };
    }

    private static <T> Conversion<T> textOr(Class<T> native_, Function<String, T> parse) {
        Conversion<T> text = text(parse);
        return (node, keyPath, binding) -> node instanceof Node.Scalar scalar && native_.isInstance(scalar.value())
                ? Optional.of(native_.cast(scalar.value()))
                : text.convert(node, keyPath, binding);
    }

    private static <T> Conversion<T> exactly(Class<T> type, String expected) {
        return (node, keyPath, binding) -> node instanceof Node.Scalar scalar && type.isInstance(scalar.value())
                ? Optional.of(type.cast(scalar.value()))
                : binding.mismatch(node, keyPath, expected);
    }

    private static Optional<Integer> integer(Node node, KeyPath keyPath, Binding binding) {
        if (!(node instanceof Node.Scalar scalar) || !(scalar.value() instanceof Long number)) {
            return binding.mismatch(node, keyPath, "a whole number");
        }
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            binding.problem(node.place(), keyPath.value() + ": " + number + " is out of range");
            return Optional.empty();
        }
        return Optional.of(number.intValue());
    }

    private static Optional<Double> decimal(Node node, KeyPath keyPath, Binding binding) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Number number) {
            if (Double.isFinite(number.doubleValue())) {
                return Optional.of(number.doubleValue());
            }
            binding.problem(node.place(), keyPath.value() + ": " + number + " is no number to reckon with");
            return Optional.empty();
        }
        return binding.mismatch(node, keyPath, "a number");
    }

    private static Optional<Instant> instant(Node node, KeyPath keyPath, Binding binding) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        return binding.mismatch(node, keyPath, "a date and time with its offset, such as 2026-01-31T09:00:00+09:00");
    }

    private static Optional<Path> path(Node node, KeyPath keyPath, Binding binding) {
        return text(Path::of).convert(node, keyPath, binding).map(path -> beside(node.place(), path));
    }

    /** Relative paths are relative to the file they stand in, not to wherever the daemon was started. */
    static Path beside(Place place, Path path) {
        return place.file().resolveSibling(path).normalize();
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("a URL starts with its scheme, such as \"https://\"");
        }
        return uri;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time zone; write one such as \"Asia/Tokyo\"", e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time of day; write one such as \"22:00\"", e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no date; write one such as 2026-01-31", e);
        }
    }
}
