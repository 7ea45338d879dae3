package dev.repwatch.alerts.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.LayoutBlock;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws an alert as a card, as a line in the card's thread, or, where blocks were refused, as bare text. */
final class SlackCard {

    /** With what else a card has, far from the 50 blocks that Slack takes. */
    private static final int MOST_FACTS = 24;

    /** With prose and headline, far from the 13,200 characters at which {@code msg_blocks_too_long} comes (slackapi/bolt-js#2509). */
    private static final int FACTS_BUDGET = 5000;

    private static final int PARAGRAPH = 1200;

    private final String host;
    private final boolean buttons;

    /** @param buttons whether pressed buttons reach us; if not, only those that open a page are drawn */
    SlackCard(String host, boolean buttons) {
        this.host = host;
        this.buttons = buttons;
    }

    SlackMessage card(Alert alert) {
        Phrases words = Phrases.in(alert.language());
        SlackBlocks blocks = new SlackBlocks(words);
        List<LayoutBlock> body = new ArrayList<>(facts(alert, blocks, words));
        prose(alert, words).forEach(text -> body.add(blocks.paragraph(text)));
        addButtons(alert, blocks, body);
        body.add(blocks.footer(footer(alert, words)));
        return coloured(alert, words, List.of(blocks.header(words.headline(alert))), body);
    }

    /** What changed, as an answer below the card. */
    SlackMessage threadLine(Alert alert) {
        Phrases words = Phrases.in(alert.language());
        SlackBlocks blocks = new SlackBlocks(words);
        List<LayoutBlock> body = new ArrayList<>();
        if (alert.kind() != Alert.Kind.RESOLVED) {
            body.addAll(facts(alert, blocks, words));
            prose(alert, words).forEach(text -> body.add(blocks.paragraph(text)));
            addButtons(alert, blocks, body);
        }
        List<LayoutBlock> head = List.of(blocks.paragraph(words.headline(alert)));
        return body.isEmpty()
                ? new SlackMessage(text(alert, words), head, List.of())
                : coloured(alert, words, head, body);
    }

    /** Everything in one text, each line of foreign words inert. */
    SlackMessage bare(Alert alert) {
        Phrases words = Phrases.in(alert.language());
        StringBuilder out = new StringBuilder(words.headline(alert));
        alert.facts()
                .forEach(fact ->
                        out.append('\n').append(fact.label()).append(": ").append(Clean.line(fact.value())));
        prose(alert, words).forEach(text -> out.append('\n').append(text));
        alert.links()
                .forEach(link ->
                        out.append('\n').append(link.label()).append(": ").append(link.url()));
        return new SlackMessage(Mrkdwn.value(out.toString(), SlackLimits.TEXT, words), List.of(), List.of());
    }

    private static List<LayoutBlock> facts(Alert alert, SlackBlocks blocks, Phrases words) {
        List<Alert.Fact> shown =
                alert.facts().stream().limit(MOST_FACTS).collect(Collectors.toCollection(ArrayList::new));
        if (alert.facts().size() > MOST_FACTS) {
            shown.set(
                    MOST_FACTS - 1,
                    new Alert.Fact("…", words.andMore(alert.facts().size() - MOST_FACTS + 1), true));
        }
        int longest = shown.isEmpty() ? FACTS_BUDGET : Math.max(180, FACTS_BUDGET / shown.size());
        return blocks.facts(shown, Math.min(longest, FACTS_BUDGET / 2));
    }

    private static List<String> prose(Alert alert, Phrases words) {
        List<String> texts = new ArrayList<>();
        if (!alert.why().isBlank()) {
            texts.add(Clean.text(alert.why(), PARAGRAPH));
        }
        if (!alert.advice().isEmpty()) {
            String steps =
                    alert.advice().stream().map(step -> "• " + Clean.line(step)).collect(Collectors.joining("\n"));
            texts.add(Clean.cut(words.advice() + "\n" + steps, PARAGRAPH));
        }
        return texts;
    }

    private void addButtons(Alert alert, SlackBlocks blocks, List<LayoutBlock> body) {
        List<Alert.Action> actions = buttons ? alert.actions() : List.of();
        List<Alert.Link> links = alert.links().stream()
                .filter(link -> link.url().toASCIIString().length() <= SlackLimits.BUTTON_URL)
                .toList();
        if (!actions.isEmpty() || !links.isEmpty()) {
            body.add(blocks.buttons(actions, links));
        }
    }

    private String footer(Alert alert, Phrases words) {
        return words.level(alert.level()) + " · " + words.sentBy(host) + " · " + alert.threadKey();
    }

    private static SlackMessage coloured(Alert alert, Phrases words, List<LayoutBlock> head, List<LayoutBlock> body) {
        Attachment attachment = Attachment.builder()
                .color(colour(alert.level()))
                .fallback(text(alert, words))
                .blocks(body)
                .build();
        return new SlackMessage(text(alert, words), head, List.of(attachment));
    }

    private static String text(Alert alert, Phrases words) {
        return Mrkdwn.escape(words.headline(alert));
    }

    private static String colour(Alert.Level level) {
        return switch (level) {
            case CRITICAL -> "#C62828";
            case MAJOR -> "#EF6C00";
            case MINOR -> "#F9A825";
            case INFO -> "#757575";
            case OK -> "#2E7D32";
        };
    }
}
