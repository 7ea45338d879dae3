package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every kind of incident has; one sentence for each thing that was left out. */
public final class KindRules {

    /** As long as the column of the name of a stored event. */
    private static final Pattern ID = Pattern.compile("[a-z][a-z_]{1,15}");

    private KindRules() {}

    /** What is wrong with these kinds, each and together; empty when nothing is. */
    public static List<String> problems(IncidentKinds kinds) {
        List<String> problems = new ArrayList<>();
        Map<String, IncidentKind<?>> ids = new HashMap<>();
        Map<Class<?>, IncidentKind<?>> details = new HashMap<>();
        for (IncidentKind<?> kind : kinds.all()) {
            problems.addAll(problems(kind));
            Optional.ofNullable(ids.put(kind.id(), kind))
                    .ifPresent(other -> problems.add(of(kind) + "another kind has this id"));
            Optional.ofNullable(details.put(kind.detail(), kind))
                    .ifPresent(other -> problems.add(of(kind) + "its details, "
                            + kind.detail().getSimpleName() + ", are those of incident kind " + other.id()));
        }
        return problems;
    }

    private static List<String> problems(IncidentKind<?> kind) {
        List<String> problems = new ArrayList<>();
        if (!ID.matcher(kind.id()).matches()) {
            problems.add(of(kind) + "an id has 2 to 16 of a to z and _");
        }
        missing(kind.severity(), kind, "no rule says how bad one is: severity(...)")
                .ifPresent(problems::add);
        missing(kind.counted(), kind, "nothing says what metrics count it as: countedAs(...) or notCounted()")
                .ifPresent(problems::add);
        missing(kind.alertName(), kind, "machines have no name for it: alertName(...)")
                .ifPresent(problems::add);
        missing(kind.keys(), kind, "nothing says what belongs together: conversation(...) or keys(...)")
                .ifPresent(problems::add);
        missing(kind.labels(), kind, "nothing says by what it is routed and silenced: labels(...)")
                .ifPresent(problems::add);
        missing(kind.logged(), kind, "nothing says what the log says of it: logged(...)")
                .ifPresent(problems::add);
        missing(kind.speech(), kind, "it has no words: words(...)").ifPresent(problems::add);
        kind.speech().ifPresent(speech -> problems.addAll(unsaid(kind, speech)));
        return problems;
    }

    private static Optional<String> missing(Optional<?> part, IncidentKind<?> kind, String sentence) {
        return part.isPresent() ? Optional.empty() : Optional.of(of(kind) + sentence);
    }

    private static List<String> unsaid(IncidentKind<?> kind, IncidentKind.Speech<?> speech) {
        List<String> unsaid = new ArrayList<>();
        for (Language language : Language.values()) {
            String file = "words_" + language.tag() + ".properties beside "
                    + speech.beside().getSimpleName();
            Set<String> said = said(speech.beside(), language);
            if (said.isEmpty()) {
                unsaid.add(of(kind) + "there is no " + file);
                continue;
            }
            speech.sentences().forEach(sentence -> {
                if (!said.contains(sentence)) {
                    unsaid.add(of(kind) + "no sentence " + sentence + " in " + file);
                }
            });
        }
        return unsaid;
    }

    private static Set<String> said(Class<?> beside, Language language) {
        try {
            return Words.of(beside, language).keys();
        } catch (IllegalStateException none) {
            return Set.of();
        }
    }

    private static String of(IncidentKind<?> kind) {
        return "incident kind " + kind.id() + ": ";
    }
}
