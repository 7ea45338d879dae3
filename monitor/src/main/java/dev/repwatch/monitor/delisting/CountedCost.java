package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.List;
import java.util.Locale;

/** What a listing costs, in words. A listing that refuses nothing says so. */
public final class CountedCost {

    private static final int NAMED = 5;
    private static final int LONGEST_SAMPLE = 300;

    private final Words words;

    public CountedCost(Language language) {
        this.words = Words.of(CountedCost.class, language);
    }

    /** @param target as people read it */
    public String sentence(String target, RefusalCost cost) {
        return words.say(
                cost.refused() == 0 ? "cost.none" : "cost.refused",
                "target",
                target,
                "refused",
                cost.refused(),
                "attempts",
                cost.attempts(),
                "share",
                share(cost.refused(), cost.attempts()),
                "receivers",
                receivers(cost.receivers()));
    }

    /** For a line that names target and list already. */
    public String brief(RefusalCost cost) {
        return words.say(
                cost.refused() == 0 ? "cost.brief.none" : "cost.brief",
                "refused",
                cost.refused(),
                "attempts",
                cost.attempts(),
                "share",
                share(cost.refused(), cost.attempts()));
    }

    /** What the last reply is called. */
    public String sampleLabel() {
        return words.say("cost.sample");
    }

    /** The last reply, on one line; empty when there is none. */
    public String sample(RefusalCost cost) {
        String line = cost.sample().strip().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_SAMPLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SAMPLE)) + "…";
    }

    private String receivers(List<String> receivers) {
        String named = String.join(", ", receivers.stream().limit(NAMED).toList());
        return receivers.size() <= NAMED
                ? named
                : words.say("cost.more", "named", named, "count", receivers.size() - NAMED);
    }

    /** Of whole numbers; what is there is never shown as nothing. */
    static String share(long some, long all) {
        double percent = all == 0 ? 0 : 100.0 * some / all;
        if (some > 0 && percent < 0.1) {
            return "< 0.1 %";
        }
        return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }
}
