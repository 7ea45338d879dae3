package dev.repwatch.monitor.telling.wording;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The target and the list of an alert, with what the configuration says about them. */
record Subject(Target target, SourceId source, Optional<WatchedTarget> watched, Optional<DnsblList> list) {

    static Subject of(Target target, SourceId source, Directory directory) {
        return new Subject(target, source, directory.target(target), directory.list(source));
    }

    /** {@code 192.0.2.10 (mx1)}, or the bare target when it has no other name. */
    String targetTitle() {
        String text = target.text();
        return watched.map(WatchedTarget::name)
                .filter(name -> !name.isBlank() && !name.equals(text))
                .map(name -> text + " (" + name + ")")
                .orElse(text);
    }

    String listTitle() {
        return list.map(DnsblList::title).orElse(source.value());
    }

    int tier() {
        return list.map(DnsblList::tier).orElse(4);
    }

    Optional<String> pool() {
        return watched.flatMap(WatchedTarget::pool);
    }

    /** For routing, grouping and machine channels. The admin's own labels never hide ours. */
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        watched.ifPresent(it -> {
            labels.putAll(it.labels());
            labels.put("name", it.name());
            it.helo().ifPresent(helo -> labels.put("helo", helo));
        });
        pool().ifPresent(it -> labels.put("pool", it));
        labels.put("target", target.text());
        labels.put("kind", target.kind().label());
        labels.put("list", source.value());
        labels.put("list_title", listTitle());
        labels.put("tier", Integer.toString(tier()));
        Networks.around(target).ifPresent(it -> labels.put("range", it));
        return labels;
    }

    Map<String, String> labels(Listing listing) {
        Map<String, String> labels = labels();
        labels.put("severity", listing.severity().label());
        labels.put("code", listing.worst().value());
        labels.put("code_name", listing.worst().name());
        labels.put("category", listing.worst().category());
        labels.put("scope", listing.worst().scope().label());
        return labels;
    }
}
