package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One message about many listings with one cause. */
public final class GroupWording {

    private static final int NAMED = 50;
    private static final int OWNERS = 10;
    private static final int MACHINE_NAMED = 256;

    private final Words words;
    private final Moments moments;

    GroupWording(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /** They were listed together. */
    public Alert opened(GroupSubject subject, List<Alert> members, String thread, String groupKey, Instant at) {
        AlertDraft alertDraft =
                about(Alert.Kind.OPENED, subject, members, at).keys(thread + ":opened", groupKey, thread);
        alertDraft.headline(level(members), headline("group.headline.", subject, members, members.size()));
        return buttons(alertDraft, subject, thread).alert(words.language());
    }

    /** More of them were listed. */
    public Alert grew(GroupSubject subject, List<Alert> members, int open, String thread, String groupKey, Instant at) {
        AlertDraft alertDraft = about(Alert.Kind.UPDATED, subject, members, at)
                .keys(AlertKeys.event(thread, "grew", at), groupKey, thread)
                .brief(words.say("fact.open_now"), Integer.toString(open));
        alertDraft.headline(level(members), headline("group.grew.", subject, members, members.size()));
        return buttons(alertDraft, subject, thread).alert(words.language());
    }

    /**
     * Some of them, or the last of them, are off.
     *
     * @param card how the group was told
     */
    public Alert shrank(Alert card, List<Alert> ended, int open, int total, String thread, Instant at) {
        boolean over = open == 0;
        return new AlertDraft(over ? Alert.Kind.RESOLVED : Alert.Kind.UPDATED, at)
                .keys(AlertKeys.event(thread, over ? "over" : "shrank", at), card.groupKey(), thread)
                .headline(
                        over ? Alert.Level.OK : Alert.Level.INFO,
                        words.say(
                                over ? "group.over" : "group.shrank",
                                "ended",
                                ended.size(),
                                "open",
                                open,
                                "total",
                                total,
                                "what",
                                card.headline()))
                .labels(card.labels())
                .brief(words.say("fact.off_now"), Integer.toString(ended.size()))
                .brief(words.say("fact.open_now"), Integer.toString(open))
                .fact(words.say("fact.targets"), named(targets(ended)))
                .alert(words.language());
    }

    /** Many reminders at once. */
    public Alert reminders(List<Alert> reminders, Instant at) {
        String thread = "reminders:" + at.toEpochMilli();
        AlertDraft alertDraft = new AlertDraft(Alert.Kind.REMINDER, at)
                .keys(thread, thread, thread)
                .headline(level(reminders), words.say("reminders.headline", "count", reminders.size()))
                .labels(shared(reminders))
                .label("severity", worst(reminders).label())
                .label(Alert.PASSING, "yes");
        reminders.stream()
                .sorted(Comparator.comparing(Alert::level))
                .limit(NAMED)
                .forEach(it -> alertDraft.fact(
                        it.headline(), it.advice().stream().findFirst().orElse("")));
        if (reminders.size() > NAMED) {
            alertDraft.fact(words.say("fact.more"), words.say("more", "count", reminders.size() - NAMED));
        }
        return alertDraft.advice(List.of(words.say("reminders.advice"))).alert(words.language());
    }

    private AlertDraft about(Alert.Kind kind, GroupSubject subject, List<Alert> members, Instant at) {
        Alert worst = worstOf(members);
        AlertDraft alertDraft = new AlertDraft(kind, at)
                .labels(shared(members))
                .label("severity", worst(members).label())
                .label("alertname", label(worst, "alertname"))
                .label("count", Integer.toString(members.size()))
                .label("targets", targets(members).stream().limit(MACHINE_NAMED).collect(Collectors.joining(" ")))
                .brief(words.say("fact.list"), lists(subject, members))
                .brief(words.say("fact.count"), Integer.toString(members.size()))
                .brief(
                        words.say("fact.severity"),
                        words.say("severity." + worst(members).label()))
                .brief(words.say("fact.since"), moments.at(first(members)));
        shared(members).forEach((name, value) -> {
            if (name.equals("pool")) {
                alertDraft.brief(words.say("fact.pool"), value);
            }
        });
        String owners = owners(members);
        if (!owners.isEmpty()) {
            alertDraft.brief(words.say("fact.owner"), owners);
        }
        alertDraft.fact(words.say("fact.targets"), named(targets(members)));
        refused(alertDraft, members);
        worst.facts().stream()
                .filter(it -> it.label().equals(words.say("fact.reason")))
                .forEach(it ->
                        alertDraft.fact(words.say("fact.reason_of", "target", label(worst, "target")), it.value()));
        alertDraft.why(words.say("group.why." + subject.kind().label())).advice(worst.advice());
        worst.links().forEach(it -> alertDraft.link(it.label(), java.util.Optional.of(it.url())));
        return alertDraft;
    }

    /** Only of those that logs of mail servers tell of. */
    private void refused(AlertDraft alertDraft, List<Alert> members) {
        long refused = sum(members, "refused");
        if (refused > 0) {
            alertDraft.fact(
                    words.say("fact.refused"),
                    words.say("group.refused", "refused", refused, "attempts", sum(members, "attempts")));
        }
    }

    /** Each target once: lists that contain each other are named by the same refusals. */
    private static long sum(List<Alert> members, String label) {
        Map<String, Long> byTarget = new HashMap<>();
        members.forEach(it -> it.label(label)
                .ifPresent(count -> byTarget.merge(label(it, "target"), Long.parseLong(count), Math::max)));
        return byTarget.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One press cannot say which of several lists was asked. */
    private AlertDraft buttons(AlertDraft alertDraft, GroupSubject subject, String thread) {
        alertDraft.action("ack", words.say("action.ack"), thread).action("fixed", words.say("action.fixed"), thread);
        if (subject.kind() != GroupSubject.Kind.TARGET) {
            alertDraft.action("requested", words.say("action.requested"), thread);
        }
        return alertDraft.action("snooze", words.say("action.snooze"), thread);
    }

    private String headline(String key, GroupSubject subject, List<Alert> members, int count) {
        Alert worst = worstOf(members);
        return words.say(
                key + subject.kind().label(),
                "count",
                count,
                "subject",
                subject.text(),
                "list",
                label(worst, "list_title"),
                "code",
                label(worst, "code_name"));
    }

    private static String lists(GroupSubject subject, List<Alert> members) {
        if (subject.kind() != GroupSubject.Kind.TARGET) {
            return label(members.get(0), "list_title");
        }
        return members.stream().map(it -> label(it, "list_title")).sorted().collect(Collectors.joining(", "));
    }

    private String named(List<String> targets) {
        List<String> runs = AddressRuns.of(targets);
        String named = runs.stream().limit(NAMED).collect(Collectors.joining(", "));
        return runs.size() <= NAMED ? named : named + ", " + words.say("more", "count", runs.size() - NAMED);
    }

    private static String owners(List<Alert> members) {
        return members.stream()
                .map(it -> label(it, "owner"))
                .filter(it -> !it.isBlank())
                .distinct()
                .sorted()
                .limit(OWNERS)
                .collect(Collectors.joining(", "));
    }

    private static List<String> targets(List<Alert> members) {
        return members.stream().map(it -> label(it, "target")).distinct().toList();
    }

    /** The labels on which all agree. */
    private static Map<String, String> shared(List<Alert> members) {
        Map<String, String> shared = new HashMap<>(members.get(0).labels());
        members.forEach(it -> shared.entrySet().retainAll(it.labels().entrySet()));
        return shared;
    }

    private static Instant first(List<Alert> members) {
        return members.stream().map(Alert::at).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Alert worstOf(List<Alert> members) {
        return members.stream()
                .min(Comparator.comparing((Alert it) -> severity(it)))
                .orElseThrow();
    }

    private static Severity worst(List<Alert> members) {
        return severity(worstOf(members));
    }

    private static Severity severity(Alert alert) {
        return Severity.valueOf(alert.label("severity").orElse("info").toUpperCase(Locale.ROOT));
    }

    private static Alert.Level level(List<Alert> members) {
        return Alert.Level.valueOf(worst(members).name());
    }

    private static String label(Alert alert, String name) {
        return alert.label(name).orElse("");
    }
}
