package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.config.section.RouteEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        others.stream()
                .flatMap(List::stream)
                .filter(NamesChannels.class::isInstance)
                .flatMap(section -> ((NamesChannels) section).namings().stream())
                .forEach(reference -> named(reference, channels.keySet(), binding));
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
