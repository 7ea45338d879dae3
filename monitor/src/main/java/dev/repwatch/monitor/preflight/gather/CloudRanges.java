package dev.repwatch.monitor.preflight.gather;

import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which cloud publishes a range that holds an address. A miss says "not known as cloud", never "not cloud". */
public final class CloudRanges {

    /** @param block a prefix block */
    record Range(String provider, IPAddress block) {}

    /** By first address, then the wider first: the last one that holds an address is the narrowest. */
    private final Range[] ranges;

    private CloudRanges(Range[] ranges) {
        this.ranges = ranges;
    }

    static CloudRanges of(List<Range> ranges) {
        Range[] sorted = ranges.toArray(Range[]::new);
        Arrays.sort(
                sorted,
                Comparator.comparing((Range range) -> range.block().getLower())
                        .thenComparing(range -> range.block().getUpper(), Comparator.reverseOrder()));
        return new CloudRanges(sorted);
    }

    /** Those of several files together. */
    public static CloudRanges together(List<CloudRanges> several) {
        List<Range> all = new ArrayList<>();
        several.forEach(each -> all.addAll(Arrays.asList(each.ranges)));
        return of(all);
    }

    public static CloudRanges none() {
        return of(List.of());
    }

    public int size() {
        return ranges.length;
    }

    /** The cloud with the longest prefix that holds the address. */
    public Optional<String> cloudOf(IPAddress address) {
        int at = lastNotAfter(address);
        for (int steps = 0; at >= 0 && steps < ranges.length; steps++, at--) {
            if (ranges[at].block().getIPVersion() == address.getIPVersion()
                    && ranges[at].block().contains(address)) {
                return Optional.of(ranges[at].provider());
            }
        }
        return Optional.empty();
    }

    private int lastNotAfter(IPAddress address) {
        int low = 0;
        int high = ranges.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ranges[middle].block().getLower().compareTo(address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
