package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.FilePattern;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers every target once, in the order of first mention. */
public final class TargetList {

    /** More than this many is an accident, such as 10.0.0.0/8. */
    static final int CEILING = 262_144;

    private final Binding binding;
    private final Consumer<Problem> warnings;
    private final Map<Target, WatchedTarget> targets = new LinkedHashMap<>();
    private final Map<Target, Place> mentions = new HashMap<>();
    private boolean full;

    public TargetList(Binding binding, Consumer<Problem> warnings) {
        this.binding = binding;
        this.warnings = warnings;
    }

    public List<WatchedTarget> all() {
        return List.copyOf(targets.values());
    }

    public void addEntries(List<TargetEntry> entries) {
        for (TargetEntry entry : entries) {
            Place place = binding.placeOf(entry, "addresses");
            if (entry.empty()) {
                binding.problem(place, "[[targets]] needs \"addresses\" or \"domains\"");
            }
            addAddresses(place, entry);
            entry.domains()
                    .forEach(domain -> add(
                            binding.placeOf(entry, "domains"),
                            new DomainTarget(domain.text()),
                            TargetAttributes.of(entry)));
        }
    }

    public void addFiles(List<TargetFileEntry> entries, TargetFiles files) {
        for (TargetFileEntry entry : entries) {
            Place place = binding.placeOf(entry, "path");
            for (Path file : matching(place, entry)) {
                files.read(file, entry, this::problem, warnings).forEach(found -> add(found, entry));
            }
        }
    }

    /** Those of inventories come last: whatever they say, the configuration can be used. */
    public void addUrls(List<TargetUrlEntry> entries, TargetUrls urls, Path home) {
        Set<String> seen = new HashSet<>();
        for (TargetUrlEntry entry : entries) {
            Place place = binding.placeOf(entry, "url");
            if (!seen.add(entry.url())) {
                binding.problem(place, "url in [[target_urls]]: the same address stands here twice");
                continue;
            }
            TargetFileEntry asFile = entry.asFile();
            for (FileTarget found : urls.read(home, place, entry, warnings)) {
                if (targets.size() + found.targets().size() > CEILING) {
                    urls.tooMany(place, "more than " + CEILING + " targets in all; the rest of it is left out");
                    break;
                }
                add(found, asFile);
            }
        }
    }

    private List<Path> matching(Place place, TargetFileEntry entry) {
        try {
            return FilePattern.of(place.file(), entry.path()).files();
        } catch (IOException e) {
            binding.problem(place, "path in [[target_files]]: " + e.getMessage());
            return List.of();
        }
    }

    private void add(FileTarget found, TargetFileEntry entry) {
        Place place = found.line().place();
        if (found.example()) {
            warnings.accept(example(place, found.line().what()));
        }
        TargetAttributes targetAttributes = TargetAttributes.of(found.line(), entry);
        found.targets().forEach(target -> add(place, target, targetAttributes));
    }

    private void addAddresses(Place place, TargetEntry entry) {
        TargetAttributes targetAttributes = TargetAttributes.of(entry);
        for (Addresses addresses : entry.addresses()) {
            warnOfExamples(place, addresses);
            addresses
                    .targets()
                    .filter(target -> entry.exclude().stream().noneMatch(out -> out.contains(target)))
                    .forEach(target -> add(place, target, targetAttributes));
        }
    }

    private void warnOfExamples(Place place, Addresses addresses) {
        if (BogonAddresses.documentation(addresses)) {
            warnings.accept(example(place, addresses.text()));
        }
    }

    private static Problem example(Place place, String what) {
        return new Problem(place, "\"" + what + "\" is set aside for examples (RFC 5737, RFC 3849): no list knows it");
    }

    private void add(Place place, Target target, TargetAttributes targetAttributes) {
        WatchedTarget earlier = targets.get(target);
        if (earlier != null) {
            warnings.accept(new Problem(
                    place, target.text() + " is already a target at " + mentions.get(target) + "; the two are one"));
            targets.put(target, targetAttributes.about(earlier));
        } else if (targets.size() >= CEILING) {
            refuseMore(place);
        } else {
            targets.put(target, targetAttributes.about(target));
            mentions.put(target, place);
        }
    }

    private void refuseMore(Place place) {
        if (!full) {
            full = true;
            binding.problem(place, "more than " + CEILING + " targets in all");
        }
    }

    private void problem(Problem problem) {
        binding.problem(problem.place(), problem.text());
    }
}
