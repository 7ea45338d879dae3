package dev.repwatch.checks.dnsbl.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each value once: most entries of a list say the same. Not safe for threads until it is filled. */
public final class Values {

    /** In place of a value: what lies here is taken out of what is listed around it. */
    public static final int EXCLUDED = -1;

    private final Map<ListValue, Integer> numbers = new HashMap<>();
    private final List<ListValue> values = new ArrayList<>();

    public int number(ListValue value) {
        return numbers.computeIfAbsent(value, fresh -> {
            values.add(fresh);
            return values.size() - 1;
        });
    }

    public ListValue get(int number) {
        return values.get(number);
    }

    /** Frees what only filling needs. */
    public void seal() {
        numbers.clear();
    }
}
