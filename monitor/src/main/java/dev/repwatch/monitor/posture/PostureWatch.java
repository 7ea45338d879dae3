package dev.repwatch.monitor.posture;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.address.Networks;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.ask.ZoneServers;
import dev.repwatch.checks.posture.change.Direction;
import dev.repwatch.checks.posture.change.PostureChange;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.fetch.KeptPages;
import dev.repwatch.checks.posture.registration.Rdap;
import dev.repwatch.checks.posture.starttls.StartTls;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.CheckStory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** Watches the records of senders over time, across configurations: the answers that still hold, what is known, and what is told. */
public final class PostureWatch {

    private final PostureBook book;
    private final Outside outside;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final AnswerCache cache;
    private final Announcements announcements;
    private final Consumer<PostureNews> told;

    /**
     * @param outside what is asked beside the DNS; its registries only where the configuration wants it
     * @param nanos monotonic time
     * @param told hears of changes that no episode tells
     */
    public PostureWatch(
            PostureBook book,
            Announcements announcements,
            Outside outside,
            InstantSource clock,
            LongSupplier nanos,
            Consumer<PostureNews> told) {
        this.book = book;
        this.announcements = announcements;
        this.outside = outside;
        this.clock = clock;
        this.nanos = nanos;
        this.cache = new AnswerCache(clock);
        this.told = told;
    }

    /** Over what the database remembers, with everything it may need from outside. */
    public static PostureWatch over(
            Database database,
            HttpsPages pages,
            AddressGuard guard,
            InstantSource clock,
            LongSupplier nanos,
            Consumer<PostureNews> told) {
        Outside outside = new Outside(
                new KeptPages(pages, clock),
                ZoneServers.none(),
                StartTls.ofSystem(clock),
                Networks.none(),
                new Rdap(new OkHttpClient(), guard, clock),
                clock);
        return new PostureWatch(
                PostureBook.open(database), new Announcements(database, clock), outside, clock, nanos, told);
    }

    /** A probe by this configuration. */
    public PostureProbe open(
            Collection<WatchedTarget> targets, PostureSettings settings, Duration every, DnsClient dns) {
        book.watch(targets.stream().map(WatchedTarget::target).collect(Collectors.toSet()));
        return new PostureProbe(
                this,
                new PostureScope(
                        new SenderProfiles(targets),
                        settings.demands(),
                        settings.exchangers(outside.exchangers()),
                        settings.ranges(),
                        settings.registries(outside.registries()),
                        every),
                dns);
    }

    public PostureBook book() {
        return book;
    }

    public Announcements announcements() {
        return announcements;
    }

    AnswerCache cache() {
        return cache;
    }

    Outside outside() {
        return outside;
    }

    InstantSource clock() {
        return clock;
    }

    LongSupplier nanos() {
        return nanos;
    }

    /** What there is to say of what a source holds against a target; empty when nothing is known since the start. */
    public Optional<CheckStory> story(Target target, SourceId source) {
        return PostureSource.check(source).flatMap(check -> PostureStory.of(book, target, check, clock.instant()));
    }

    void take(TargetPosture posture, PostureBook.Look look, Function<String, String> zone) {
        for (PostureBook.Believed believed : book.hear(posture, look)) {
            PostureChange change = believed.change();
            PostureFinding after = change.after();
            String name = change.before().seen().stream()
                    .findFirst()
                    .map(seen -> seen.name())
                    .orElse(after.subject().name());
            RecordChange recordChange = new RecordChange(
                    after.check(),
                    after.subject().text(),
                    change.direction(),
                    change.lines(),
                    zone.apply(name),
                    believed.before(),
                    believed.at());
            book.remember(believed, recordChange);
            if (tells(change, posture)) {
                told.accept(new PostureNews(
                        posture.target(),
                        recordChange,
                        change.code(),
                        posture.broken(after.codes().stream()
                                .map(PostureFinding.Code::id)
                                .toList()),
                        announcements.met(recordChange, after)));
            }
        }
    }

    /** Worse or unexplained, and no episode begins or changes with it. */
    private static boolean tells(PostureChange change, TargetPosture posture) {
        boolean matters = change.direction() == Direction.WEAKER || change.direction() == Direction.TO_EXPLAIN;
        boolean otherCode = !code(change.before()).equals(code(change.after()));
        boolean held = change.after().verdict() == PostureVerdict.FAIL
                || change.after().verdict() == PostureVerdict.WARN;
        boolean sendersFail = change.after().check() == PostureCheck.SPF
                && posture.of(PostureCheck.SPF_IP)
                        .filter(summary -> summary.verdict() == PostureVerdict.FAIL)
                        .isPresent();
        return matters && !(held && otherCode) && !sendersFail;
    }

    private static String code(PostureFinding finding) {
        return finding.worst().map(PostureFinding.Code::id).orElse("");
    }
}
