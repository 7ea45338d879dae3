package dev.repwatch.monitor.cli.dns;

import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.RelayTargets;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.section.ChannelEntry;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether alerts by e-mail would leave through an address that is itself watched. */
final class AlertRelayCheck {

    private final Settings settings;

    AlertRelayCheck(Settings settings) {
        this.settings = settings;
    }

    /** One line a relay that gives reason to worry; true when there is one whose listing would stop its own alert. */
    boolean show(PrintWriter out) {
        Set<InetAddress> watched = settings.targets().stream()
                .map(WatchedTarget::target)
                .filter(IpTarget.class::isInstance)
                .map(target -> ((IpTarget) target).address())
                .collect(Collectors.toSet());
        RelayTargets fate = new RelayTargets(watched::contains, host -> List.of(InetAddress.getAllByName(host)));
        boolean shared = false;
        for (ChannelEntry<?> channel : settings.file().channels()) {
            if (channel.settings() instanceof EmailSettings mail) {
                for (RelayTargets.Warning warning : fate.warnings(mail)) {
                    out.printf(
                            "channel %s%n  %s  %s%n",
                            channel.name(), warning.serious() ? "BAD " : "note", warning.text());
                    shared |= warning.serious();
                }
            }
        }
        out.flush();
        return shared;
    }
}
