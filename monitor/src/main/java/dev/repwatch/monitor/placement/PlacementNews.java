package dev.repwatch.monitor.placement;

import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.monitor.placement.news.PlacementDetail;
import dev.repwatch.monitor.placement.trouble.SeedTroubleDetail;
import dev.repwatch.monitor.placement.trouble.SeedTroubleDetail.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what begins, changes and ends: streams in trouble, streams that are not tested, mailboxes that cannot be read. */
final class PlacementNews {

    private static final int INTERVALS = 3;
    private static final int UNREADABLE_LOOKS = 3;

    private final PlacementBook book;
    private final Instant began;

    /** @param began when somebody began to test: a stream without a run is patient from then on */
    PlacementNews(PlacementBook book, Instant began) {
        this.book = book;
        this.began = began;
    }

    /** What the runs of a stream say, and whether it is tested at all. */
    void of(StreamEntry stream, PlacementSettings settings, Optional<TestFailure> failure, Instant now) {
        List<PlacementRun> runs = book.runs(stream.name());
        String subject = "stream:" + stream.name();
        Optional<PlacementDetail> trouble = StreamAlarm.of(stream.name(), stream.pool(), runs, settings.times(), now);
        Optional<List<String>> told = book.told(subject);
        if (trouble.isPresent()) {
            if (!told.equals(trouble.map(PlacementDetail::gist))) {
                book.tell(subject, trouble.get().gist(), trouble.get(), now);
            }
        } else if (told.isPresent()) {
            book.over(subject, new PlacementDetail(stream.name(), stream.pool(), List.of(), List.of()), now);
        }
        untested(stream, settings, failure, now);
    }

    private void untested(StreamEntry stream, PlacementSettings settings, Optional<TestFailure> failure, Instant now) {
        Duration patience = settings.every().multipliedBy(INTERVALS);
        Instant last = book.runs(stream.name()).stream()
                .filter(run -> run.mails().stream().anyMatch(it -> it.words().isEmpty()))
                .map(PlacementRun::started)
                .max(Comparator.naturalOrder())
                .orElse(began);
        said(
                new SeedTroubleDetail(
                        Trouble.NOT_TESTED,
                        stream.name(),
                        failure.map(TestFailure::cause),
                        failure.map(TestFailure::detail).orElse("")),
                last.plus(patience).isBefore(now),
                now);
    }

    /** Whether the mailboxes that were looked into can be read. */
    void ofSeeds(List<SeedEntry> seeds, Map<String, SeedMailboxes.State> states, Instant now) {
        for (SeedEntry seed : seeds) {
            Optional.ofNullable(states.get(seed.name())).ifPresent(state -> {
                Optional<SeedTroubleDetail> trouble = trouble(seed, state);
                said(
                        trouble.orElse(new SeedTroubleDetail(Trouble.UNREADABLE, seed.name(), "")),
                        trouble.isPresent(),
                        now);
            });
        }
    }

    private Optional<SeedTroubleDetail> trouble(SeedEntry seed, SeedMailboxes.State state) {
        if (state.cause().isEmpty()) {
            return state.hidesSpam()
                    ? Optional.of(new SeedTroubleDetail(Trouble.NO_SPAM_FOLDER, seed.name(), ""))
                    : Optional.empty();
        }
        SeedLook.Unreadable why = state.cause().orElseThrow();
        if (state.locked()) {
            return Optional.of(new SeedTroubleDetail(Trouble.LOCKED_OUT, seed.name(), why.detail()));
        }
        return state.fails() >= UNREADABLE_LOOKS
                ? Optional.of(new SeedTroubleDetail(Trouble.UNREADABLE, seed.name(), why.detail()))
                : book.told("seed:" + seed.name())
                        .map(it -> new SeedTroubleDetail(Trouble.UNREADABLE, seed.name(), why.detail()));
    }

    /** Tells once that it is so, and once that it is over. */
    private void said(SeedTroubleDetail detail, boolean lasts, Instant now) {
        boolean told = book.told(detail.subject()).isPresent();
        if (lasts && !told) {
            book.tell(detail.subject(), List.of(detail.trouble().name()), detail, now);
        } else if (!lasts && told) {
            book.over(detail.subject(), detail, now);
        }
    }

    /** Ends what was told of streams and seeds that are gone. */
    void forget(List<StreamEntry> streams, List<SeedEntry> seeds, Instant now) {
        book.toldSubjects().stream()
                .filter(subject -> gone(subject, streams, seeds))
                .forEach(subject -> {
                    String name = subject.substring(subject.indexOf(':') + 1);
                    if (subject.startsWith("stream:")) {
                        book.over(subject, new PlacementDetail(name, Optional.empty(), List.of(), List.of()), now);
                    } else {
                        Trouble trouble = subject.startsWith("untested:") ? Trouble.NOT_TESTED : Trouble.UNREADABLE;
                        book.over(subject, new SeedTroubleDetail(trouble, name, ""), now);
                    }
                });
    }

    private static boolean gone(String subject, List<StreamEntry> streams, List<SeedEntry> seeds) {
        String name = subject.substring(subject.indexOf(':') + 1);
        return subject.startsWith("seed:")
                ? seeds.stream().noneMatch(it -> it.name().equals(name))
                : streams.stream().noneMatch(it -> it.name().equals(name));
    }
}
