package dev.repwatch.checks.feeds.mailbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one look did not count and what it had to mend: counted by reason, the first few in words. Nothing is passed over in
 * silence.
 */
public final class Skips {

    private static final int MOST_IN_WORDS = 6;
    private static final int MOST_OF_A_REASON = 3;
    private static final int MOST_MENDED = 3;

    private final MailLedger ledger;
    private final Map<SkipReason, Integer> counts = new EnumMap<>(SkipReason.class);
    private final List<String> words = new ArrayList<>();
    private final List<String> mended = new ArrayList<>();
    private String example = "nothing is known";
    private long uid;
    private boolean alarming;
    private boolean useful;

    Skips(MailLedger ledger) {
        this.ledger = ledger;
    }

    /** What follows is about this message. */
    void begin(long messageUid) {
        uid = messageUid;
        alarming = false;
        useful = false;
    }

    /** The message, or a part of it, is not counted. */
    public void skip(SkipReason reason, String why) {
        int before = counts.merge(reason, 1, Integer::sum) - 1;
        ledger.skipped(reason);
        alarming |= reason.alarming();
        useful |= reason == SkipReason.DUPLICATE;
        example = "message " + uid + " was passed over: " + why;
        if (before < MOST_OF_A_REASON && words.size() < MOST_IN_WORDS) {
            words.add(example);
        }
    }

    /** True when a report of this identity is here for the first time; if not, says so. */
    public boolean first(String identity, LocalDate day) {
        MailLedger.Sight sight = ledger.see(identity, day);
        if (sight == MailLedger.Sight.AGAIN) {
            skip(SkipReason.DUPLICATE, "it was counted before");
        } else if (sight == MailLedger.Sight.TOO_MANY) {
            skip(SkipReason.TOO_MANY, "more reports came than can be told apart");
        }
        return sight == MailLedger.Sight.FIRST;
    }

    /** It was read although something is wrong with it. */
    public void mended(String fault) {
        if (mended.size() < MOST_MENDED) {
            mended.add("message " + uid + " was read although " + fault);
        }
    }

    /** A report in the message was read. */
    public void read() {
        useful = true;
    }

    /** What the message was worth; a letter that is no report says nothing of the feed. */
    void end() {
        ledger.worth(useful, alarming);
    }

    /** Why the latest of them was passed over. */
    String example() {
        return example;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(words);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all > words.size()) {
            List<String> totals = counts.entrySet().stream()
                    .map(it -> it.getValue() + " " + it.getKey().label())
                    .toList();
            lines.add("passed over in all: " + String.join(", ", totals));
        }
        lines.addAll(mended);
        return lines;
    }
}
