package dev.repwatch.checks.feeds.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a mailbox was read, what was seen, and what was counted in the last 30 days. It is the feed's bookmark, stored
 * together with the reading that made it: after a crash the same messages are read again from the old place, and nothing
 * is counted twice. What was seen is known for as long as it counts, also when the mailbox moves to another server.
 */
public final class MailLedger {

    public static final int DAYS_KEPT = 30;
    private static final int FORM = 2;
    private static final int MOST_KEYS = 50_000;
    private static final String SKIPPED = "skipped ";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What became of a report's identity. */
    public enum Sight {
        FIRST,
        AGAIN,
        /** So many are known that no more can be told apart; counting it could count it twice. */
        TOO_MANY
    }

    /**
     * The stored form. Barren: messages in a row that could not be read. Stuck: the message that the server did not hand out
     * at the end of so many looks. Left: messages that were not read yet. Counts are by day and key. Names: of addresses, empty for those without one. Access: what the refresh token
     * has become, encrypted; absent in what older versions wrote.
     */
    record Form(
            int form,
            long validity,
            long uid,
            int barren,
            long stuck,
            int stuckLooks,
            String newest,
            long left,
            Map<String, String> seen,
            Map<String, Map<String, Long>> counts,
            Map<String, String> names,
            @Nullable String access) {}

    private static final Form NONE = new Form(FORM, 0, 0, 0, 0, 0, "", 0, Map.of(), Map.of(), Map.of(), null);

    private long validity;
    private long uid;
    private int barren;
    private long stuck;
    private int stuckLooks;
    private Optional<Instant> newest;
    private long left;
    private final Map<String, String> names;
    private Optional<String> access;
    private final SeenReports seen;
    private final Map<String, Map<String, Long>> counts;
    private final LocalDate today;
    private final Map<String, Integer> sizes = new HashMap<>();

    private MailLedger(Form form, Instant now) {
        validity = form.validity();
        uid = form.uid();
        barren = form.barren();
        stuck = form.stuck();
        stuckLooks = form.stuckLooks();
        newest = form.newest().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(form.newest()));
        left = form.left();
        names = new TreeMap<>(form.names());
        access = Optional.ofNullable(form.access());
        seen = new SeenReports(form.seen());
        counts = new TreeMap<>();
        form.counts().forEach((day, keys) -> counts.put(day, new TreeMap<>(keys)));
        today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate oldest = today.minusDays(DAYS_KEPT);
        counts.keySet().removeIf(day -> day.compareTo(oldest.toString()) < 0);
        seen.forgetBefore(oldest);
    }

    /**
     * From a bookmark. One that cannot be read, or of the form before reports had the identities of today, is none: the
     * mailbox is read from its start, and everything in it is counted anew.
     */
    public static MailLedger open(Optional<String> bookmark, Instant now) {
        try {
            Form form = bookmark.isPresent() ? JSON.readValue(bookmark.get(), Form.class) : NONE;
            return new MailLedger(form.form() == FORM ? form : NONE, now);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return new MailLedger(NONE, now);
        }
    }

    public String bookmark() {
        try {
            return JSON.writeValueAsString(new Form(
                    FORM,
                    validity,
                    uid,
                    barren,
                    stuck,
                    stuckLooks,
                    newest.map(Instant::toString).orElse(""),
                    left,
                    seen.stored(),
                    counts,
                    names,
                    access.orElse(null)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers are JSON", impossible);
        }
    }

    /** What the refresh token of the mailbox has become; encrypted. */
    Optional<String> access() {
        return access;
    }

    void access(String sealed) {
        access = Optional.of(sealed);
    }

    void enter(long currentValidity) {
        if (validity != currentValidity) {
            validity = currentValidity;
            uid = 0;
            stuck = 0;
        }
    }

    long lastUid() {
        return uid;
    }

    void passed(long messageUid) {
        uid = Math.max(uid, messageUid);
    }

    void left(long messages) {
        left = messages;
    }

    /** Messages that the last look did not come to. */
    public long left() {
        return left;
    }

    /** Learns the host names of these addresses, and forgets all others. */
    public void names(Set<String> addresses, HostNames hosts) {
        names.keySet().retainAll(addresses);
        hosts.of(addresses.stream().filter(it -> !names.containsKey(it)).toList())
                .forEach(names::put);
    }

    /** The host name of an address, when it has one that leads back to it. */
    public Optional<String> hostName(String address) {
        return Optional.ofNullable(names.get(address)).filter(it -> !it.isEmpty());
    }

    /** In how many looks, this one included, the server kept this message to itself at the end. */
    int stuckAt(long messageUid) {
        stuckLooks = stuck == messageUid ? stuckLooks + 1 : 1;
        stuck = messageUid;
        return stuckLooks;
    }

    /** What the last message was worth. */
    void worth(boolean useful, boolean alarming) {
        barren = useful ? 0 : alarming ? barren + 1 : barren;
    }

    /** Reports in a row that were no use. */
    int barren() {
        return barren;
    }

    /** Whether this identity was seen before; from now on it was, until the day's counts are dropped. */
    public Sight see(String identity, LocalDate day) {
        if (seen.contains(identity)) {
            return Sight.AGAIN;
        }
        if (seen.full()) {
            return Sight.TOO_MANY;
        }
        seen.add(identity, day);
        return Sight.FIRST;
    }

    /** Something came in at this time. */
    public void arrived(Instant at) {
        newest = newest.filter(it -> it.isAfter(at)).or(() -> Optional.of(at));
    }

    /** The latest arrival ever. */
    public Optional<Instant> newest() {
        return newest;
    }

    public LocalDate today() {
        return today;
    }

    /** Counts on a day within the last 30; other days are passed over. */
    public void count(LocalDate day, String key, long many) {
        boolean kept = !day.isAfter(today) && day.isAfter(today.minusDays(DAYS_KEPT));
        Map<String, Long> ofDay = kept ? counts.computeIfAbsent(day.toString(), it -> new TreeMap<>()) : Map.of();
        if (kept && (ofDay.containsKey(key) || ofDay.size() < MOST_KEYS)) {
            ofDay.merge(key, many, (one, other) -> Math.min(one + other, Long.MAX_VALUE / 4));
        }
    }

    /**
     * The same for one of many keys that strangers choose: no more than so many of a kind are held a day.
     *
     * @param kind what the keys begin with
     * @return false when there is no more room
     */
    public boolean countWithin(LocalDate day, String kind, String key, long many, int most) {
        Map<String, Long> ofDay = counts.getOrDefault(day.toString(), Map.of());
        int held = held(day, kind, ofDay.keySet());
        boolean known = ofDay.containsKey(kind + key);
        if (!known && held >= most) {
            return false;
        }
        sizes.put(day + kind, known ? held : held + 1);
        count(day, kind + key, many);
        return true;
    }

    private int held(LocalDate day, String kind, Set<String> keys) {
        return sizes.computeIfAbsent(day + kind, it ->
                (int) keys.stream().filter(key -> key.startsWith(kind)).count());
    }

    /** Drops the keys of a kind from days that no number looks back to. */
    public void forget(String kind, int days) {
        String from = today.minusDays(days - 1L).toString();
        counts.forEach((day, keys) -> {
            if (day.compareTo(from) < 0) {
                keys.keySet().removeIf(it -> it.startsWith(kind));
            }
        });
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

    void skipped(SkipReason reason) {
        count(today, SKIPPED + reason.label(), 1);
    }

    /** What was not counted in the last days, by reason. */
    public Map<SkipReason, Long> skipped(int days) {
        Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
        for (SkipReason reason : SkipReason.values()) {
            long many = sum(SKIPPED + reason.label(), days);
            if (many > 0) {
                skipped.put(reason, many);
            }
        }
        return skipped;
    }
}
