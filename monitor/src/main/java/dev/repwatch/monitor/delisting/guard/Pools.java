package dev.repwatch.monitor.delisting.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which addresses of each pool are used. */
public final class Pools {

    /**
     * @param used those to send from, at least the minimum of the pool
     * @param kept listed, but used because too few others are left
     * @param held listed and not used
     */
    public record Pool(List<String> used, List<String> kept, List<String> held) {
        public Pool {
            used = List.copyOf(used);
            kept = List.copyOf(kept);
            held = List.copyOf(held);
        }
    }

    private Pools() {}

    /**
     * @param members every pool with its addresses, those to be kept first when some must be
     * @param listed the addresses with a confirmed listing that is not cleared
     * @param minimum so many stay in use, or all when the pool is smaller
     */
    public static Map<String, Pool> decide(Map<String, List<String>> members, Set<String> listed, int minimum) {
        Map<String, Pool> pools = new LinkedHashMap<>();
        members.forEach((name, addresses) -> pools.put(name, decide(addresses, listed, minimum)));
        return Collections.unmodifiableMap(pools);
    }

    private static Pool decide(List<String> addresses, Set<String> listed, int minimum) {
        List<String> used = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        addresses.forEach(it -> (listed.contains(it) ? bad : used).add(it));
        int missing = Math.min(bad.size(), Math.max(0, minimum - used.size()));
        List<String> kept = bad.subList(0, missing);
        used.addAll(kept);
        return new Pool(used, kept, bad.subList(missing, bad.size()));
    }
}
