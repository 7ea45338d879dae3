package dev.repwatch.alerts;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small document in words, ready to be rendered by any channel. All text may hold hostile words from outside (a list's
 * TXT reason): a channel must escape every string for where it goes.
 *
 * @param kind what happened, closed set
 * @param headline one line, at most about 120 characters
 * @param facts label and value pairs, in order of importance
 * @param why why it matters, one or two sentences; may be empty
 * @param advice what to do next, one step a line; may be empty
 * @param links pages to open, the removal page first
 * @param actions buttons for channels that can show them
 * @param dedupeKey the same key is the same event: tell it once
 * @param groupKey alerts with the same key may be told in one message
 * @param threadKey alerts with the same key belong to one conversation (one episode)
 * @param labels for routing and for machine channels: target, list, pool, severity, owner, …
 * @param repeat this may have been delivered before
 * @param at when it became true
 * @param language BCP 47 tag of the words, {@code en} or {@code ja}
 * @param charts pictures of numbers, such as the score of a week; usually none
 */
public record Alert(
        Kind kind,
        Level level,
        String headline,
        List<Fact> facts,
        String why,
        List<String> advice,
        List<Link> links,
        List<Action> actions,
        String dedupeKey,
        String groupKey,
        String threadKey,
        Map<String, String> labels,
        boolean repeat,
        Instant at,
        String language,
        List<Chart> charts) {

    /** The label of an alert whose conversation has no end, such as an answer that was seen once, or many reminders in one. */
    public static final String PASSING = "passing";

    public Alert {
        facts = List.copyOf(facts);
        advice = List.copyOf(advice);
        links = List.copyOf(links);
        actions = List.copyOf(actions);
        labels = Map.copyOf(labels);
        // an alert stored by an older version has none
        charts = charts == null ? List.of() : List.copyOf(charts);
    }

    /** Without charts. */
    public Alert(
            Kind kind,
            Level level,
            String headline,
            List<Fact> facts,
            String why,
            List<String> advice,
            List<Link> links,
            List<Action> actions,
            String dedupeKey,
            String groupKey,
            String threadKey,
            Map<String, String> labels,
            boolean repeat,
            Instant at,
            String language) {
        this(
                kind, level, headline, facts, why, advice, links, actions, dedupeKey, groupKey, threadKey, labels,
                repeat, at, language, List.of());
    }

    /** The same with these charts. */
    public Alert withCharts(List<Chart> more) {
        return new Alert(
                kind, level, headline, facts, why, advice, links, actions, dedupeKey, groupKey, threadKey, labels,
                repeat, at, language, more);
    }

    /** The same in another conversation. */
    public Alert inThread(String key) {
        return new Alert(
                kind, level, headline, facts, why, advice, links, actions, dedupeKey, groupKey, key, labels, repeat, at,
                language, charts);
    }

    /** The same with these labels besides its own; the new ones win. */
    public Alert labelled(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(more);
        return new Alert(
                kind, level, headline, facts, why, advice, links, actions, dedupeKey, groupKey, threadKey, all, repeat,
                at, language, charts);
    }

    /** The same, which may have been delivered before. */
    public Alert repeated() {
        return new Alert(
                kind, level, headline, facts, why, advice, links, actions, dedupeKey, groupKey, threadKey, labels, true,
                at, language, charts);
    }

    /** The same with other words below its headline. */
    public Alert saying(List<Fact> newFacts, String newWhy, List<String> newAdvice, List<Link> newLinks) {
        return new Alert(
                kind, level, headline, newFacts, newWhy, newAdvice, newLinks, actions, dedupeKey, groupKey, threadKey,
                labels, repeat, at, language, charts);
    }

    /** What happened, as the channels need to know it. */
    public enum Kind {
        /** Something bad began. */
        OPENED,
        /** It changed while open (another code, another member, escalation, acknowledgement). */
        UPDATED,
        /** It still lasts and somebody should act. */
        REMINDER,
        /** It is over. */
        RESOLVED,
        /** Many things in one message: the first-run baseline, a daily summary. */
        DIGEST,
        /** About repwatch itself or a list, not about a target. */
        NOTICE,
        /** A test by the admin. */
        TEST
    }

    /** Severity as people see it; {@link #OK} only with {@link Kind#RESOLVED}. */
    public enum Level {
        CRITICAL,
        MAJOR,
        MINOR,
        INFO,
        OK
    }

    /** @param short_ fits beside another fact in a narrow column */
    public record Fact(String label, String value, boolean short_) {}

    /** @param url https or http only; built by repwatch, never taken from a list's TXT */
    public record Link(String label, URI url) {}

    /**
     * @param id what the button does: {@code ack}, {@code requested}, {@code snooze}, {@code fixed}
     * @param subject what it does it to, such as an episode number
     */
    public record Action(String id, String label, String subject) {}

    /** The keys of the events that it tells, its own first; the others are in the label {@code merged}. */
    public List<String> events() {
        List<String> keys = new ArrayList<>(List.of(dedupeKey));
        label("merged").ifPresent(others -> keys.addAll(List.of(others.split(" "))));
        return List.copyOf(keys);
    }

    /** A label, if present and not blank. */
    public Optional<String> label(String name) {
        return Optional.ofNullable(labels.get(name)).filter(value -> !value.isBlank());
    }
}
