package dev.repwatch.checks.posture;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A few entries that keep their order and never change. Of each of a hundred thousand addresses there are two such maps, and a
 * {@link LinkedHashMap} of three entries takes five times the room of a list of them.
 */
final class OrderedEntries<V> extends AbstractMap<String, V> {

    private final List<Entry<String, V>> entries;

    private OrderedEntries(List<Entry<String, V>> entries) {
        this.entries = entries;
    }

    static <V> Map<String, V> of(Map<String, V> map) {
        if (map.size() <= 1) {
            return Map.copyOf(map);
        }
        return map instanceof OrderedEntries
                ? map
                : new OrderedEntries<>(map.entrySet().stream()
                        .<Entry<String, V>>map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
