package dev.repwatch.checks.dnsbl.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file over time: fetched when it is due, read beside the one in force, doubted, and swapped by one reference. Whatever goes
 * wrong, the last good one stays. Used by one thread at a time; {@link #current} and {@link #trouble} by any.
 */
final class WatchedFile {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final int FEW_FAILURES = 1;
    /** A file that is broken may be fetched twice so; a second one a while later shows that the list has changed. */
    private static final Duration SECOND_LOOK = Duration.ofMinutes(1);
    /** A file that was touched just now may not be whole. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final String id;
    private final ListFile file;
    private final Optional<HttpUrl> url;
    private final FileRules rules;
    private final ZoneReader.Type zones;
    private final FileStore store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final long mostOctets;
    private volatile Optional<FileVersion> current = Optional.empty();
    private volatile FetchState state;
    private FetchState remembered;

    /**
     * @param url where it is fetched, the key in it
     * @param mostOctets it is read, unless it is longer
     */
    WatchedFile(
            String id,
            ListFile file,
            Optional<HttpUrl> url,
            FileRules rules,
            ZoneReader.Type zones,
            FileStore store,
            InstantSource clock,
            RandomGenerator random,
            long mostOctets) {
        this.id = id;
        this.file = file;
        this.url = url;
        this.rules = rules;
        this.zones = zones;
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.mostOctets = mostOctets;
        this.state = store.state(source());
        this.remembered = state;
    }

    /** Without the key: it is kept on disk. */
    private String source() {
        return file.format() + " "
                + file.path().map(Path::toString).or(file::url).orElse("");
    }

    ListFile file() {
        return file;
    }

    Optional<FileVersion> current() {
        return current;
    }

    /** Why there is no file to be believed, or only an old one; a single fetch that fails is none. */
    Optional<FileTrouble> trouble() {
        FetchState now = state;
        boolean patient = now.doubt().isEmpty() && now.failures() <= FEW_FAILURES && current.isPresent();
        Optional<FileTrouble> why = patient
                ? Optional.empty()
                : now.trouble().map(words -> new FileTrouble(now.doubt().isEmpty() ? "fetch" : now.doubt(), words));
        return why.or(() -> current.filter(
                        version -> version.ageAt(clock.instant()).compareTo(file.maxAge()) > 0)
                .map(version -> new FileTrouble(
                        "old",
                        "the last file that is believed is of " + version.of() + ", older than "
                                + words(file.maxAge()))));
    }

    private static String words(Duration time) {
        return time.toHours() > 0 && time.toMinutesPart() == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    /** Takes up what was believed before a restart. */
    void load() {
        try {
            Optional<Path> kept = store.kept(state);
            if (kept.isPresent()) {
                current = Optional.of(version(
                        read(kept.get(), clock.instant()).content(), state.hash(), Instant.ofEpochSecond(state.of())));
            }
        } catch (IOException unreadable) {
            LOG.warn("list {}: the file that was kept cannot be read", id);
        }
    }

    boolean due() {
        return state.dueAt(clock.instant());
    }

    /** Looks for a new file; true when another one is believed now. Never throws for what the world does. */
    boolean refresh(ListDownload http, FileFleet fleet) {
        Instant now = clock.instant();
        boolean news = false;
        try {
            news = url.isPresent() ? fetched(http, url.get(), fleet, now) : looked(fleet, now);
        } catch (DownloadFailure failure) {
            state = state.failed(failure.detail());
            next(now, failure.retryAfter());
        } catch (NoSuchFileException missing) {
            state = state.failed(file.name() + " does not exist");
        } catch (IOException unreadable) {
            state = state.failed(file.name() + " cannot be read, or not be kept");
            next(now, Duration.ZERO);
        }
        remember();
        return news;
    }

    private void remember() {
        if (state.equals(remembered)) {
            return;
        }
        try {
            store.remember(state);
            remembered = state;
        } catch (IOException full) {
            LOG.warn("list {}: what is known of its file could not be kept", id);
        }
    }

    private boolean fetched(ListDownload http, HttpUrl from, FileFleet fleet, Instant now)
            throws IOException, DownloadFailure {
        Path part = store.part();
        ListDownload.Came came = http.fetch(from, file.allowPrivate(), state, part, now);
        // before anything of it is read: whatever that comes to, the server is not asked again at once
        next(now, Duration.ZERO);
        return came.changed()
                ? taken(part, came.etag(), came.modified(), came.modifiedAt(), came.page(), fleet, now)
                : unchanged(fleet, now);
    }

    private boolean looked(FileFleet fleet, Instant now) throws IOException {
        Path path = file.path().orElseThrow();
        BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
        String mark = before.size() + " " + before.lastModifiedTime().toMillis();
        if (mark.equals(state.etag())) {
            return unchanged(fleet, now);
        }
        if (Duration.between(before.lastModifiedTime().toInstant(), now).abs().compareTo(SETTLED) < 0) {
            return false;
        }
        if (before.size() > mostOctets) {
            state = state.came(mark, "", "").failed(file.name() + " is longer than " + (mostOctets >> 20) + " MB");
            return false;
        }
        Path part = store.part();
        Files.copy(path, part, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
        boolean written =
                after.size() != before.size() || !after.lastModifiedTime().equals(before.lastModifiedTime());
        return !written
                && taken(part, mark, "", Optional.of(before.lastModifiedTime().toInstant()), false, fleet, now);
    }

    /** Nothing new; what was doubted is the second of its kind after a while. */
    private boolean unchanged(FileFleet fleet, Instant now) throws IOException {
        if (!state.doubt().isEmpty() && Files.exists(store.doubted())) {
            boolean long_ = now.getEpochSecond()
                    >= state.doubted() + longer(file.minInterval(), SECOND_LOOK).toSeconds();
            return long_ && judged(store.doubted(), state.seen(), Optional.empty(), false, fleet, now);
        }
        state = state.came(state.etag(), state.modified(), state.seen());
        return false;
    }

    private boolean taken(
            Path part,
            String etag,
            String modified,
            Optional<Instant> modifiedAt,
            boolean page,
            FileFleet fleet,
            Instant now)
            throws IOException {
        String hash = FileStore.hash(part);
        if (hash.equals(state.hash()) && current.isPresent()) {
            Files.deleteIfExists(part);
            state = state.came(etag, modified, hash).good(hash, current.get().of());
            return false;
        }
        state = state.came(etag, modified, hash);
        return judged(part, hash, modifiedAt, page, fleet, now);
    }

    private boolean judged(
            Path part, String hash, Optional<Instant> modifiedAt, boolean page, FileFleet fleet, Instant now)
            throws IOException {
        ReadList read = read(part, now);
        Instant of = of(read, modifiedAt, now);
        Optional<Doubt> doubt = read.doubt()
                .or(() -> page ? Optional.of(Doubt.WEB_PAGE) : Optional.empty())
                .or(() -> isOfAnotherTime(read, of, now) ? Optional.of(Doubt.FILE_STALE) : Optional.empty())
                .or(() -> rules.doubt(read.content(), current.map(FileVersion::content), fleet));
        if (doubt.isPresent() && !isTheSecond(doubt.get(), read.entries(), now)) {
            doubted(part, doubt.get(), read.entries(), now);
            return false;
        }
        if (current.filter(version -> read.made().isPresent() && version.of().isAfter(of))
                .isPresent()) {
            LOG.info("list {}: the file that came is older than the one in force, which stays", id);
            return false;
        }
        return swapped(part, read, hash, of);
    }

    private boolean isOfAnotherTime(ReadList read, Instant of, Instant now) {
        return read.made().filter(made -> made.isAfter(now.plus(CLOCKS_DIFFER))).isPresent()
                || Duration.between(of, now).compareTo(file.maxAge()) > 0;
    }

    private boolean swapped(Path part, ReadList read, String hash, Instant of) throws IOException {
        store.keep(part, store.good());
        Files.deleteIfExists(store.doubted());
        state = state.good(hash, of);
        FileVersion version = version(read.content(), hash, of);
        current = Optional.of(version);
        LOG.info("list {}: {} with {} entries", id, version.path(), read.entries());
        return true;
    }

    private boolean isTheSecond(Doubt doubt, long entries, Instant now) {
        boolean alike = entries * 2 >= state.doubtedEntries() && state.doubtedEntries() * 2 >= entries && entries > 0;
        return doubt.mayBeTrue()
                && alike
                && state.doubt().equals(doubt.id())
                && now.getEpochSecond()
                        >= state.doubted()
                                + longer(file.minInterval(), SECOND_LOOK).toSeconds();
    }

    private void doubted(Path part, Doubt doubt, long entries, Instant now) throws IOException {
        if (!part.equals(store.doubted())) {
            store.keep(part, store.doubted());
        }
        String why = "the file that came is not believed: " + doubt.words();
        if (!state.why().equals(why)) {
            LOG.warn("list {}: {}", id, why);
        }
        state = state.doubted(doubt, now, entries, why);
    }

    /** Old data does not become young by being fetched again. */
    private Instant of(ReadList read, Optional<Instant> modifiedAt, Instant now) {
        Instant seen = state.doubted() > 0 ? Instant.ofEpochSecond(state.doubted()) : now;
        Instant said = read.made().or(() -> modifiedAt).orElse(seen);
        return said.isAfter(now) ? now : said;
    }

    private FileVersion version(ListContent content, String hash, Instant of) {
        return new FileVersion(content, file.name(), hash, Instant.ofEpochSecond(of.getEpochSecond()));
    }

    private ReadList read(Path path, Instant now) throws IOException {
        ListFileReader reader = new ListFileReader(file.format(), file.code(), zones);
        try (InputStream in = Files.newInputStream(path)) {
            return (file.wide() ? reader.wide() : reader).read(in, now);
        }
    }

    /** Never on the full hour, when everybody asks (facts of operators), and later each time it fails. */
    private void next(Instant now, Duration wish) {
        Duration pause = file.minInterval().multipliedBy(1L << Math.min(state.failures(), 10));
        Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 && pause.compareTo(file.minInterval()) > 0
                ? longer(LONGEST_PAUSE, file.minInterval())
                : pause;
        long jitter = 1 + random.nextLong(Math.max(1, capped.toSeconds() / 10));
        Instant at = now.plus(longer(capped, wish)).plusSeconds(jitter);
        boolean full =
                at.atZone(ZoneOffset.UTC).getMinute() == 0 && file.minInterval().toMinutes() >= 5;
        state = state.until(full ? at.plusSeconds(60 + random.nextInt(300)) : at);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
