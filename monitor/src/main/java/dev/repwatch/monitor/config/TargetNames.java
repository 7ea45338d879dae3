package dev.repwatch.monitor.config;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What people call targets and lists, and by what labels routes, silences and machine channels know a target. */
public record TargetNames(Directory directory) {

    /** {@code 192.0.2.10 (mx1)}, or the bare target when it has no other name. */
    public String title(Target target) {
        return title(target.text(), directory.target(target).map(WatchedTarget::name));
    }

    /** @param text the target, or the range of several */
    public static String title(String text, Optional<String> name) {
        return name.filter(it -> !it.isBlank() && !it.equals(text))
                .map(it -> text + " (" + it + ")")
                .orElse(text);
    }

    public String title(SourceId source) {
        return directory.source(source).map(Source::title).orElse(source.value());
    }

    /** For people: in their language where the check has a title in it. */
    public String title(SourceId source, Language language) {
        return directory
                .words(source)
                .flatMap(beside -> Words.of(beside, language).sayIfAny("title." + source.value()))
                .orElseGet(() -> title(source));
    }

    /** Who looks after it, where the configuration says so. */
    public Optional<String> owner(Target target) {
        return Optional.ofNullable(labels(target).get("owner")).filter(it -> !it.isBlank());
    }

    /** The admin's own labels never hide ours. */
    public Map<String, String> labels(Target target) {
        Map<String, String> labels = new TreeMap<>();
        directory.target(target).ifPresent(it -> {
            labels.putAll(it.labels());
            labels.put("name", it.name());
            it.helo().ifPresent(helo -> labels.put("helo", helo));
            it.pool().ifPresent(pool -> labels.put("pool", pool));
        });
        labels.put("target", target.text());
        labels.put("kind", target.kind().label());
        return labels;
    }
}
