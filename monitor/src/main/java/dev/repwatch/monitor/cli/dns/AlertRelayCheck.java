package dev.repwatch.monitor.cli.dns;

import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.RelayTargets;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.section.ChannelEntry;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether alerts by e-mail would leave through an address that is itself watched. */
final class AlertRelayCheck {

    private final Settings settings;

    AlertRelayCheck(Settings settings) {
        this.settings = settings;
    }

    /**
     * A relay that gives reason to worry.
     *
     * @param serious whether its listing would stop its own alert
     */
    record Risk(String channel, boolean serious, String text) {}

    List<Risk> risks() {
        Set<InetAddress> watched = settings.targets().stream()
                .map(WatchedTarget::target)
                .filter(IpTarget.class::isInstance)
                .map(target -> ((IpTarget) target).address())
                .collect(Collectors.toSet());
        RelayTargets fate = new RelayTargets(watched::contains, host -> List.of(InetAddress.getAllByName(host)));
        List<Risk> risks = new ArrayList<>();
        for (ChannelEntry<?> channel : settings.file().channels()) {
            if (channel.settings() instanceof EmailSettings mail) {
                fate.warnings(mail)
                        .forEach(warning -> risks.add(new Risk(channel.name(), warning.serious(), warning.text())));
            }
        }
        return List.copyOf(risks);
    }
}
