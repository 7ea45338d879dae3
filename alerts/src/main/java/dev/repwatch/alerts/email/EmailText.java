package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;

/** The text part: complete without the HTML. Later lines of a value are set in, so they cannot pose as lines of ours. */
final class EmailText {

    private final String host;

    EmailText(String host) {
        this.host = host;
    }

    String of(Alert alert) {
        Phrases words = Phrases.in(alert.language());
        StringBuilder out = new StringBuilder(words.headline(alert)).append("\n\n");
        for (Alert.Fact fact : alert.facts()) {
            out.append(Clean.line(fact.label()))
                    .append(": ")
                    .append(setIn(fact.value(), "    "))
                    .append('\n');
        }
        if (!alert.why().isBlank()) {
            out.append('\n')
                    .append(words.why())
                    .append("\n  ")
                    .append(setIn(alert.why(), "  "))
                    .append('\n');
        }
        if (!alert.advice().isEmpty()) {
            out.append('\n').append(words.advice()).append('\n');
            for (int i = 0; i < alert.advice().size(); i++) {
                out.append("  ")
                        .append(i + 1)
                        .append(". ")
                        .append(setIn(alert.advice().get(i), "     "))
                        .append('\n');
            }
        }
        if (!alert.links().isEmpty()) {
            out.append('\n').append(words.links()).append('\n');
            alert.links()
                    .forEach(link -> out.append("  ")
                            .append(Clean.line(link.label()))
                            .append(": ")
                            .append(link.url().toASCIIString())
                            .append('\n'));
        }
        words.acknowledge(alert).ifPresent(how -> out.append('\n').append(how).append('\n'));
        return out.append("\n-- \n").append(words.sentBy(host)).append('\n').toString();
    }

    private static String setIn(String text, String margin) {
        return Clean.text(text).replace("\n", "\n" + margin);
    }
}
