package dev.repwatch.checks.feeds.snds;

import static dev.repwatch.checks.feeds.snds.SndsFeed.COLOUR;
import static dev.repwatch.checks.feeds.snds.SndsFeed.COMPLAINTS;
import static dev.repwatch.checks.feeds.snds.SndsFeed.MESSAGES;
import static dev.repwatch.checks.feeds.snds.SndsFeed.TRAPS;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the rows of the data report. A row that cannot be read is left out; when none can be, the schema has changed. */
final class SndsReport {

    static final SndsTable.Shape SHAPE = new SndsTable.Shape(
            List.of(
                    "ip",
                    "activitystart",
                    "activityend",
                    "rcptcommands",
                    "datacommands",
                    "messagerecipients",
                    "filterresult",
                    "complaintrate",
                    "trapstart",
                    "trapend",
                    "traphits",
                    "samplehelo",
                    "samplemailfrom",
                    "comments"),
            List.of("ip", "ipaddress", "beginningipaddress", "filterresult", "overallstatus"));

    private static final Map<String, Integer> COLOURS = Map.of("GREEN", 0, "YELLOW", 1, "RED", 2);

    private final Map<String, Target> subjects;
    private final Instant day;
    private final Instant now;

    /**
     * @param subjects by canonical text
     * @param day the time the report speaks of when a row does not say
     */
    SndsReport(Map<String, Target> subjects, Instant day, Instant now) {
        this.subjects = subjects;
        this.day = day;
        this.now = now;
    }

    void read(Reply reply, FeedResult.Builder result) throws FeedFailure {
        Tally tally = new Tally();
        SndsTable.read(reply, SHAPE, row -> tally.count(read(row, result, tally)));
        if (tally.good == 0 && tally.all > 0) {
            throw FeedFailure.badAnswer(
                    "every row of the report was skipped: no known address and colour columns; the report has changed");
        }
        if (tally.good < tally.all) {
            result.remark((tally.all - tally.good) + " of " + tally.all + " rows could not be read and were left out");
        }
        tally.cells.forEach((name, many) -> result.remark("in " + many + " rows the " + name + " could not be read"));
    }

    private static final class Tally {
        private final Map<String, Integer> cells = new TreeMap<>();
        private int all;
        private int good;

        void count(boolean readable) {
            all++;
            good += readable ? 1 : 0;
        }

        /** A cell that says something which is no number. */
        <T> Optional<T> cell(String name, String text, Optional<T> read) {
            if (!text.isBlank() && read.isEmpty()) {
                cells.merge(name, 1, Integer::sum);
            }
            return read;
        }
    }

    private boolean read(Map<String, String> row, FeedResult.Builder result, Tally tally) {
        Optional<String> ip = Ipv4Text.canonical(cell(row, "ip", "ipaddress", "beginningipaddress"));
        Optional<Integer> colour = Optional.ofNullable(
                COLOURS.get(cell(row, "filterresult", "overallstatus").toUpperCase(Locale.ROOT)));
        ip.map(subjects::get).ifPresent(target -> colour.ifPresent(it -> take(target, it, row, result, tally)));
        return ip.isPresent() && colour.isPresent();
    }

    private void take(Target target, int colour, Map<String, String> row, FeedResult.Builder result, Tally tally) {
        Instant at = SndsTime.of(cell(row, "activityend", "activityperiod"), day, now);
        String rate = cell(row, "complaintrate");
        String traps = cell(row, "traphits");
        String messages = cell(row, "messagerecipients", "messagecount", "datacommands", "data");
        result.add(COLOUR.of(target, colour, at));
        tally.cell("complaint rate", rate, SndsNumber.rate(rate))
                .ifPresent(it -> result.add(COMPLAINTS.of(target, it.value(), at, it.note())));
        tally.cell("trap hits", traps, SndsNumber.count(traps)).ifPresent(it -> result.add(TRAPS.of(target, it, at)));
        tally.cell("number of messages", messages, SndsNumber.count(messages))
                .ifPresent(it -> result.add(MESSAGES.of(target, it, at)));
    }

    private static String cell(Map<String, String> row, String... names) {
        return Stream.of(names)
                .map(name -> row.getOrDefault(name, ""))
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("");
    }
}
