package dev.repwatch.monitor.cli.diagnose;

import dev.repwatch.monitor.diagnosis.Card;
import java.util.List;

/** A card for a terminal: the text for the engineer, what is not known, and the texts for the customer. */
final class CardText {

    private CardText() {}

    static String of(Card card) {
        StringBuilder text = new StringBuilder(card.engineerText());
        section(text, "=", card.contradictions());
        section(
                text,
                "?",
                card.notChecked().stream()
                        .map(it -> it.what() + ": " + it.why() + ". " + it.how())
                        .toList());
        section(text, "+", card.checkedFine().stream().map(Card.Line::says).toList());
        return text.append("\n\n[ja] ")
                .append(card.customerText().ja())
                .append("\n[en] ")
                .append(card.customerText().en())
                .toString();
    }

    private static void section(StringBuilder text, String mark, List<String> lines) {
        lines.forEach(it -> text.append('\n').append(mark).append(' ').append(it));
    }
}
