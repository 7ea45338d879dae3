package dev.repwatch.checks.feeds.mailbox;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/**
 * Who handed a message to the receiver, from its {@code Received} headers: the newest is on top, and what stands below the
 * border of the receiver's network may be made up by the sender. Hops inside the receiver's network are passed over.
 */
public final class ReceivedTrail {

    private static final int MOST_HOPS = 10;
    private static final Pattern BY = Pattern.compile("(?i)(?:^|\\s)by\\s+([^\\s;()]+)");
    private static final Pattern WITH = Pattern.compile("(?i)\\swith\\s+([A-Za-z]+)");
    private static final Pattern FROM_NAME = Pattern.compile("(?i)^\\s*from\\s+([^\\s;()]+)");
    /** What the client said of itself proves nothing: qmail and Yahoo write it in brackets of its own, Exim after a sign. */
    private static final Pattern GREETING = Pattern.compile("(?i)\\((?:HELO|EHLO)\\b[^()]*\\)|\\bhelo=[^\\s()]+");

    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");
    /** Ways of handing over that happen within one house. */
    private static final Set<String> INSIDE = Set.of("http", "https", "mapi", "lmtp", "lmtps", "lmtpa", "local");

    private static final Set<String> MICROSOFT = Set.of("outlook.com", "office365.com", "exchangelabs.com");

    private ReceivedTrail() {}

    /** The addresses that may have handed it over, the likeliest first; empty when no header tells. */
    public static List<String> senders(List<Header> headers) {
        List<String> senders = new ArrayList<>();
        List<String> hops = headers.stream()
                .filter(it -> it.name().equalsIgnoreCase("Received"))
                .map(Header::value)
                .limit(MOST_HOPS)
                .toList();
        for (String hop : hops) {
            Optional<String> from = from(hop);
            from.filter(it -> !IpInText.internal(it)).ifPresent(senders::add);
            if (from.isPresent() && !inside(hop, from.get())) {
                return senders;
            }
        }
        return senders;
    }

    /**
     * Whether a stranger may have handed the message over by this line, so that what stands below it may be made up. Whoever
     * connects chooses their greeting, which may hold words and addresses of any kind: so nothing in the line may speak
     * against a way inside our own house.
     */
    static boolean fromOutside(Header header) {
        if (!header.name().equalsIgnoreCase("Received")
                || !FROM_NAME.matcher(header.value()).find()) {
            return false;
        }
        String hop = header.value().replaceFirst(";[^;]*$", "");
        List<String> addresses = IpInText.all(hop);
        return !(all(BY, hop, it -> MICROSOFT.contains(house(it)))
                || all(WITH, hop, INSIDE::contains)
                || (!addresses.isEmpty() && addresses.stream().allMatch(IpInText::internal)));
    }

    /** True when there is one, and each is so. */
    private static boolean all(Pattern pattern, String hop, Predicate<String> so) {
        Matcher it = pattern.matcher(hop);
        boolean all = it.find();
        for (boolean more = all; more && all; more = it.find()) {
            all = so.test(it.group(1).toLowerCase(Locale.ROOT));
        }
        return all;
    }

    private static Optional<String> from(String hop) {
        String clause = GREETING.matcher(fromClause(hop)).replaceAll(" ");
        Matcher brackets = IN_BRACKETS.matcher(clause);
        while (brackets.find()) {
            Optional<String> seen = IpInText.first(brackets.group(1));
            if (seen.isPresent()) {
                return seen;
            }
        }
        return IpInText.first(clause);
    }

    private static String fromClause(String hop) {
        Matcher by = BY.matcher(hop);
        String clause = by.find() ? hop.substring(0, by.start()) : hop;
        return FROM_NAME.matcher(clause).find() ? clause : "";
    }

    private static boolean inside(String hop, String from) {
        String by = group(BY, hop);
        return IpInText.internal(from)
                || INSIDE.contains(group(WITH, hop))
                || (!by.isEmpty() && !by.contains(".") && !by.contains(":"))
                || oneHouse(group(FROM_NAME, hop), by);
    }

    private static boolean oneHouse(String from, String by) {
        String one = house(from);
        String other = house(by);
        return !one.isEmpty() && (one.equals(other) || (MICROSOFT.contains(one) && MICROSOFT.contains(other)));
    }

    /** The registrable domain, by the public suffix list; empty for addresses and bare names. */
    private static String house(String name) {
        HttpUrl url = HttpUrl.parse("http://" + name + "/");
        String domain = url == null ? null : url.topPrivateDomain();
        return domain == null ? "" : domain;
    }

    private static String group(Pattern pattern, String hop) {
        Matcher it = pattern.matcher(hop);
        return it.find() ? it.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
