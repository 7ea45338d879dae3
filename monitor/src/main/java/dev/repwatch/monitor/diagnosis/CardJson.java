package dev.repwatch.monitor.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A card as programs read it. The text can stand in a page as it is: what HTML gives a meaning to is escaped. */
public final class CardJson {

    private static final ObjectWriter JSON =
            JsonMapper.builder().build().writer(new DefaultPrettyPrinter()).with(new ForPages());

    private CardJson() {}

    public static String of(Card card) {
        try {
            return JSON.writeValueAsString(map(card));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card of texts", e);
        }
    }

    public static Map<String, Object> map(Card card) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("owner", card.owner().id());
        json.put("certainty", card.certainty().id());
        json.put("also", card.also().stream().map(Owner::id).toList());
        json.put("headline", card.headline());
        json.put("verdict", card.verdict());
        json.put("when", card.when().toString());
        json.put(
                "read_as",
                Map.of("kind", card.readAs().kind(), "guessed", card.readAs().guessed()));
        json.put("evidence", lines(card.evidence()));
        json.put("checked_fine", lines(card.checkedFine()));
        json.put(
                "not_checked",
                card.notChecked().stream().map(CardJson::notChecked).toList());
        json.put("contradictions", card.contradictions());
        json.put(
                "next",
                card.next().stream()
                        .map(it -> row("who", it.who().id(), "do", it.action()))
                        .toList());
        json.put(
                "customer_text",
                row("ja", card.customerText().ja(), "en", card.customerText().en()));
        json.put("engineer_text", card.engineerText());
        json.put("rule", card.rule());
        card.because().ifPresent(it -> json.put("because", it));
        return json;
    }

    private static List<Map<String, String>> lines(List<Card.Line> lines) {
        return new ArrayList<>(lines.stream().map(CardJson::line).toList());
    }

    private static Map<String, String> line(Card.Line line) {
        Map<String, String> json = row("kind", line.kind());
        Optional<Instant> at = line.at();
        at.ifPresent(it -> json.put("at", it.toString()));
        json.put("says", line.says());
        return json;
    }

    private static Map<String, String> notChecked(Card.NotChecked it) {
        return row("kind", it.kind(), "what", it.what(), "why", it.why(), "how", it.how());
    }

    private static Map<String, String> row(String... pairs) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }

    /** Escapes {@code <}, {@code >}, {@code &} and the line ends of JavaScript. */
    private static final class ForPages extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int[] ASCII = ascii();

        private static int[] ascii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_CUSTOM;
            escapes['>'] = ESCAPE_CUSTOM;
            escapes['&'] = ESCAPE_CUSTOM;
            return escapes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case '<', '>', '&', 0x2028, 0x2029 -> new SerializedString(String.format("\\u%04x", character));
                default -> null;
            };
        }
    }
}
