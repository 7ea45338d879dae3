package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind that composes its alerts itself, from sentences of this package.
 *
 * @param sentences those it cannot do without
 */
record OwnSpeech<D extends IncidentDetail>(
        List<String> sentences, BiFunction<WordContext, IncidentKind<D>, Function<IncidentEvent<D>, Alert>> composer)
        implements IncidentKind.Speech<D> {

    OwnSpeech {
        sentences = List.copyOf(sentences);
    }

    @Override
    public Class<?> beside() {
        return OwnSpeech.class;
    }

    @Override
    public Function<IncidentEvent<D>, Alert> in(WordContext context, IncidentKind<D> kind) {
        return composer.apply(context, kind);
    }
}
