package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.List;
import java.util.Map;

/** Trouble of the daemon itself; its words come with it. */
public final class DaemonKind {

    public static final String COUNTED = "daemon";
    public static final Severity SEVERITY = Severity.MAJOR;

    public static final IncidentKind<DaemonTrouble> KIND = IncidentKind.of("daemon", DaemonTrouble.class)
            .storedAs(event -> "trouble")
            .severity(detail -> SEVERITY)
            .countedAs(COUNTED)
            .alertName(DaemonKind::alertName)
            .keys(event -> IncidentKind.Keys.alone(
                    AlertKeys.trouble(event.detail().subject()),
                    event.is(Verb.RESOLVED) ? "over" : "trouble",
                    event.at()))
            .labels((detail, names) -> Map.of("subject", detail.subject()))
            .loggedWhereNoticed()
            .words(new OwnSpeech<>(List.of("daemon.why"), (context, kind) -> event -> say(context, kind, event)))
            .kind();

    private DaemonKind() {}

    /** By the first word of the subject. */
    private static String alertName(DaemonTrouble detail) {
        return switch (detail.subject().replaceFirst(":.*", "")) {
            case "config" -> "RepwatchConfigReloadFailed";
            case "storage" -> "RepwatchStorageFailing";
            case "resolver" -> "RepwatchResolverUnfit";
            case "channel", "message" -> "RepwatchNotificationsFailing";
            case "maillog" -> "RepwatchMailLogQuiet";
            default -> "RepwatchTrouble";
        };
    }

    private static Alert say(
            WordContext context, IncidentKind<DaemonTrouble> kind, IncidentEvent<DaemonTrouble> event) {
        DaemonTrouble trouble = event.detail();
        boolean over = event.is(Verb.RESOLVED);
        return kind.draft(over ? Alert.Kind.RESOLVED : Alert.Kind.NOTICE, event, context.names())
                .headline(over ? Alert.Level.OK : level(trouble), trouble.headline())
                .why(over ? "" : context.words().say("daemon.why"))
                .advice(
                        trouble.advice().isBlank()
                                ? List.of()
                                : trouble.advice().lines().toList())
                .alert(context.language());
    }

    /** Without its database repwatch sees, but cannot remember. */
    private static Alert.Level level(DaemonTrouble trouble) {
        return trouble.subject().equals("storage") ? Alert.Level.CRITICAL : Alert.Level.MAJOR;
    }
}
