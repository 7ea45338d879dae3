package dev.repwatch.monitor.placement;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.message.MessageText;
import dev.repwatch.checks.placement.BlockAnswers;
import dev.repwatch.checks.placement.BlockAnswers.Awaited;
import dev.repwatch.checks.placement.Handover;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.placement.PlacementJudge;
import dev.repwatch.monitor.store.placement.PlacementTable.ChangeRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What providers report of test mails that they blocked on the server. au's report comes the next day between 9 and 17 h
 * (dekyo.or.jp/soudan/contents/taisaku/2-4au-details.html), when the run is closed: so runs are corrected afterwards. Not
 * thread-safe.
 */
final class BlockedMail {

    /** A mail just after midnight is reported 41 hours later; that once more for a report that is late. */
    private static final Duration AWAITED = Duration.ofDays(4);

    private static final Duration PAUSE = Duration.ofHours(1);

    /** The report's stamps are minutes, and its clock is not ours; less than two test mails keep apart. */
    private static final Duration EARLY = Duration.ofMinutes(2);

    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int LONGEST_REASON = 200;

    private static final Logger LOG = LoggerFactory.getLogger(BlockedMail.class);

    private final PlacementBook book;
    private final SeedMailboxes mailboxes;
    private final Map<String, Instant> read = new HashMap<>();
    private final Map<String, BlockTally> tallies = new HashMap<>();

    BlockedMail(PlacementBook book, SeedMailboxes mailboxes) {
        this.book = book;
        this.mailboxes = mailboxes;
    }

    private record Open(PlacementRun run, TestMail mail) {

        String key() {
            return run.id();
        }
    }

    /** Reads the reports of those mailboxes in which a test mail of the last days was not found; each once an hour. */
    void look(List<StreamEntry> streams, List<SeedEntry> seeds, PlacementJudge judge, Instant now) {
        Set<String> reporting =
                seeds.stream().filter(SeedEntry::reports).map(SeedEntry::name).collect(Collectors.toSet());
        tallies.keySet().retainAll(reporting);
        read.keySet().retainAll(reporting);
        seeds.stream().filter(it -> reporting.contains(it.name())).forEach(seed -> look(streams, seed, judge, now));
    }

    private void look(List<StreamEntry> streams, SeedEntry seed, PlacementJudge judge, Instant now) {
        List<Open> open = book.runs().stream()
                .filter(run -> run.started().isAfter(now.minus(AWAITED)))
                .flatMap(run -> run.mails().stream().map(mail -> new Open(run, mail)))
                .filter(it -> it.mail().seed().equals(seed.name()) && it.mail().isNowhere())
                .toList();
        boolean asked = open.stream().anyMatch(it -> it.mail().blocked().isEmpty());
        Instant last = read.getOrDefault(seed.name(), Instant.EPOCH);
        if (!asked || last.plus(PAUSE).isAfter(now)) {
            return;
        }
        read.put(seed.name(), now);
        mailboxes.reports(seed, now.minus(AWAITED)).ifPresent(reading -> {
            BlockAnswers answers = BlockAnswers.of(reading.entries(), awaited(open, streams, judge));
            open.forEach(it -> Optional.ofNullable(answers.reasons().get(it.key()))
                    .ifPresent(reason -> correct(it, reason, judge, now)));
            told(seed, new BlockTally(reading, answers.reasons().size(), answers.unclear()));
        });
    }

    private void correct(Open open, String reason, PlacementJudge judge, Instant now) {
        if (open.mail().blocked().isPresent()) {
            return;
        }
        TestMail fresh = open.mail().blocked(Clean.line(reason, LONGEST_REASON), judge, now);
        // of several mails of one run each is put by itself: the run as it stands by now
        book.find(open.run().id())
                .ifPresent(run -> book.put(
                        run.with(
                                run.mails().stream()
                                        .map(it -> it.seed().equals(fresh.seed()) ? fresh : it)
                                        .toList(),
                                run.looks(),
                                run.closed()),
                        now));
    }

    private void told(SeedEntry seed, BlockTally tally) {
        BlockTally before = tallies.put(seed.name(), tally);
        if (tally.passesOver() && !tally.equals(before)) {
            LOG.warn(
                    "reports of blocked mail at the seed {}: {} read; passed over: {} unreadable, {} that nobody vouches for, {} entries"
                            + " without date or sender, {} entries of which several test mails may be meant",
                    seed.name(),
                    tally.contents().reports(),
                    tally.contents().unreadable(),
                    tally.contents().notVouched(),
                    tally.contents().passedOver(),
                    tally.unclear());
        }
    }

    private List<Awaited> awaited(List<Open> open, List<StreamEntry> streams, PlacementJudge judge) {
        Map<String, Set<String>> from = new HashMap<>();
        streams.forEach(stream -> from.put(stream.name(), from(stream)));
        List<Awaited> awaited = new ArrayList<>();
        for (Open each : open) {
            Instant sentAt = each.mail().sentAt();
            awaited.add(new Awaited(
                    each.key(),
                    from.getOrDefault(each.run().stream(), Set.of()),
                    sentAt.minus(EARLY),
                    taken(each).orElse(sentAt.plus(judge.times().closeAfter())).plus(LATE)));
        }
        return awaited;
    }

    /** By when the provider had it: it was missing from then on, and so its 250 had been read. */
    private Optional<Instant> taken(Open open) {
        return open.mail().handover() == Handover.PROVIDER
                ? book.changes(open.run().id()).stream()
                        .filter(it -> it.seed().equals(open.mail().seed()))
                        .filter(it -> it.placement().equals(Placement.MISSING.name()))
                        .map(ChangeRow::at)
                        .findFirst()
                : Optional.empty();
    }

    /** The sender that readers see and that of the envelope: which of them a report names is not known. */
    private static Set<String> from(StreamEntry stream) {
        Set<String> from = new HashSet<>(Set.of(stream.from().toLowerCase(Locale.ROOT)));
        try {
            MessageText.of(TemplateFile.read(stream)).ifPresent(it -> from.addAll(it.from()));
        } catch (IOException unreadable) {
            // then the one of the envelope is left
        }
        return from;
    }

    /** By the names of seeds. */
    Map<String, BlockTally> tallies() {
        return Map.copyOf(tallies);
    }
}
