package dev.repwatch.monitor.config.bind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types that are read by a rule of their own. */
public final class Conversions {

    private final Map<Class<?>, Conversion<?>> rules;

    private Conversions(Map<Class<?>, Conversion<?>> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** Texts, numbers, times, addresses and enums, and secrets that are looked up in the given surroundings. */
    public static Conversions standard(SecretSource secrets) {
        Map<Class<?>, Conversion<?>> rules = new HashMap<>(Scalars.ALL);
        rules.put(dev.repwatch.alerts.Secret.class, secrets.as(dev.repwatch.alerts.Secret::new));
        rules.put(dev.repwatch.checks.Secret.class, secrets.as(dev.repwatch.checks.Secret::new));
        return new Conversions(rules);
    }

    /** Adds the rule for a type that the conventions do not cover, or cover otherwise. */
    public Conversions with(Class<?> type, Conversion<?> rule) {
        Map<Class<?>, Conversion<?>> more = new HashMap<>(rules);
        more.put(type, rule);
        return new Conversions(more);
    }

    Optional<Conversion<?>> find(Class<?> type) {
        Conversion<?> rule = rules.get(type);
        if (rule != null) {
            return Optional.of(rule);
        }
        return type.isEnum() ? Optional.of(EnumWord.of(type)) : ParsedText.of(type);
    }
}
