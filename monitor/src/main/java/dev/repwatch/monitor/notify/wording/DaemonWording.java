package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.List;

/** Trouble of the daemon itself; its words come with it. */
final class DaemonWording {

    private final Words words;

    DaemonWording(Words words) {
        this.words = words;
    }

    Alert trouble(IncidentEvent.DaemonTrouble happening) {
        String thread = AlertKeys.trouble(happening.subject());
        String event = happening.over() ? "over" : "trouble";
        AlertDraft alertDraft = new AlertDraft(
                        happening.over() ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, happening.at())
                .keys(AlertKeys.event(thread, event, happening.at()), thread, thread)
                .headline(level(happening), happening.headline())
                .label("subject", happening.subject())
                .why(happening.over() ? "" : words.say("daemon.why"))
                .advice(
                        happening.advice().isBlank()
                                ? List.of()
                                : happening.advice().lines().toList());
        return alertDraft.alert(words.language());
    }

    /** Without its database repwatch sees, but cannot remember. */
    private static Alert.Level level(IncidentEvent.DaemonTrouble happening) {
        if (happening.over()) {
            return Alert.Level.OK;
        }
        return happening.subject().equals("storage") ? Alert.Level.CRITICAL : Alert.Level.MAJOR;
    }
}
