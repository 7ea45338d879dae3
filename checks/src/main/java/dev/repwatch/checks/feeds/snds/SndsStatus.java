package dev.repwatch.checks.feeds.snds;

import static dev.repwatch.checks.feeds.snds.SndsFeed.BLOCKED;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.reputation.Target;
import inet.ipaddr.IPAddress;
import java.time.Instant;
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

    static void read(Reply reply, Map<String, Target> subjects, Instant now, FeedResult.Builder result)
            throws FeedFailure {
        Map<Target, Range> blocks = new HashMap<>();
        Map<Target, IPAddress> addresses = new HashMap<>();
        subjects.forEach(
                (text, target) -> addresses.put(target, Ipv4Text.parse(text).orElseThrow()));
        SndsTable.read(reply, SHAPE, row -> {
            Range range = range(row);
            if (range.blocked()) {
                addresses.forEach((target, address) -> {
                    if (range.contains(address)) {
                        blocks.put(target, range);
                    }
                });
            }
        });
        subjects.values()
                .forEach(target -> result.add(Optional.ofNullable(blocks.get(target))
                        .map(range -> BLOCKED.of(target, 1, now, range.reason()))
                        .orElseGet(() -> BLOCKED.of(target, 0, now))));
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
