package dev.repwatch.monitor.telling.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.words.Words;
import java.util.List;

/** Trouble of the daemon itself; its words come with it. */
final class DaemonWording {

    /** A message that was given up: it happened, and lasts only for who looks after it. */
    private static final String MESSAGE = "message:";

    private final Words words;

    DaemonWording(Words words) {
        this.words = words;
    }

    Alert trouble(Happening.DaemonTrouble happening) {
        String thread = Keys.trouble(happening.subject());
        String event = happening.over() ? "over" : "trouble";
        Draft draft = new Draft(happening.over() ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, happening.at())
                .keys(Keys.event(thread, event, happening.at()), thread, thread)
                .headline(level(happening), happening.headline())
                .label("subject", happening.subject())
                .why(happening.over() ? "" : words.say("daemon.why"))
                .advice(happening.advice().isBlank() ? List.of() : List.of(happening.advice()));
        if (happening.subject().startsWith(MESSAGE)) {
            draft.label(Alert.PASSING, "yes");
        }
        return draft.alert(words.language());
    }

    /** Without its database repwatch sees, but cannot remember. */
    private static Alert.Level level(Happening.DaemonTrouble happening) {
        if (happening.over()) {
            return Alert.Level.OK;
        }
        return happening.subject().equals("storage") ? Alert.Level.CRITICAL : Alert.Level.MAJOR;
    }
}
