package dev.repwatch.monitor.notify.wording;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.config.WatchedTarget;
import java.util.Map;
import java.util.Optional;

/** The target and the list of an alert, with what the configuration says about them. */
record Subject(Target target, SourceId source, TargetNames names) {

    String targetTitle() {
        return names.title(target);
    }

    String listTitle() {
        return names.title(source);
    }

    Optional<DnsblList> list() {
        return names.directory().list(source);
    }

    int tier() {
        return names.directory().source(source).map(Source::tier).orElse(4);
    }

    Optional<String> pool() {
        return names.directory().target(target).flatMap(WatchedTarget::pool);
    }

    Optional<String> owner() {
        return names.owner(target);
    }

    /** For routing, grouping and machine channels. */
    Map<String, String> labels() {
        Map<String, String> labels = names.labels(target);
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
