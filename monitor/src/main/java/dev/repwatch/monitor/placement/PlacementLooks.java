package dev.repwatch.monitor.placement;

import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.placement.Handover;
import dev.repwatch.checks.placement.PlacementJudge;
import dev.repwatch.checks.placement.SeedMail;
import dev.repwatch.checks.placement.SeedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends the mails of a run, and looks for them in mailboxes and logs. Not thread-safe. */
final class PlacementLooks implements AutoCloseable {

    private final PlacementJudge judge;
    private final FeedEnvironment environment;
    private final SeedMailboxes mailboxes;
    private final HandoverLogs logs;

    PlacementLooks(PlacementSettings settings, FeedEnvironment environment, SeedMailboxes mailboxes) {
        this.judge = new PlacementJudge(settings.times());
        this.environment = environment;
        this.mailboxes = mailboxes;
        this.logs = new HandoverLogs(settings.logs());
    }

    PlacementJudge judge() {
        return judge;
    }

    HandoverLogs logs() {
        return logs;
    }

    /** Hands one mail over for each seed, one after the other. */
    PlacementRun send(StreamEntry stream, byte[] template, List<SeedEntry> seeds, String id) {
        Instant started = environment.clock().instant();
        List<TestMail> mails = new ArrayList<>();
        for (SeedEntry seed : seeds) {
            Instant now = environment.clock().instant();
            byte[] mail =
                    SeedMail.of(template, new SeedToken(id + "." + seed.name(), stream.domain()), seed.address(), now);
            logs.said().watch(seed.address(), now);
            mails.add(TestMail.sent(seed, now, stream.submission().send(mail, seed.address()), judge));
        }
        return new PlacementRun(id, stream.name(), stream.domain(), started, 0, Optional.empty(), mails);
    }

    /** Mails of earlier runs, of which the logs may still say something. */
    void follow(PlacementRun run, List<SeedEntry> seeds) {
        Map<String, SeedEntry> entries = byName(seeds);
        run.mails()
                .forEach(mail -> Optional.ofNullable(entries.get(mail.seed()))
                        .ifPresent(seed -> logs.said().watch(seed.address(), mail.sentAt())));
    }

    void readLogs() {
        logs.read(now());
    }

    /** One look at every mailbox of a run, and what the logs say that were read. A seed that is gone stays as it was. */
    PlacementRun look(PlacementRun run, List<SeedEntry> seeds) {
        Map<String, SeedEntry> entries = byName(seeds);
        List<TestMail> mails = new ArrayList<>();
        for (TestMail mail : run.mails()) {
            SeedEntry seed = entries.get(mail.seed());
            mails.add(
                    seed == null ? mail.seen(Optional.empty(), Optional.empty(), judge, now()) : look(run, mail, seed));
        }
        Instant now = now();
        boolean over = mails.stream().allMatch(it -> it.judged().last());
        return run.with(mails, Math.max(run.looks() + 1, run.looksBy(now)), over ? Optional.of(now) : Optional.empty());
    }

    private TestMail look(PlacementRun run, TestMail mail, SeedEntry seed) {
        Optional<Handover> logged = logs.said().of(seed.address(), mail.sentAt());
        boolean refused = mail.handover() == Handover.REFUSED
                || logged.filter(Handover.REFUSED::equals).isPresent();
        Optional<TestMail.SeedMailbox> look = refused || seed.isWitness()
                ? Optional.empty()
                : Optional.of(mailboxes.look(seed, run.token(seed.name())));
        return mail.seen(logged, look, judge, now());
    }

    private Instant now() {
        return environment.clock().instant();
    }

    private static Map<String, SeedEntry> byName(List<SeedEntry> seeds) {
        return seeds.stream().collect(Collectors.toMap(SeedEntry::name, Function.identity(), (one, other) -> one));
    }

    @Override
    public void close() {
        logs.close();
    }
}
