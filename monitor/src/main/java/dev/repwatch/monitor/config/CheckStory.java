package dev.repwatch.monitor.config;

import dev.repwatch.monitor.i18n.Moments;
import java.util.List;
import java.util.Optional;

/** What a check of our own can say of what it holds against a target, beyond the sentences that it has for everybody. */
public interface CheckStory {

    /** The code that it is about; another one has another story. */
    String code();

    /** One sentence. */
    String headline(Moments moments);

    List<Fact> facts(Moments moments);

    /** What to do; empty for the usual advice of the check. */
    Optional<String> advice(Moments moments);

    /** @param value may be hostile: bounded, without control characters */
    record Fact(String name, String value) {}
}
