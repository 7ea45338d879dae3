package dev.repwatch.monitor.config;

import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.config.section.RouteEntry;
import dev.repwatch.monitor.config.targets.TargetEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one section must not say because of another. */
final class CrossChecks {

    private CrossChecks() {}

    static void check(ConfigFile file, Collection<? extends List<? extends Record>> others, Binding binding) {
        Map<String, ChannelEntry<?>> channels = new HashMap<>();
        for (ChannelEntry<?> channel : file.channels()) {
            ChannelEntry<?> earlier = channels.putIfAbsent(channel.name(), channel);
            if (earlier != null) {
                binding.problem(
                        binding.placeOf(channel, "name"),
                        "name in [[channels]]: \"" + channel.name() + "\" is already the channel at "
                                + binding.placeOf(earlier, "name"));
            }
        }
        for (RouteEntry route : file.routes()) {
            named(new NamesChannels.Reference(route, "[[routes]]", "to", route.to()), channels.keySet(), binding);
        }
        receivers(file, others, binding);
        others.stream()
                .flatMap(List::stream)
                .filter(NamesChannels.class::isInstance)
                .flatMap(section -> ((NamesChannels) section).namings().stream())
                .forEach(reference -> named(reference, channels.keySet(), binding));
    }

    /** Receivers whose demands nobody knows are probably misspelt. */
    private static void receivers(
            ConfigFile file, Collection<? extends List<? extends Record>> others, Binding binding) {
        Set<String> known = Requirements.shipped().stream()
                .map(Requirement::receiver)
                .collect(Collectors.toCollection(TreeSet::new));
        others.stream()
                .flatMap(List::stream)
                .filter(AddsDemands.class::isInstance)
                .map(section -> ((AddsDemands) section).added())
                .forEach(demands -> {
                    known.addAll(demands.receivers());
                    demands.faults()
                            .forEach(fault -> binding.problem(
                                    binding.placeOf(demands.table(), demands.key()),
                                    demands.key() + " in " + demands.where() + ": " + fault));
                });
        for (TargetEntry entry : file.targets()) {
            entry.receivers().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> binding.problem(
                            binding.placeOf(entry, "receivers"),
                            "receivers in [[targets]]: no rules of \"" + name + "\" are known"
                                    + DidYouMean.hint(name, known)
                                    + "; \"repwatch posture\" lists those that are"));
        }
    }

    private static void named(NamesChannels.Reference reference, Set<String> channels, Binding binding) {
        reference.channels().stream()
                .filter(name -> !channels.contains(name))
                .forEach(name -> binding.problem(
                        binding.placeOf(reference.table(), reference.key()),
                        reference.key() + " in " + reference.where() + ": no channel is named \"" + name + "\""
                                + DidYouMean.hint(name, channels)));
    }
}
