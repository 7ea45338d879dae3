package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What a listing says of itself: a declared policy, a spam trap, malware, a hacked site. */
public final class ListingFacts {

    private static final Pattern POLICY = Pattern.compile("\\bpbl\\b|policy|dynamic|\\bdul\\b|dial-?up|residential");
    private static final Pattern TRAP = Pattern.compile("trap");
    private static final Pattern MALWARE =
            Pattern.compile("\\bxbl\\b|\\bcbl\\b|malware|botnet|\\bbot\\b|exploit|infected|proxy|hijack");
    private static final Pattern HACKED = Pattern.compile("abused|legit|hacked|compromised");
    private static final Pattern XBL_CODE = Pattern.compile("^127\\.0\\.0\\.[4-7]$");
    private static final Pattern PBL_CODE = Pattern.compile("^127\\.0\\.0\\.1[01]$");
    private static final Pattern HACKED_CODE = Pattern.compile("^127\\.0\\.1\\.10[2-6]$");

    private ListingFacts() {}

    public static boolean ofDomain(ListingSeen listing) {
        return Listings.ofDomain(listing);
    }

    /** The range is declared not to send mail directly. */
    public static boolean policy(ListingSeen listing) {
        return POLICY.matcher(names(listing)).find() || (spamhaus(listing) && code(listing, PBL_CODE));
    }

    public static boolean trap(ListingSeen listing) {
        return TRAP.matcher(names(listing) + " " + listing.text().orElse("").toLowerCase(Locale.ROOT))
                .find();
    }

    public static boolean malware(ListingSeen listing) {
        return MALWARE.matcher(names(listing)).find() || (spamhaus(listing) && code(listing, XBL_CODE));
    }

    /** A good site that somebody abuses (Spamhaus DBL 127.0.1.102 to 106). */
    public static boolean hacked(ListingSeen listing) {
        return HACKED.matcher(names(listing)).find() || code(listing, HACKED_CODE);
    }

    private static boolean code(ListingSeen listing, Pattern codes) {
        return listing.code().filter(codes::matches).isPresent();
    }

    private static boolean spamhaus(ListingSeen listing) {
        return listing.list().filter(it -> it.contains("spamhaus")).isPresent();
    }

    private static String names(ListingSeen listing) {
        return (listing.list().orElse("") + " " + listing.codeName().orElse(""))
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ');
    }

    public static boolean is(DeskTask task, String... states) {
        return task.state().filter(Set.of(states)::contains).isPresent();
    }

    /** Whether the state has lasted more than twice as long as usual. */
    public static boolean olderThanTwice(DeskTask task, Instant now, double usualDays) {
        double days = task.usualDays().orElse(usualDays);
        return Duration.between(task.span().at(), now).toMinutes() > 2 * days * 1440;
    }
}
