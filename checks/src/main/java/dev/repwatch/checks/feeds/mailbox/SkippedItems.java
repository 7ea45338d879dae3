package dev.repwatch.checks.feeds.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was passed over: the first few in words, the rest as a number. */
final class SkippedItems {

    private static final int MOST = 5;

    private final List<String> first = new ArrayList<>();
    private int more;

    void hold(long uid, Optional<String> why) {
        if (why.isPresent() && first.size() < MOST) {
            first.add("message " + uid + " was passed over: " + why.get());
        } else if (why.isPresent()) {
            more++;
        }
    }

    /** Why one of them was passed over. */
    String example() {
        return first.isEmpty() ? "nothing is known" : first.get(first.size() - 1);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(first);
        if (more > 0) {
            lines.add(more + " more messages were passed over");
        }
        return lines;
    }
}
