package dev.repwatch.checks.feeds.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okio.ByteString;

/**
 * How far a mailbox was read, what was seen, and what was counted in the last 30 days. It is the feed's bookmark, stored
 * together with the reading that made it: after a crash the same messages are read again from the old place, and nothing
 * is counted twice.
 */
public final class MailLedger {

    public static final int DAYS_KEPT = 30;
    private static final int MOST_SEEN = 5000;
    private static final int MOST_KEYS = 50_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The stored form. Barren: messages in a row that were no use. Counts are by day and key. */
    record Form(
            long validity,
            long uid,
            int barren,
            String newest,
            List<String> seen,
            Map<String, Map<String, Long>> counts) {}

    private long validity;
    private long uid;
    private int barren;
    private Optional<Instant> newest;
    private final Set<String> seen;
    private final Map<String, Map<String, Long>> counts;
    private final LocalDate today;

    private MailLedger(Form form, Instant now) {
        validity = form.validity();
        uid = form.uid();
        barren = form.barren();
        newest = form.newest().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(form.newest()));
        seen = new LinkedHashSet<>(form.seen());
        counts = new TreeMap<>();
        form.counts().forEach((day, keys) -> counts.put(day, new TreeMap<>(keys)));
        today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        counts.keySet().removeIf(day -> day.compareTo(today.minusDays(DAYS_KEPT).toString()) < 0);
    }

    /** From a bookmark; a bookmark that cannot be read is none, and the mailbox is read from its start. */
    public static MailLedger open(Optional<String> bookmark, Instant now) {
        Form none = new Form(0, 0, 0, "", List.of(), Map.of());
        try {
            return new MailLedger(bookmark.isPresent() ? JSON.readValue(bookmark.get(), Form.class) : none, now);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return new MailLedger(none, now);
        }
    }

    public String bookmark() {
        try {
            List<String> kept = new ArrayList<>(seen);
            return JSON.writeValueAsString(new Form(
                    validity,
                    uid,
                    barren,
                    newest.map(Instant::toString).orElse(""),
                    kept.subList(Math.max(0, kept.size() - MOST_SEEN), kept.size()),
                    counts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers are JSON", impossible);
        }
    }

    void enter(long currentValidity) {
        if (validity != currentValidity) {
            validity = currentValidity;
            uid = 0;
        }
    }

    long lastUid() {
        return uid;
    }

    void passed(long messageUid, boolean fruitful) {
        uid = Math.max(uid, messageUid);
        barren = fruitful ? 0 : barren + 1;
    }

    /** Messages in a row that were no use. */
    int barren() {
        return barren;
    }

    /** True when a report of this identity was not seen before. */
    public boolean firstSight(String identity) {
        String digest = ByteString.of(identity.getBytes(StandardCharsets.UTF_8))
                .sha256()
                .substring(0, 9)
                .base64Url();
        return seen.add(digest);
    }

    /** Something came in at this time. */
    public void arrived(Instant at) {
        newest = newest.filter(it -> it.isAfter(at)).or(() -> Optional.of(at));
    }

    /** The latest arrival ever. */
    public Optional<Instant> newest() {
        return newest;
    }

    /** Counts on a day within the last 30; other days are passed over. */
    public void count(LocalDate day, String key, long many) {
        boolean kept = !day.isAfter(today) && day.isAfter(today.minusDays(DAYS_KEPT));
        Map<String, Long> ofDay = kept ? counts.computeIfAbsent(day.toString(), it -> new TreeMap<>()) : Map.of();
        if (kept && (ofDay.containsKey(key) || ofDay.size() < MOST_KEYS)) {
            ofDay.merge(key, many, (one, other) -> Math.min(one + other, Long.MAX_VALUE / 4));
        }
    }

    /** The sum of a key over the last days, today included. */
    public long sum(String key, int days) {
        String from = today.minusDays(days - 1L).toString();
        return counts.entrySet().stream()
                .filter(it -> it.getKey().compareTo(from) >= 0)
                .mapToLong(it -> it.getValue().getOrDefault(key, 0L))
                .sum();
    }

    /** Every key that was counted in the last 30 days. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        counts.values().forEach(it -> keys.addAll(it.keySet()));
        return keys;
    }
}
