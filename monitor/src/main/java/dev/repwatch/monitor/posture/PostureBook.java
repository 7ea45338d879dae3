package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.change.ChangeRules;
import dev.repwatch.checks.posture.change.Direction;
import dev.repwatch.checks.posture.change.Fingerprint;
import dev.repwatch.checks.posture.change.PostureChange;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.PostureRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the records of senders: what the last look came to, in memory; what each record was when it was last believed,
 * also in the database. A change is believed when it was seen twice, independently. Thread-safe.
 */
public final class PostureBook {

    /** One record. */
    private record Key(PostureCheck check, String subject) {

        static Key of(PostureFinding finding) {
            return new Key(finding.check(), finding.subject().text());
        }
    }

    private record Known(KeptFinding kept, Instant since, Instant seen) {

        PostureFinding finding() {
            return kept.finding();
        }
    }

    /** Seen once. */
    private record Claim(
            PostureFinding finding, Target target, String path, Instant cachedUntil, Instant at, Instant next) {

        /** It was looked again, and nothing was learnt: soon a cache must have forgotten. */
        Claim again(Instant now) {
            Instant later = now.isBefore(cachedUntil) ? cachedUntil : now.plus(PAUSE);
            return new Claim(finding, target, path, cachedUntil, at, later);
        }

        boolean provenBy(PostureFinding again, Look look) {
            boolean same =
                    Fingerprint.of(finding).equals(Fingerprint.of(again)) && finding.verdict() == again.verdict();
            boolean independent = !path.equals(look.path())
                    || look.authoritative()
                    || !look.at().isBefore(cachedUntil);
            return same && independent && look.at().isAfter(at);
        }
    }

    /**
     * The circumstances of a look.
     *
     * @param path who answered; two looks with different paths are independent
     * @param absence how long a cache may keep that there is nothing
     */
    record Look(String path, boolean authoritative, Duration absence, Instant at) {}

    /** A change that has just been believed. */
    record Believed(PostureChange change, Instant before, Instant at) {}

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final SharedWords words = new SharedWords();
    private final Map<Key, Known> standings = new HashMap<>();
    private final Map<Key, Claim> claims = new HashMap<>();
    private final Map<Key, RecordChange> changes = new HashMap<>();
    private final Map<Target, TargetPosture> targets = new HashMap<>();
    private final List<PostureRows.StandingRow> unwritten = new ArrayList<>();

    private PostureBook(Database database) {
        this.database = database;
    }

    /** Remembers everything the database holds. */
    public static PostureBook open(Database database) {
        PostureBook book = new PostureBook(database);
        database.read(transaction -> {
            PostureRows.standings(transaction)
                    .forEach(row -> PostureCheck.of(row.check())
                            .ifPresent(check -> book.standings.put(
                                    new Key(check, row.subject()),
                                    new Known(book.packed(row.finding()), row.since(), row.seen()))));
            PostureRows.changes(transaction)
                    .forEach(row -> PostureCheck.of(row.check())
                            .ifPresent(check -> book.changes.put(new Key(check, row.subject()), change(check, row))));
            return 0;
        });
        return book;
    }

    private PackedFinding packed(String json) {
        return PackedFinding.of(FindingJson.read(json), words);
    }

    private static RecordChange change(PostureCheck check, PostureRows.ChangeRow row) {
        return new RecordChange(
                check,
                row.subject(),
                Direction.valueOf(row.direction().toUpperCase(Locale.ROOT)),
                row.terms().lines().toList(),
                row.zone(),
                row.before(),
                row.at());
    }

    /** What the last look at each target came to. */
    public synchronized Collection<TargetPosture> targets() {
        return List.copyOf(targets.values());
    }

    public synchronized Optional<TargetPosture> of(Target target) {
        return Optional.ofNullable(targets.get(target));
    }

    /** The last change of a record. */
    public synchronized Optional<RecordChange> changed(PostureFinding finding) {
        return Optional.ofNullable(changes.get(Key.of(finding)));
    }

    /** The last change of every record that has changed. */
    public synchronized Collection<RecordChange> changes() {
        return List.copyOf(changes.values());
    }

    /** Only these are watched from now on. */
    synchronized void watch(Set<Target> watched) {
        targets.keySet().retainAll(watched);
    }

    /** Takes in what a look came to. @return changes that are believed with it; each still has to be {@link #remember}ed */
    synchronized List<Believed> hear(TargetPosture posture, Look look) {
        // of domains there are few, and their figures are read at each scrape
        TargetPosture kept = posture.target() instanceof IpTarget ? posture.packed(words) : posture;
        targets.put(posture.target(), kept);
        List<Believed> believed = new ArrayList<>();
        posture.checks().forEach((check, summary) -> {
            CheckSummary same = kept.of(check).orElseThrow();
            for (int each = 0; each < summary.findings().size(); each++) {
                hear(posture.target(), summary.findings().get(each), same.kept(each), look)
                        .ifPresent(believed::add);
            }
        });
        return believed;
    }

    private Optional<Believed> hear(Target target, PostureFinding finding, KeptFinding kept, Look look) {
        if (finding.check() == PostureCheck.SPF_IP || finding.verdict() == PostureVerdict.UNKNOWN) {
            return Optional.empty();
        }
        Key key = Key.of(finding);
        Known before = standings.get(key);
        if (before == null) {
            store(key, finding, new Known(kept, look.at(), look.at()));
            return Optional.empty();
        }
        Optional<PostureChange> change = ChangeRules.between(before.finding(), finding);
        if (change.isEmpty()) {
            claims.remove(key);
            standings.put(key, new Known(kept, before.since(), look.at()));
            return Optional.empty();
        }
        Claim claim = claims.get(key);
        if (claim != null && claim.provenBy(finding, look)) {
            return Optional.of(new Believed(change.get(), before.seen(), claim.at()));
        }
        if (claim == null || !Fingerprint.of(claim.finding()).equals(Fingerprint.of(finding))) {
            claims.put(key, claim(target, finding, look));
        } else {
            claims.put(key, claim.again(look.at()));
        }
        return Optional.empty();
    }

    private static Claim claim(Target target, PostureFinding finding, Look look) {
        Instant cachedUntil = look.at().plus(Ttl.of(finding, look.absence()));
        return new Claim(finding, target, look.path(), cachedUntil, look.at(), look.at());
    }

    /** A believed change is what stands from now on. */
    synchronized void remember(Believed believed, RecordChange change) {
        PostureFinding after = believed.change().after();
        Key key = Key.of(after);
        claims.remove(key);
        changes.put(key, change);
        store(key, after, new Known(() -> after, believed.at(), change.at()));
        database.inTransaction(transaction -> {
            PostureRows.changed(
                    transaction,
                    new PostureRows.ChangeRow(
                            change.check().label(),
                            change.subject(),
                            change.direction().label(),
                            String.join("\n", change.terms()),
                            change.zone(),
                            change.before(),
                            change.at()));
            return 0;
        });
    }

    private void store(Key key, PostureFinding finding, Known standing) {
        standings.put(key, standing);
        unwritten.add(new PostureRows.StandingRow(
                key.check().label(), key.subject(), FindingJson.write(finding), standing.since(), standing.seen()));
    }

    /** Writes what is new. What is lost before is found again by the next look. */
    synchronized void write() {
        if (!unwritten.isEmpty()) {
            database.inTransaction(transaction -> {
                unwritten.forEach(row -> PostureRows.put(transaction, row));
                return 0;
            });
            unwritten.clear();
        }
    }

    /** Targets of which a change was seen once, and that should be looked at now. */
    synchronized Set<Target> claimed(Instant now) {
        return claims.values().stream()
                .filter(claim -> !now.isBefore(claim.next()))
                .map(Claim::target)
                .collect(Collectors.toSet());
    }

    /** What a record was when it was last believed, and until when that was seen. */
    synchronized Optional<RecordChange> since(PostureFinding finding, Instant now) {
        Known before = standings.get(Key.of(finding));
        return before == null
                ? Optional.empty()
                : ChangeRules.between(before.finding(), finding)
                        .map(change -> new RecordChange(
                                finding.check(),
                                finding.subject().text(),
                                change.direction(),
                                change.lines(),
                                "",
                                before.seen(),
                                now));
    }
}
