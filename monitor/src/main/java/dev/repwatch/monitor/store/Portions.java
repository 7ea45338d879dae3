package dev.repwatch.monitor.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Many rows, some at a time: what is bound to a statement takes a kilobyte a row until it is executed. */
final class Portions {

    private static final int ROWS = 1_000;

    private Portions() {}

    static <R> void of(Collection<R> rows, Consumer<List<R>> work) {
        List<R> some = new ArrayList<>(Math.min(rows.size(), ROWS));
        for (R row : rows) {
            some.add(row);
            if (some.size() == ROWS) {
                work.accept(some);
                some = new ArrayList<>(ROWS);
            }
        }
        if (!some.isEmpty()) {
            work.accept(some);
        }
    }
}
