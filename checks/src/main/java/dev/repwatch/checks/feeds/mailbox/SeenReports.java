package dev.repwatch.checks.feeds.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * Identities of reports, as 64 bits of their SHA-256, kept by the day on which they count and for as long. Eight octets
 * each: a mailbox of ten thousand reports a day is remembered for a month.
 */
final class SeenReports {

    private static final int MOST = 400_000;

    /** Sorted, as they were stored. */
    private final Map<String, long[]> old = new HashMap<>();

    private final Map<String, Set<Long>> added = new HashMap<>();
    private int size;

    /** @param stored by day, as {@link #stored} gave it */
    SeenReports(Map<String, String> stored) {
        stored.forEach((day, packed) -> {
            long[] digests = unpacked(packed);
            old.put(day, digests);
            size += digests.length;
        });
    }

    void forgetBefore(LocalDate day) {
        old.keySet().removeIf(it -> it.compareTo(day.toString()) < 0);
        size = old.values().stream().mapToInt(it -> it.length).sum()
                + added.values().stream().mapToInt(Set::size).sum();
    }

    boolean full() {
        return size >= MOST;
    }

    boolean contains(String identity) {
        long digest = digest(identity);
        return old.values().stream().anyMatch(it -> Arrays.binarySearch(it, digest) >= 0)
                || added.values().stream().anyMatch(it -> it.contains(digest));
    }

    void add(String identity, LocalDate day) {
        added.computeIfAbsent(day.toString(), it -> new HashSet<>()).add(digest(identity));
        size++;
    }

    Map<String, String> stored() {
        Map<String, String> stored = new TreeMap<>();
        Stream.concat(old.keySet().stream(), added.keySet().stream())
                .distinct()
                .forEach(day -> stored.put(day, packed(day)));
        return stored;
    }

    private String packed(String day) {
        long[] before = old.getOrDefault(day, new long[0]);
        Set<Long> now = added.getOrDefault(day, Set.of());
        long[] all = Arrays.copyOf(before, before.length + now.size());
        int at = before.length;
        for (long digest : now) {
            all[at++] = digest;
        }
        Arrays.sort(all);
        ByteBuffer bytes = ByteBuffer.allocate(all.length * Long.BYTES);
        bytes.asLongBuffer().put(all);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static long[] unpacked(String packed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
        long[] digests = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(digests);
        Arrays.sort(digests);
        return digests;
    }

    private static long digest(String identity) {
        return ByteString.of(identity.getBytes(StandardCharsets.UTF_8))
                .sha256()
                .asByteBuffer()
                .getLong();
    }
}
