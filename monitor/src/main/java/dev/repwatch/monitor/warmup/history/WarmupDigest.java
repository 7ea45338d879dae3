package dev.repwatch.monitor.warmup.history;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.DigestPart;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.warmup.WarmupTable;
import dev.repwatch.monitor.warmup.Volume;
import dev.repwatch.monitor.warmup.news.NewsLine;
import dev.repwatch.monitor.warmup.news.WarmupNews;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where warm-ups stand, for a digest: a line each address and provider, the next limits among them. */
public final class WarmupDigest {

    /** A limit that is not used on one day may be a quiet day. */
    private static final int UNUSED_DAYS = 3;

    private WarmupDigest() {}

    public static DigestPart.Lines read(Transaction transaction, Instant from, Instant until, Language language) {
        Map<String, WarmupNote> newest = new LinkedHashMap<>();
        WarmupTable.between(transaction, from, until).stream()
                .flatMap(row -> WarmupNote.of(row).stream())
                .forEach(note -> newest.merge(
                        note.ip() + " " + note.decision().provider(),
                        note,
                        (one, other) -> other.date().isBefore(one.date()) ? one : other));
        WarmupNews news = WarmupNews.in(language);
        List<String> lines = newest.values().stream()
                .flatMap(note -> news.of(note.ip(), note.decision(), note.newest()).stream()
                        .filter(line -> !line.kind().equals("under") || unusedLong(transaction, note)))
                .map(NewsLine::text)
                .toList();
        return new DigestPart.Lines(Words.of(WarmupNews.class, language).say("digest"), lines);
    }

    private static boolean unusedLong(Transaction transaction, WarmupNote note) {
        List<WarmupNote> last = WarmupTable.of(transaction, note.ip(), 200).stream()
                .flatMap(row -> WarmupNote.of(row).stream())
                .filter(it -> it.decision().provider().equals(note.decision().provider()))
                .limit(UNUSED_DAYS)
                .toList();
        return last.size() == UNUSED_DAYS
                && last.stream().allMatch(it -> it.decision().volume() == Volume.UNDER);
    }
}
