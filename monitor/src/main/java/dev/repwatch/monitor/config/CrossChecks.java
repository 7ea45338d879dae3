package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Spelling;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.config.section.RouteEntry;
import java.util.HashMap;
import java.util.Map;

/** What one section must not say because of another. */
final class CrossChecks {

    private CrossChecks() {}

    static void check(ConfigFile file, Binding binding) {
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
            route.to().stream()
                    .filter(name -> !channels.containsKey(name))
                    .forEach(name -> binding.problem(
                            binding.placeOf(route, "to"),
                            "to in [[routes]]: no channel is named \"" + name + "\""
                                    + Spelling.hint(name, channels.keySet())));
        }
    }
}
