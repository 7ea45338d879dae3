package dev.repwatch.checks.feeds.snds;

import static dev.repwatch.checks.feeds.snds.SndsFeed.BLOCKED;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.reputation.Target;
import inet.ipaddr.IPAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The status report: ranges that Outlook.com blocks, and why. No rows is the usual, and good, answer. */
final class SndsStatus {

    static final SndsTable.Shape SHAPE = new SndsTable.Shape(
            List.of("startip", "endip", "blocked", "reason"), List.of("startip", "endip", "beginningipaddress"));

    private SndsStatus() {}

    private record Range(IPAddress first, IPAddress last, boolean blocked, String reason) {
        boolean contains(IPAddress it) {
            return first.compareTo(it) <= 0 && it.compareTo(last) <= 0;
        }
    }

    /**
     * Adds who is blocked, and who is not. While a row cannot be read nobody is said to be free, for that row may be about
     * anybody.
     *
     * @throws FeedFailure when a row could not be read; the blocks of the others are added before
     */
    static void read(Reply reply, Map<String, Target> subjects, Instant now, FeedResult.Builder result)
            throws FeedFailure {
        Map<Target, Range> blocks = new HashMap<>();
        Map<Target, IPAddress> addresses = new HashMap<>();
        subjects.forEach(
                (text, target) -> addresses.put(target, Ipv4Text.parse(text).orElseThrow()));
        List<FeedFailure> unreadable = new ArrayList<>();
        SndsTable.read(reply, SHAPE, row -> {
            try {
                block(range(row), addresses, blocks);
            } catch (FeedFailure bad) {
                unreadable.add(bad);
            }
        });
        subjects.values().forEach(target -> {
            if (blocks.containsKey(target)) {
                result.add(BLOCKED.of(target, 1, now, blocks.get(target).reason()));
            } else if (unreadable.isEmpty()) {
                result.add(BLOCKED.of(target, 0, now));
            }
        });
        if (!unreadable.isEmpty()) {
            throw unreadable.get(0);
        }
    }

    private static void block(Range range, Map<Target, IPAddress> addresses, Map<Target, Range> blocks) {
        if (range.blocked()) {
            addresses.forEach((target, address) -> {
                if (range.contains(address)) {
                    blocks.put(target, range);
                }
            });
        }
    }

    private static Range range(Map<String, String> row) throws FeedFailure {
        Optional<IPAddress> first = Ipv4Text.parse(first(row, "startip", "beginningipaddress"));
        Optional<IPAddress> last = Ipv4Text.parse(first(row, "endip", "endingipaddress"));
        String blocked = row.getOrDefault("blocked", "").toLowerCase(Locale.ROOT);
        boolean sane = first.isPresent()
                && last.isPresent()
                && first.get().compareTo(last.get()) <= 0
                && List.of("yes", "no", "true", "false").contains(blocked);
        if (!sane) {
            throw FeedFailure.badAnswer("a row of the status report is not a range of addresses and yes or no");
        }
        // no sender has a network larger than a /8 in SNDS: such a row is a fault that would block everybody
        if (first.get().toIPv4().longValue() + (1L << 24) <= last.get().toIPv4().longValue()) {
            throw FeedFailure.badAnswer("the status report has a range that is too large to be true");
        }
        boolean yes = blocked.equals("yes") || blocked.equals("true");
        return new Range(first.get(), last.get(), yes, row.getOrDefault("reason", ""));
    }

    private static String first(Map<String, String> row, String one, String other) {
        return row.getOrDefault(one, row.getOrDefault(other, ""));
    }
}
