package dev.repwatch.alerts.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The parts of a message. Foreign words are plain text or code spans, so they can neither mention, link nor format. */
final class SlackBlocks {

    /** Slack takes 2,000. */
    private static final int WIDEST_FIELD = 600;

    private final Phrases words;

    SlackBlocks(Phrases words) {
        this.words = words;
    }

    LayoutBlock header(String headline) {
        return HeaderBlock.builder().text(plain(headline, SlackLimits.HEADER)).build();
    }

    LayoutBlock paragraph(String text) {
        return SectionBlock.builder().text(plain(text, SlackLimits.SECTION)).build();
    }

    /** Short facts side by side, each long one in a section of its own; in order. */
    List<LayoutBlock> facts(List<Alert.Fact> facts, int longest) {
        List<LayoutBlock> blocks = new ArrayList<>();
        List<TextObject> row = new ArrayList<>();
        for (Alert.Fact fact : facts) {
            if (!fact.short_() || row.size() == SlackLimits.FIELDS) {
                flush(row, blocks);
            }
            if (fact.short_()) {
                row.add(fact(fact, Math.min(WIDEST_FIELD, longest)));
            } else {
                blocks.add(SectionBlock.builder().text(fact(fact, longest)).build());
            }
        }
        flush(row, blocks);
        return blocks;
    }

    private static void flush(List<TextObject> row, List<LayoutBlock> blocks) {
        if (!row.isEmpty()) {
            blocks.add(SectionBlock.builder().fields(List.copyOf(row)).build());
            row.clear();
        }
    }

    private TextObject fact(Alert.Fact fact, int longest) {
        String label = Mrkdwn.bold(Clean.line(fact.label(), 60));
        String value = Mrkdwn.value(fact.value(), longest - label.length() - 1, words);
        return MarkdownTextObject.builder()
                .text(label + "\n" + value)
                .verbatim(true)
                .build();
    }

    LayoutBlock buttons(List<Alert.Action> actions, List<Alert.Link> links) {
        List<BlockElement> buttons = Stream.concat(
                        actions.stream().map(this::button), links.stream().map(this::link))
                .limit(SlackLimits.BUTTONS)
                .toList();
        return ActionsBlock.builder().elements(buttons).build();
    }

    private BlockElement button(Alert.Action action) {
        return ButtonElement.builder()
                .actionId(SlackAction.id(action.id()))
                .value(Clean.cut(action.subject(), SlackLimits.BUTTON_VALUE))
                .text(plain(action.label(), SlackLimits.BUTTON_TEXT))
                .style(action.id().equals("ack") ? "primary" : null)
                .build();
    }

    private BlockElement link(Alert.Link link) {
        return ButtonElement.builder()
                .actionId("open." + Integer.toHexString(link.url().hashCode()))
                .url(link.url().toASCIIString())
                .text(plain(link.label(), SlackLimits.BUTTON_TEXT))
                .build();
    }

    LayoutBlock footer(String text) {
        return ContextBlock.builder()
                .elements(List.of(plain(text, SlackLimits.TEXT)))
                .build();
    }

    private static PlainTextObject plain(String text, int max) {
        String clean = Clean.text(text, max);
        return PlainTextObject.builder()
                .text(clean.isEmpty() ? "–" : clean)
                .emoji(false)
                .build();
    }
}
