package dev.repwatch.checks.maillog.refusal;

import com.google.re2j.Pattern;
import dev.repwatch.checks.maillog.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One wording and what it means.
 *
 * @param providers only replies of these count; empty for all
 * @param stage only replies at this stage count, and those whose stage is not known
 * @param needles every text that matches holds one of these; empty when nothing of the kind is known
 * @param meaning what it says, for people
 * @param advice the first step
 * @param source where the wording was seen, with its date or commit
 */
public record RefusalRule(
        Set<String> providers,
        Optional<Stage> stage,
        Pattern wording,
        List<String> needles,
        ReplyClass replyClass,
        String meaning,
        String advice,
        String source) {

    static RefusalRule of(Map<String, String> row) {
        String gate = row.getOrDefault("gate", "*");
        String stage = row.getOrDefault("stage", "");
        return of(
                gate.equals("*") ? Set.of() : Set.of(gate.split(",")),
                stage.isEmpty() ? Optional.empty() : Optional.of(Stage.valueOf(stage.toUpperCase(Locale.ROOT))),
                row.getOrDefault("regex", ""),
                ReplyClass.of(row.getOrDefault("class", ""))
                        .orElseThrow(() -> new IllegalStateException("no such class: " + row)),
                row.getOrDefault("meaning", ""),
                row.getOrDefault("advice", ""),
                row.getOrDefault("source", ""));
    }

    /** @throws com.google.re2j.PatternSyntaxException when the wording is no expression of RE2 */
    public static RefusalRule of(
            Set<String> providers,
            Optional<Stage> stage,
            String wording,
            ReplyClass replyClass,
            String meaning,
            String advice,
            String source) {
        Pattern pattern = Pattern.compile(wording, Pattern.CASE_INSENSITIVE);
        return new RefusalRule(
                Set.copyOf(providers), stage, pattern, Needles.of(wording), replyClass, meaning, advice, source);
    }

    boolean applies(String provider, Optional<Stage> reached) {
        boolean here = providers.isEmpty() || providers.contains(provider);
        boolean then = stage.isEmpty() || reached.isEmpty() || stage.equals(reached);
        boolean recipient = replyClass.about() == ReplyClass.About.RECIPIENT;
        return here
                && then
                && !(recipient && reached.filter(Stage::beforeRecipient).isPresent());
    }

    boolean matches(String text) {
        return Needles.mayBeIn(text, needles) && wording.matcher(text).find();
    }
}
