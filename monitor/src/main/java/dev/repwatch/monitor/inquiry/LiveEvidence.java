package dev.repwatch.monitor.inquiry;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.Evidence;
import dev.repwatch.monitor.diagnosis.evidence.Own;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.posture.PostureBook;
import dev.repwatch.monitor.tracker.History;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the daemon knows that bears on a question: listings now and then, what lists answered, tasks of the desk, figures of feeds. What
 * is not looked at here is not said to be fine: the card names it among what was not checked.
 *
 * @param isList whether a source is a DNS list rather than a check of our own
 * @param interval between two looks at a list
 */
public record LiveEvidence(
        IncidentTracker tracker,
        History history,
        Supplier<TaskBook> tasks,
        FeedCache feeds,
        MailTraffic traffic,
        Supplier<Optional<PostureBook>> posture,
        Supplier<List<WatchedTarget>> watched,
        Predicate<SourceId> isList,
        Supplier<Duration> interval,
        InstantSource clock) {

    private static final Duration BEFORE = Duration.ofDays(7);
    private static final int MOST_LISTINGS = 500;
    private static final int MOST_NAMED = 20;

    /** What may be a target: an address or a name with a dot. */
    private static final Pattern NAMED = Pattern.compile("[0-9a-z_][0-9a-z_.:-]{2,250}[0-9a-z]");

    private static final Pattern PERSON = Pattern.compile("[^<>\\s@\"':;,()]{1,64}@[A-Za-z0-9.-]{1,255}[A-Za-z0-9]");

    private static final int MOST_TEXT = 64 * 1024;

    /** All that is known for a question. */
    public CaseFile about(Question question, ZoneOffset zone) {
        return about(question, zone, LabelScope.ALL);
    }

    /**
     * What is known of a part of the targets. Mail logs say nothing to who sees a part and names no address of it: their counts are
     * of everybody.
     */
    public CaseFile about(Question question, ZoneOffset zone, LabelScope scope) {
        Instant now = clock.instant();
        Set<Target> part = watched.get().stream()
                .filter(it -> scope.covers(it.labels()))
                .map(WatchedTarget::target)
                .collect(Collectors.toSet());
        Predicate<Target> seen = target -> scope.all() || part.contains(target);
        StateView view = scope.all() ? tracker.view() : tracker.view().part(seen);
        Set<Target> named = named(question.value(), view);
        List<Evidence> evidence = new ArrayList<>();
        listings(view, named, question.when().orElse(now), now).forEach(evidence::add);
        named.forEach(target -> answers(view, target).forEach(evidence::add));
        evidence.addAll(new DeskEvidence(tasks.get())
                .tasks(it -> scope.all()
                        || part.stream().anyMatch(target -> target.text().equals(it.subject()))));
        evidence.addAll(new FeedFigures(feeds).about(named));
        posture.get().map(it -> new PostureEvidence(it).about(named, seen)).ifPresent(evidence::addAll);
        if (scope.all() || !named.isEmpty()) {
            evidence.addAll(new LogEvidence(traffic)
                    .about(
                            named.stream().map(Target::text).toList(),
                            scope.all() ? people(question.value()) : List.of(),
                            question.when().orElse(now),
                            now));
        }
        return new CaseFile(now, zone, own(seen), question, evidence);
    }

    private Own own(Predicate<Target> seen) {
        List<String> addresses = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        watched.get().stream()
                .filter(it -> seen.test(it.target()))
                .forEach(it -> (it.target() instanceof DomainTarget ? domains : addresses)
                        .add(it.target().text()));
        return new Own(addresses, domains, List.of());
    }

    /** Targets that stand in the question. */
    private static Set<Target> named(String text, StateView view) {
        Map<String, Target> byText = new HashMap<>();
        view.targets().keySet().forEach(target -> byText.put(target.text(), target));
        Set<Target> found = new HashSet<>();
        String bounded = text.substring(0, Math.min(text.length(), MOST_TEXT)).toLowerCase(Locale.ROOT);
        Matcher words = NAMED.matcher(bounded);
        while (words.find() && found.size() < MOST_NAMED) {
            Optional.ofNullable(byText.get(words.group())).ifPresent(found::add);
        }
        return found;
    }

    /** Addresses of people that stand in the question. */
    private static List<String> people(String text) {
        Matcher words = PERSON.matcher(text.substring(0, Math.min(text.length(), MOST_TEXT)));
        List<String> found = new ArrayList<>();
        while (words.find() && found.size() < MOST_NAMED) {
            found.add(words.group());
        }
        return found;
    }

    /** Those that are open, the worst first, and of what is named also those that are over. */
    private List<Evidence> listings(StateView view, Set<Target> named, Instant when, Instant now) {
        Map<Long, Episode> episodes = new HashMap<>();
        view.open().stream()
                .filter(it -> isList.test(it.source()))
                .filter(it -> named.isEmpty() || named.contains(it.target()))
                .sorted(Comparator.comparing((Episode it) -> it.listing().severity()))
                .limit(MOST_LISTINGS)
                .forEach(it -> episodes.put(it.id(), it));
        Duration back = Duration.between(when, now).plus(BEFORE);
        named.stream()
                .flatMap(target -> history.of(target.text(), back).stream())
                .flatMap(it -> it.episodes().stream())
                .filter(it -> isList.test(it.source()))
                .forEach(it -> episodes.putIfAbsent(it.id(), it));
        return episodes.values().stream()
                .sorted(Comparator.comparingLong(Episode::id))
                .map(it -> ListEvidence.listing(it, interval.get()))
                .toList();
    }

    private List<Evidence> answers(StateView view, Target target) {
        Set<SourceId> listing = new HashSet<>();
        view.open().stream().filter(it -> it.target().equals(target)).forEach(it -> listing.add(it.source()));
        List<Evidence> answers = new ArrayList<>();
        tracker.answered(target).forEach((list, at) -> {
            if (isList.test(list)) {
                answers.add(ListEvidence.answer(list, target, at, listing.contains(list)));
            }
        });
        return answers;
    }
}
