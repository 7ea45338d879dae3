package dev.repwatch.checks.placement;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.feeds.mailbox.HeaderTokens;
import dev.repwatch.checks.feeds.mailbox.IpInText;
import dev.repwatch.checks.feeds.mailbox.MailMessage.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the provider wrote into the copy it delivered: what it saw of our sender authentication, what its filter thought, and from
 * which address the mail came. Only what stands above the first {@code Received} of somebody else is the provider's own; the rest
 * anybody could have written.
 *
 * @param authentication method and result, such as {@code spf} to {@code pass}
 * @param client the address that handed it to the provider
 * @param filter what its filter says, by the short names of the header, such as {@code SCL} and {@code BCL}
 */
public record DeliveredCopy(Map<String, String> authentication, Optional<String> client, Map<String, String> filter) {

    private static final Pattern RESULT = Pattern.compile("(?i)\\b(spf|dkim|dmarc|compauth)\\s*=\\s*([a-z]{2,12})\\b");
    private static final Pattern TAG =
            Pattern.compile("(?i)(?:^|[;\\s])(SCL|SFV|CAT|BCL|CIP|dest)\\s*:\\s*([^;\\s]{1,60})");
    private static final List<String> FILTER_HEADERS = List.of(
            "x-forefront-antispam-report",
            "x-microsoft-antispam",
            "x-microsoft-antispam-mailbox-delivery",
            "x-spam-status",
            "x-spamd-result");

    public DeliveredCopy {
        authentication = Map.copyOf(authentication);
        filter = Map.copyOf(filter);
    }

    /**
     * @param headers of the copy, topmost first; hostile
     * @param authserv the provider's name in Authentication-Results; any name counts when empty
     */
    public static DeliveredCopy of(List<Header> headers, String authserv) {
        List<Header> own = ofProvider(headers);
        Map<String, String> filter = new LinkedHashMap<>();
        own.stream()
                .filter(it -> FILTER_HEADERS.contains(it.name().toLowerCase(Locale.ROOT)))
                .forEach(it -> tags(it.value(), filter));
        Optional<String> client = Optional.ofNullable(filter.remove("CIP"))
                .flatMap(IpInText::first)
                .or(() -> received(own));
        return new DeliveredCopy(authentication(own, authserv), client, filter);
    }

    /** Down to the line in which the provider says who handed the mail over: that one names an address of the outside. */
    private static List<Header> ofProvider(List<Header> headers) {
        List<Header> own = new ArrayList<>();
        for (Header header : headers) {
            own.add(header);
            if (header.name().equalsIgnoreCase("Received")
                    && outside(header.value()).findAny().isPresent()) {
                break;
            }
        }
        // what a server says of a message stands around its line, not only above
        return headers.subList(0, Math.min(headers.size(), own.size() + aboveNextHop(headers, own.size())));
    }

    private static int aboveNextHop(List<Header> headers, int from) {
        int more = 0;
        for (int i = from; i < headers.size() && !isHop(headers.get(i)); i++) {
            more++;
        }
        return more;
    }

    private static boolean isHop(Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        // our own side begins at the latest with a line that the sender's server or its author wrote
        return name.equals("received")
                || name.equals("dkim-signature")
                || name.equals("from")
                || name.equals("message-id")
                || name.equals("date");
    }

    private static Optional<String> received(List<Header> own) {
        return own.stream()
                .filter(it -> it.name().equalsIgnoreCase("Received"))
                .flatMap(it -> outside(it.value()))
                .findFirst();
    }

    private static Stream<String> outside(String received) {
        int by = received.toLowerCase(Locale.ROOT).indexOf(" by ");
        String from = by < 0 ? received : received.substring(0, by);
        return IpInText.all(from).stream().filter(it -> !IpInText.internal(it));
    }

    private static Map<String, String> authentication(List<Header> own, String authserv) {
        Map<String, String> results = new LinkedHashMap<>();
        own.stream()
                .filter(it -> it.name().equalsIgnoreCase("Authentication-Results"))
                .map(it -> HeaderTokens.withoutComments(it.value()))
                .filter(it -> authserv.isEmpty() || named(it, authserv))
                .findFirst()
                .ifPresent(value -> {
                    Matcher result = RESULT.matcher(value);
                    while (result.find()) {
                        String word = result.group(2).toLowerCase(Locale.ROOT);
                        results.merge(
                                result.group(1).toLowerCase(Locale.ROOT),
                                word,
                                (first, second) -> first.equals("pass") ? first : second);
                    }
                });
        return results;
    }

    /** {@code .icloud.com} stands for every host of it, {@code *} for any part of a name. */
    private static boolean named(String value, String authserv) {
        String server = value.split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
        String form = Stream.of(authserv.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches((authserv.startsWith(".") ? ".*" : "") + form, server);
    }

    private static void tags(String value, Map<String, String> filter) {
        Matcher tag = TAG.matcher(value);
        while (tag.find()) {
            String name = tag.group(1).equalsIgnoreCase("dest")
                    ? "dest"
                    : tag.group(1).toUpperCase(Locale.ROOT);
            filter.putIfAbsent(name, tag.group(2));
        }
    }
}
