package dev.repwatch.monitor.notify.wording;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.i18n.Language;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An alert while it is written. */
public final class AlertDraft {

    private static final int HEADLINE = 120;

    private final Alert.Kind kind;
    private final Instant at;
    private final List<Alert.Fact> facts = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();
    private final List<Alert.Link> links = new ArrayList<>();
    private final List<Alert.Action> actions = new ArrayList<>();
    private final Map<String, String> labels = new TreeMap<>();
    private Alert.Level level = Alert.Level.INFO;
    private String headline = "";
    private String why = "";
    private String dedupeKey = "";
    private String groupKey = "";
    private String threadKey = "";

    AlertDraft(Alert.Kind kind, Instant at) {
        this.kind = kind;
        this.at = at;
    }

    @CanIgnoreReturnValue
    public AlertDraft headline(Alert.Level newLevel, String text) {
        level = newLevel;
        headline = cut(text);
        return this;
    }

    /** Keeps whole code points: half a surrogate pair is refused by providers. */
    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= HEADLINE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, HEADLINE - 1)) + "…";
    }

    /** A fact that fits beside another. */
    @CanIgnoreReturnValue
    public AlertDraft brief(String label, String value) {
        facts.add(new Alert.Fact(label, value, true));
        return this;
    }

    /** A fact that wants a line of its own. */
    @CanIgnoreReturnValue
    public AlertDraft fact(String label, String value) {
        facts.add(new Alert.Fact(label, value, false));
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft why(String text) {
        why = text;
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft advice(List<String> lines) {
        advice.addAll(lines);
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft link(String label, Optional<URI> url) {
        url.ifPresent(it -> links.add(new Alert.Link(label, it)));
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft action(String id, String label, String subject) {
        actions.add(new Alert.Action(id, label, subject));
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft labels(Map<String, String> more) {
        labels.putAll(more);
        return this;
    }

    @CanIgnoreReturnValue
    public AlertDraft keys(String dedupe, String group, String thread) {
        dedupeKey = AlertKeys.fit(dedupe);
        groupKey = AlertKeys.fit(group);
        threadKey = AlertKeys.fit(thread);
        return this;
    }

    public Alert alert(Language language) {
        return new Alert(
                kind,
                level,
                headline,
                facts,
                why,
                advice,
                links,
                actions,
                dedupeKey,
                groupKey,
                threadKey,
                labels,
                false,
                at,
                language.tag());
    }
}
