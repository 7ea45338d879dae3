package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.Seen;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.CheckStory;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a target's records, in words: what is there, what should be, what changed, and whose rules break. */
final class PostureStory implements CheckStory {

    private static final int NAMED = 5;
    private static final int SEEN = 2;

    private final TargetPosture posture;
    private final CheckSummary summary;
    private final List<RecordChange> changes;
    private final List<String> breaks;

    private PostureStory(TargetPosture posture, CheckSummary summary, List<RecordChange> changes, List<String> breaks) {
        this.posture = posture;
        this.summary = summary;
        this.changes = changes;
        this.breaks = breaks;
    }

    static Optional<CheckStory> of(PostureBook book, Target target, PostureCheck check, Instant now) {
        return book.of(target)
                .flatMap(posture -> posture.of(check)
                        .filter(summary -> summary.code().isPresent())
                        .map(summary -> new PostureStory(
                                posture,
                                summary,
                                changes(book, posture, summary, now),
                                breaks(book, posture, summary))));
    }

    /** What changed with it; for addresses that do not pass SPF that is the record. */
    private static List<RecordChange> changes(
            PostureBook book, TargetPosture posture, CheckSummary summary, Instant now) {
        Stream<PostureFinding> records = summary.check() == PostureCheck.SPF_IP
                ? posture.of(PostureCheck.SPF).stream()
                        .flatMap(it -> it.findings().stream())
                        .filter(it -> summary.alike().stream()
                                .anyMatch(failing -> failing.subject()
                                        .name()
                                        .equals(it.subject().name())))
                : Stream.of(summary.worst());
        return records.flatMap(finding -> book.since(finding, now).or(() -> book.changed(finding)).stream())
                .distinct()
                .toList();
    }

    /** Of an address: the rules of those who get mail from the domains it sends for. */
    private static List<String> breaks(PostureBook book, TargetPosture posture, CheckSummary summary) {
        List<String> codes =
                summary.code().stream().map(PostureFinding.Code::id).toList();
        return Stream.concat(
                        posture.broken(codes).stream(),
                        posture.requirements().isEmpty()
                                ? book.targets().stream().flatMap(it -> it.broken(codes).stream())
                                : Stream.empty())
                .distinct()
                .toList();
    }

    @Override
    public String code() {
        return summary.code().map(PostureFinding.Code::id).orElse("");
    }

    @Override
    public String headline(Moments moments) {
        PostureFinding.Code code = summary.code().orElseThrow();
        String one = moments.language() == Language.JA ? code.japanese() : code.english();
        int alike = summary.check() == PostureCheck.SPF_IP ? summary.count(summary.verdict()) : 1;
        String name = posture.target().text();
        if (alike > 1) {
            return words(moments)
                    .say(
                            "senders",
                            "count",
                            alike,
                            "all",
                            summary.all(),
                            "domain",
                            summary.worst().subject().name());
        }
        return one.contains(name) ? one : words(moments).say("headline", "target", name, "what", one);
    }

    @Override
    public List<Fact> facts(Moments moments) {
        Words words = words(moments);
        List<Fact> facts = new ArrayList<>();
        if (summary.check() == PostureCheck.SPF_IP && summary.count(summary.verdict()) > 1) {
            facts.add(new Fact(words.say("fact.addresses"), addresses()));
        }
        summary.worst().seen().stream()
                .limit(SEEN)
                .forEach(seen -> facts.add(new Fact(words.say("fact.there"), record(seen))));
        summary.worst().wanted().ifPresent(it -> facts.add(new Fact(words.say("fact.publish"), it)));
        for (RecordChange change : changes) {
            if (!change.terms().isEmpty()) {
                facts.add(new Fact(words.say("fact.changed"), String.join("\n", change.shown())));
            }
            facts.add(new Fact(words.say("fact.good"), moments.at(change.before())));
            if (!change.zone().isEmpty()) {
                facts.add(new Fact(words.say("fact.zone"), change.zone()));
            }
        }
        if (!breaks.isEmpty()) {
            facts.add(new Fact(words.say("fact.breaks"), String.join(", ", breaks)));
        }
        return facts;
    }

    @Override
    public Optional<String> advice(Moments moments) {
        return summary.worst().wanted().map(it -> words(moments).say("advice.publish"));
    }

    private String addresses() {
        List<String> ips = summary.findings().stream()
                .filter(it -> it.verdict() == summary.verdict())
                .map(it -> it.subject().ip().orElse(""))
                .distinct()
                .toList();
        String named = ips.stream().limit(NAMED).collect(Collectors.joining(", "));
        return summary.count(PostureVerdict.FAIL) > NAMED ? named + ", …" : named;
    }

    private static String record(Seen seen) {
        return seen.name() + " " + seen.type() + " " + seen.value();
    }

    private static Words words(Moments moments) {
        return Words.of(PostureStory.class, Objects.requireNonNull(moments.language()));
    }
}
