package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Words by sentences alone, from {@code words_en.properties} and {@code words_ja.properties} beside a class: for each verb
 * that is told its headline ({@code opened}, {@code changed}, {@code resolved}, {@code reminded}, {@code baseline}), while it
 * lasts also {@code why} and {@code advice}, and the name of each fact ({@code fact.NAME}).
 *
 * @param values what stands in the sentences, by name; values may be hostile, and are never looked into
 * @param facts what is shown beside the headline; one that says nothing is left out
 */
public record PlainSpeech<D extends IncidentDetail>(
        Class<?> beside,
        Set<Verb> tells,
        BiFunction<D, WordContext, Map<String, ?>> values,
        Map<String, BiFunction<D, WordContext, String>> facts)
        implements IncidentKind.Speech<D> {

    public PlainSpeech {
        tells = Set.copyOf(tells);
    }

    public static <D extends IncidentDetail> PlainSpeech<D> beside(
            Class<?> beside, Set<Verb> tells, BiFunction<D, WordContext, Map<String, ?>> values) {
        return new PlainSpeech<>(beside, tells, values, Map.of());
    }

    /** With one more fact; its name is the sentence {@code fact.NAME}. Where it has no text it is left out. */
    public PlainSpeech<D> fact(String name, BiFunction<D, WordContext, String> value) {
        Map<String, BiFunction<D, WordContext, String>> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new PlainSpeech<>(beside, tells, values, more);
    }

    @Override
    public Set<String> sentences() {
        Set<String> sentences = new LinkedHashSet<>();
        tells.stream().sorted().map(PlainSpeech::headline).forEach(sentences::add);
        sentences.addAll(List.of("why", "advice"));
        facts.keySet().forEach(name -> sentences.add("fact." + name));
        return sentences;
    }

    private static String headline(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Function<IncidentEvent<D>, Alert> in(WordContext context, IncidentKind<D> kind) {
        return event -> say(context, kind, event);
    }

    private Alert say(WordContext context, IncidentKind<D> kind, IncidentEvent<D> event) {
        if (!tells.contains(event.verb())) {
            throw new IllegalStateException("incident kind " + kind.id() + " does not tell " + event.verb());
        }
        D detail = event.detail();
        Object[] named = values.apply(detail, context).entrySet().stream()
                .<Object>mapMulti((value, sink) -> {
                    sink.accept(value.getKey());
                    sink.accept(value.getValue());
                })
                .toArray();
        Severity severity = kind.severity().orElseThrow().apply(detail);
        boolean over = event.is(Verb.RESOLVED);
        AlertDraft draft = kind.draft(alertKind(event.verb()), event, context.names())
                .headline(
                        over ? Alert.Level.OK : Alert.Level.valueOf(severity.name()),
                        context.words().say(headline(event.verb()), named))
                .label("severity", severity.label());
        facts.forEach((name, value) -> {
            String said = value.apply(detail, context);
            if (!said.isBlank()) {
                draft.brief(context.words().say("fact." + name), said);
            }
        });
        if (over) {
            return draft.alert(context.language());
        }
        String thread = kind.keys().orElseThrow().apply(event).thread();
        return draft.why(context.words().say("why", named))
                .advice(List.of(context.words().say("advice", named)))
                .action("ack", context.common().say("action.ack"), AlertKeys.fit(thread))
                .action("snooze", context.common().say("action.snooze"), AlertKeys.fit(thread))
                .alert(context.language());
    }

    private static Alert.Kind alertKind(Verb verb) {
        return switch (verb) {
            case OPENED -> Alert.Kind.OPENED;
            case CHANGED -> Alert.Kind.UPDATED;
            case RESOLVED -> Alert.Kind.RESOLVED;
            case REMINDED -> Alert.Kind.REMINDER;
            case BASELINE -> Alert.Kind.DIGEST;
        };
    }
}
