package dev.repwatch.checks.posture;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code tag=value; tag=value}, as DKIM (RFC 6376 section 3.2), DMARC and others write it. Takes any octets.
 *
 * @param tags in their order; of a tag that stands twice the first
 * @param strays pieces that are no tag
 * @param empty a piece between two semicolons is empty
 * @param twice a tag stands twice
 */
public record TagList(Map<String, String> tags, int strays, boolean empty, boolean twice) {

    private static final Pattern TAG = Pattern.compile("(?s)[ \\t\\r\\n]*([A-Za-z][A-Za-z0-9_]*)[ \\t\\r\\n]*=(.*)");

    public static TagList of(String octets) {
        Map<String, String> tags = new LinkedHashMap<>();
        int strays = 0;
        boolean empty = false;
        boolean twice = false;
        String[] pieces = octets.split(";", -1);
        for (int at = 0; at < pieces.length; at++) {
            Matcher tag = TAG.matcher(pieces[at]);
            if (tag.matches()) {
                twice = tags.putIfAbsent(tag.group(1), blankless(tag.group(2))) != null || twice;
            } else if (blankless(pieces[at]).isEmpty()) {
                empty = empty || at < pieces.length - 1;
            } else {
                strays++;
            }
        }
        return new TagList(tags, strays, empty, twice);
    }

    public Optional<String> get(String tag) {
        return Optional.ofNullable(tags.get(tag));
    }

    /** True when this is the first tag. */
    public boolean first(String tag) {
        return tags.keySet().stream().findFirst().filter(tag::equals).isPresent();
    }

    /** Without blanks at either end; {@code strip()} would take more than the standards allow. */
    private static String blankless(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && " \t\r\n".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\n".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
