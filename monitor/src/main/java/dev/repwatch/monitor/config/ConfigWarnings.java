package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.config.section.LabelTerms;
import dev.repwatch.monitor.config.section.MatchesLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is allowed and probably not meant. */
final class ConfigWarnings {

    private ConfigWarnings() {}

    /**
     * @param others sections of other packages
     * @param targets every watched target
     */
    static List<Problem> of(
            ConfigFile file,
            Collection<? extends List<? extends Record>> others,
            List<WatchedTarget> targets,
            Binding binding) {
        List<Problem> cautions = new ArrayList<>();
        if (file.targets().isEmpty()
                && file.targetFiles().isEmpty()
                && file.targetUrls().isEmpty()) {
            cautions.add(
                    new Problem(binding.placeOf(file, "targets"), "there is nothing to watch yet; add [[targets]]"));
        }
        if (file.web().asksNobody() && !file.web().listen().loopback()) {
            cautions.add(new Problem(
                    binding.placeOf(file.web(), "listen"),
                    "listen in [web]: everybody who reaches " + file.web().listen()
                            + " may read who is watched and what is listed; set users, token or client_ca"));
        }
        if (file.web().listen().port() == 0) {
            cautions.add(new Problem(
                    binding.placeOf(file.web(), "listen"),
                    "listen in [web]: with port 0 it is another port at each start, and commands do not find it"));
        }
        Set<String> own = targets.stream()
                .flatMap(target -> target.labels().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
        Stream.concat(file.routes().stream(), others.stream().flatMap(List::stream))
                .forEach(table -> cautions.addAll(mistyped(table, own, binding)));
        return cautions;
    }

    /** A label that no alert has fits nothing, and nobody notices. */
    private static List<Problem> mistyped(Record table, Set<String> own, Binding binding) {
        if (!(table instanceof MatchesLabels matching)) {
            return List.of();
        }
        return matching.match().keySet().stream()
                .sorted()
                .filter(label -> LabelTerms.unknown(label, own))
                .map(label -> new Problem(
                        binding.placeOf(table, "match"),
                        "match in " + matching.table() + ": no alert has a label \"" + label + "\""
                                + LabelTerms.meant(label, own)
                                        .map(meant -> "; did you mean \"" + meant + "\"?")
                                        .orElse(", so it fits nothing")))
                .toList();
    }
}
