package dev.repwatch.monitor.warmup;

import java.util.List;
import java.util.stream.Stream;

/** What was accepted on the last seven sending days: about what receivers remember. */
record Peaks(List<Long> accepted) {

    private static final int REMEMBERED = 7;
    static final Peaks NONE = new Peaks(List.of());

    Peaks {
        accepted = List.copyOf(accepted);
    }

    long highest() {
        return accepted.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    Peaks with(long volume) {
        List<Long> all = Stream.concat(accepted.stream(), Stream.of(volume)).toList();
        return new Peaks(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    Peaks times(double factor) {
        return new Peaks(accepted.stream().map(each -> (long) (each * factor)).toList());
    }

    Peaks atMost(long bound) {
        return new Peaks(accepted.stream().map(each -> Math.min(each, bound)).toList());
    }
}
