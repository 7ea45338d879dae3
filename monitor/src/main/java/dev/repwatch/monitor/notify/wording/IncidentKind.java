package dev.repwatch.monitor.notify.wording;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of incident: how bad it is, what belongs together, by what labels it is routed, what it is counted as, what machines
 * call it, and what people read. One object a kind, in one file, and one line of a catalogue; {@link KindRules} says what was
 * left out. CONTRIBUTING.md shows one.
 *
 * @param id short and stable; also the name under which its events are stored, unless {@code storedAs} says another
 * @param detail what its incidents are about; its class is how an event finds its kind
 * @param counted the value of the label {@code kind} of {@code repwatch_incidents_*}; inner empty when it is not counted
 * @param logged the line of the log about an event; inner empty when who notices it has said it
 * @param task true when each incident is a task on the desk, as each listing is
 * @param digest what it adds to a digest
 */
public record IncidentKind<D extends IncidentDetail>(
        String id,
        Class<D> detail,
        Function<IncidentEvent<D>, String> storedAs,
        Optional<Function<D, Severity>> severity,
        Optional<Optional<String>> counted,
        Optional<Function<D, String>> alertName,
        Optional<Function<IncidentEvent<D>, Keys>> keys,
        Optional<BiFunction<D, TargetNames, Map<String, String>>> labels,
        Optional<Function<IncidentEvent<D>, Optional<LogLine>>> logged,
        Optional<Speech<D>> speech,
        boolean task,
        Optional<DigestPart> digest) {

    /**
     * The identities of an alert.
     *
     * @param event of this event; the same on every node and after every restart
     * @param group what may be told together
     * @param thread the conversation: all events of one incident
     */
    public record Keys(String event, String group, String thread) {

        /** @param name of the event within the conversation */
        public static Keys of(String group, String thread, String name, Instant at) {
            return new Keys(AlertKeys.event(thread, name, at), group, thread);
        }

        /** Told with nothing else. */
        public static Keys alone(String thread, String name, Instant at) {
            return of(thread, thread, name, at);
        }
    }

    /** How it is put into words. */
    public interface Speech<D extends IncidentDetail> {

        /** A class beside which its sentences lie. */
        Class<?> beside();

        /** The sentences that it cannot do without, in both languages. */
        Iterable<String> sentences();

        /** Who says them in one language. */
        Function<IncidentEvent<D>, Alert> in(WordContext context, IncidentKind<D> kind);
    }

    /** Begins a kind; what is not said of it is told by {@link KindRules}. */
    public static <D extends IncidentDetail> Builder<D> of(String id, Class<D> detail) {
        return new Builder<>(id, detail);
    }

    /** What the conversation of an event is called. */
    String thread(IncidentEvent<D> event) {
        return AlertKeys.fit(keys.orElseThrow().apply(event).thread());
    }

    /** An alert about an event, with its keys and labels and nothing said yet. */
    public AlertDraft draft(Alert.Kind alertKind, IncidentEvent<D> event, TargetNames names) {
        Keys identity = keys.orElseThrow().apply(event);
        return new AlertDraft(alertKind, event.at())
                .keys(identity.event(), identity.group(), identity.thread())
                .labels(labels.orElseThrow().apply(event.detail(), names));
    }

    /** A kind while it is described. */
    public static final class Builder<D extends IncidentDetail> {

        private final String id;
        private final Class<D> detail;
        private Function<IncidentEvent<D>, String> storedAs;
        private Optional<Function<D, Severity>> severity = Optional.empty();
        private Optional<Optional<String>> counted = Optional.empty();
        private Optional<Function<D, String>> alertName = Optional.empty();
        private Optional<Function<IncidentEvent<D>, Keys>> keys = Optional.empty();
        private Optional<BiFunction<D, TargetNames, Map<String, String>>> labels = Optional.empty();
        private Optional<Function<IncidentEvent<D>, Optional<LogLine>>> logged = Optional.empty();
        private Optional<Speech<D>> speech = Optional.empty();
        private boolean task;
        private Optional<DigestPart> digest = Optional.empty();

        private Builder(String id, Class<D> detail) {
            this.id = id;
            this.detail = detail;
            this.storedAs = event -> id;
        }

        /** By which names its events are stored, where others than its id; at most 16 letters. */
        @CanIgnoreReturnValue
        public Builder<D> storedAs(Function<IncidentEvent<D>, String> name) {
            storedAs = name;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder<D> severity(Function<D, Severity> rule) {
            severity = Optional.of(rule);
            return this;
        }

        @CanIgnoreReturnValue
        public Builder<D> countedAs(String label) {
            counted = Optional.of(Optional.of(label));
            return this;
        }

        @CanIgnoreReturnValue
        public Builder<D> notCounted() {
            counted = Optional.of(Optional.empty());
            return this;
        }

        /** The label {@code alertname}; where a rule in grafana/prometheus watches for the same, the name of that rule. */
        @CanIgnoreReturnValue
        public Builder<D> alertName(Function<D, String> name) {
            alertName = Optional.of(name);
            return this;
        }

        @CanIgnoreReturnValue
        public Builder<D> keys(Function<IncidentEvent<D>, Keys> identity) {
            keys = Optional.of(identity);
            return this;
        }

        /** Each incident is a conversation of its own and told with nothing else. */
        @CanIgnoreReturnValue
        public Builder<D> conversation(Function<D, String> thread) {
            return keys(event -> Keys.alone(
                    id + ":" + thread.apply(event.detail()), event.verb().name().toLowerCase(Locale.ROOT), event.at()));
        }

        @CanIgnoreReturnValue
        public Builder<D> labels(BiFunction<D, TargetNames, Map<String, String>> of) {
            labels = Optional.of(of);
            return this;
        }

        @CanIgnoreReturnValue
        public Builder<D> logged(Function<IncidentEvent<D>, LogLine> line) {
            logged = Optional.of(event -> Optional.of(line.apply(event)));
            return this;
        }

        /** Who notices it has said it in the log. */
        @CanIgnoreReturnValue
        public Builder<D> loggedWhereNoticed() {
            logged = Optional.of(event -> Optional.empty());
            return this;
        }

        @CanIgnoreReturnValue
        public Builder<D> words(Speech<D> who) {
            speech = Optional.of(who);
            return this;
        }

        /** Each incident is a task on the desk. */
        @CanIgnoreReturnValue
        public Builder<D> asTask() {
            task = true;
            return this;
        }

        /** Has something to say in digests, too. */
        @CanIgnoreReturnValue
        public Builder<D> digest(DigestPart part) {
            digest = Optional.of(part);
            return this;
        }

        public IncidentKind<D> kind() {
            return new IncidentKind<>(
                    id, detail, storedAs, severity, counted, alertName, keys, labels, logged, speech, task, digest);
        }
    }
}
