package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.reputation.Cause;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What a walk over all terms of a record and its includes comes upon: the worst case, whoever sends. For one thread. */
final class SpfSurvey {

    /** A term and what is to be said of it. */
    record Note(String term, String detail) {}

    /** A name that did not answer. */
    record Trouble(String name, Cause cause) {}

    private int lookups;
    private Optional<String> eleventh = Optional.empty();
    final List<String> voids4 = new ArrayList<>();
    final List<String> voids6 = new ArrayList<>();
    final List<Note> syntax = new ArrayList<>();
    final List<Note> several = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    final List<String> loops = new ArrayList<>();
    final List<Note> exchangers = new ArrayList<>();
    final List<String> open = new ArrayList<>();
    final List<Note> wide = new ArrayList<>();
    final List<String> pointers = new ArrayList<>();
    final List<String> dead = new ArrayList<>();
    final List<String> ofSender = new ArrayList<>();
    final List<Trouble> troubles = new ArrayList<>();
    final List<AddressRange> permitted = new ArrayList<>();
    /** What happens to senders that nothing matches; empty when the record does not say. */
    Optional<Qualifier> rest = Optional.empty();
    /** It says so in another record for each sender, which cannot be walked. */
    boolean restVaries;

    int lookups() {
        return lookups;
    }

    Optional<String> eleventh() {
        return eleventh;
    }

    void lookup(String term) {
        lookups++;
        if (lookups == SpfLimits.LOOKUPS + 1) {
            eleventh = Optional.of(term);
        }
    }

    /** How many addresses are permitted, by literals and by names; each counts once. */
    BigInteger addresses(int octets) {
        List<AddressRange> ranges = permitted.stream()
                .filter(range -> range.network().getAddress().length == octets)
                .sorted(Comparator.comparing(AddressRange::first))
                .toList();
        BigInteger count = BigInteger.ZERO;
        BigInteger next = BigInteger.ZERO;
        for (AddressRange range : ranges) {
            BigInteger from = range.first().max(next);
            BigInteger to = range.first().add(range.size());
            count = count.add(to.subtract(from).max(BigInteger.ZERO));
            next = next.max(to);
        }
        return count;
    }

    /** The same for the same permitted addresses, however they are written. */
    String digest() {
        String ranges = permitted.stream()
                .map(range -> range.network().getHostAddress() + "/" + range.prefix())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        CRC32 sum = new CRC32();
        sum.update(ranges.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
