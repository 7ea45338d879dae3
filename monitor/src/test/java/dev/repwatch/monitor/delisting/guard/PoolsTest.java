package dev.repwatch.monitor.delisting.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.UniqueElements;

class PoolsTest {

    @Property
    void aPoolNeverFallsBelowItsMinimumAndLosesNobody(
            @ForAll @UniqueElements List<@IntRange(min = 1, max = 60) Integer> members,
            @ForAll Set<@IntRange(min = 1, max = 60) Integer> listed,
            @ForAll @IntRange(min = 1, max = 10) int minimum) {
        List<String> addresses = members.stream().map(it -> "192.0.2." + it).toList();
        Set<String> bad = new HashSet<>();
        listed.forEach(it -> bad.add("192.0.2." + it));
        Pools.Pool pool = Pools.decide(Map.of("bulk", addresses), bad, minimum)
                .values()
                .iterator()
                .next();
        assertThat(pool.used()).hasSizeGreaterThanOrEqualTo(Math.min(minimum, addresses.size()));
        List<String> all = new ArrayList<>(pool.used());
        all.addAll(pool.held());
        assertThat(all).containsExactlyInAnyOrderElementsOf(addresses);
        assertThat(bad).containsAll(pool.held()).containsAll(pool.kept());
        assertThat(pool.kept().isEmpty() || pool.used().size() == Math.min(minimum, addresses.size()))
                .as("nobody listed is used without need")
                .isTrue();
    }
}
