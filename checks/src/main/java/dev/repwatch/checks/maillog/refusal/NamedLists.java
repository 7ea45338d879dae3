package dev.repwatch.checks.maillog.refusal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which list, or which vendor without a zone, a refusal names. */
public final class NamedLists {

    private static final String NAME = " +(?:the )?(?:https?://)?((?:[a-z0-9-]{1,63}\\.)+[a-z][a-z0-9-]{1,62})";
    /** What stands behind these is a list. */
    private static final Pattern ZONE = Pattern.compile(
            "(?:blocked using|black ?listed (?:at|by|on|in)|listed (?:at|on|in|by)|in an? (?:rbl|dnsbl|black ?list)(?:"
                    + " at)?:?)"
                    + NAME);
    /** Behind these may stand anybody, the receiver itself too. */
    private static final Pattern ANYBODY =
            Pattern.compile("(?:blocked by|refused by|rejected by|found (?:on|in))" + NAME);
    /** Names that lists give themselves: {@code bl}, {@code rbl}, {@code dnsbl-2}, {@code psbl}. */
    private static final Pattern LISTS = Pattern.compile("^[a-z]{0,20}bl(?:-?\\d{1,2})?\\.");

    private static final String VENDOR = "vendor:";

    private final List<Wording> wordings;
    private final Function<String, Optional<String>> zones;

    private record Wording(List<String> needles, Pattern pattern, String list) {

        static Wording of(String regex, String list) {
            return new Wording(Needles.of(regex), Pattern.compile(regex, Pattern.CASE_INSENSITIVE), list);
        }

        boolean in(String text) {
            return Needles.mayBeIn(text, needles) && pattern.matcher(text).find();
        }
    }

    /** What was found. */
    record Named(Optional<String> list, Optional<String> vendor) {
        static final Named NOTHING = new Named(Optional.empty(), Optional.empty());
    }

    /** @param zones gives the id of a list by its zone, in lower case */
    public NamedLists(Function<String, Optional<String>> zones) {
        this.zones = zones;
        wordings = TableRows.of("lists/wordings.tsv").stream()
                .map(row -> Wording.of(row.getOrDefault("regex", ""), row.getOrDefault("list", "")))
                .toList();
    }

    /** @param text as {@link ReplyText} makes it: an access key in front of a zone is no longer in it */
    Named in(String text) {
        Optional<String> named = wordings.stream()
                .filter(wording -> wording.in(text))
                .map(Wording::list)
                .findFirst();
        if (named.isPresent()) {
            String list = named.get();
            boolean vendor = list.startsWith(VENDOR);
            return new Named(
                    named.filter(it -> !vendor && !it.equals("-")),
                    vendor ? Optional.of(list.substring(VENDOR.length())) : Optional.empty());
        }
        Matcher zone = ZONE.matcher(text);
        if (zone.find()) {
            return new Named(known(zone.group(1)).or(() -> Optional.of("?" + zone.group(1))), Optional.empty());
        }
        Matcher anybody = ANYBODY.matcher(text);
        return anybody.find() ? new Named(list(anybody.group(1)), Optional.empty()) : Named.NOTHING;
    }

    private Optional<String> list(String name) {
        return known(name)
                .or(() ->
                        Optional.of("?" + name).filter(it -> LISTS.matcher(name).find()));
    }

    private Optional<String> known(String zone) {
        for (String name = zone; name.indexOf('.') > 0; name = name.substring(name.indexOf('.') + 1)) {
            Optional<String> known = zones.apply(name);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }
}
