package dev.repwatch.alerts;

import dev.repwatch.alerts.Alert.Action;
import dev.repwatch.alerts.Alert.Fact;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Alert.Link;
import dev.repwatch.alerts.Channel.Envelope;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts to try channels with. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Samples() {}

    public static Alert listed() {
        return of(Kind.OPENED, Level.CRITICAL, "192.0.2.10 (mx1) listed on example-bl");
    }

    public static Alert of(Kind kind, Level level, String headline) {
        return with(kind, level, headline, "spam source", "en");
    }

    /** The reason stands where a stranger's TXT record would. */
    public static Alert reason(String reason) {
        return with(Kind.OPENED, Level.CRITICAL, "192.0.2.10 (mx1) listed on example-bl: " + reason, reason, "en");
    }

    public static Alert with(Kind kind, Level level, String headline, String reason, String language) {
        return new Alert(
                kind,
                level,
                headline,
                List.of(
                        new Fact("Severity", "critical", true),
                        new Fact("List", "example-bl (bl.example.test)", true),
                        new Fact("Reason", reason, false)),
                "Large receivers refuse mail from listed addresses. " + reason,
                List.of("Find the cause in the mail log", "Ask for removal", reason),
                List.of(new Link("Removal page", URI.create("https://www.example.test/remove?ip=192.0.2.10&x=1"))),
                List.of(new Action("ack", "Acknowledge", "17"), new Action("requested", "Removal requested", "17")),
                "dedupe-1",
                "example-bl",
                "episode-17",
                Map.of("target", "192.0.2.10", "list", "example-bl", "severity", "critical"),
                false,
                NOON,
                language);
    }

    /** A whole /24 on one list, every fact as long as it can get. */
    public static Alert largestGroup() {
        Alert one = listed();
        String members = members(256);
        List<Fact> facts = new ArrayList<>(List.of(new Fact("Members", members, false)));
        for (int i = 0; i < 40; i++) {
            facts.add(new Fact("Fact " + i, members, i % 3 != 0));
        }
        List<Action> actions = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            actions.add(new Action("ack" + i, "Acknowledge " + members, "17"));
            links.add(new Link("Page " + members, URI.create("https://www.example.test/" + i)));
        }
        return new Alert(
                one.kind(),
                one.level(),
                "256 addresses of 192.0.2.0/24 listed on example-bl " + members,
                facts,
                members,
                List.of(members, members, members),
                links,
                actions,
                one.dedupeKey(),
                one.groupKey(),
                one.threadKey(),
                one.labels(),
                true,
                NOON,
                "en");
    }

    private static String members(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append("192.0.2.").append(i).append(" <spam & more>\n");
        }
        return out.toString();
    }

    /** The same, which may have been delivered before. */
    public static Alert repeated(Alert alert) {
        return new Alert(
                alert.kind(),
                alert.level(),
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                alert.actions(),
                alert.dedupeKey(),
                alert.groupKey(),
                alert.threadKey(),
                alert.labels(),
                true,
                alert.at(),
                alert.language());
    }

    public static Alert labelled(Alert alert, Map<String, String> labels) {
        return new Alert(
                alert.kind(),
                alert.level(),
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                alert.actions(),
                alert.dedupeKey(),
                alert.groupKey(),
                alert.threadKey(),
                labels,
                alert.repeat(),
                alert.at(),
                alert.language());
    }

    public static Alert withoutActions(Alert alert) {
        return new Alert(
                alert.kind(),
                alert.level(),
                alert.headline(),
                alert.facts(),
                alert.why(),
                alert.advice(),
                alert.links(),
                List.of(),
                alert.dedupeKey(),
                alert.groupKey(),
                alert.threadKey(),
                alert.labels(),
                alert.repeat(),
                alert.at(),
                alert.language());
    }

    public static Envelope first(Alert alert) {
        return new Envelope(alert, Optional.empty(), 0, false);
    }

    public static Envelope later(Alert alert, String first) {
        return new Envelope(alert, Optional.of(first), 1, false);
    }
}
