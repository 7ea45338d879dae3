package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** The links of a message; none is ever followed. */
final class Links {

    private static final Pattern IN_TEXT =
            Pattern.compile("(?i)\\bhttps?://[^\\s/?#<>\"'（）「」【】、。]+(?:[/?#][!#-&(-;=?-~]*)?");
    /** Behind a host of Latin letters Japanese text goes on without a blank. */
    private static final Pattern RUN_ON =
            Pattern.compile("(?i)^(https?://[!-~]+\\.[a-z]{2,24}(?::\\d+)?)[\\p{Han}\\p{Hiragana}\\p{Katakana}ー]");

    private static final Pattern WWW = Pattern.compile("(?i)(?:^|[^\\w/.@-])(www\\.[a-z0-9.-]+\\.[a-z]{2,})");
    private static final Pattern IN_STYLE = Pattern.compile("(?i)url\\(\\s*['\"]?(https?://[^\\s'\"()]+)");
    private static final int MOST = 500;

    /**
     * One link.
     *
     * @param target as it stands
     * @param text what the reader sees
     */
    record Link(String target, String text) {

        Optional<HttpUrl> url() {
            return Optional.ofNullable(HttpUrl.parse(target.strip()));
        }
    }

    private Links() {}

    static List<Link> of(MessageView message) {
        List<Link> links = new ArrayList<>();
        message.html()
                .forEach(page -> page.select("a[href], area[href]")
                        .forEach(link -> links.add(new Link(link.attr("href"), link.text()))));
        for (MimePart part : message.readable("text/plain")) {
            Matcher found = IN_TEXT.matcher(part.text());
            while (found.find() && links.size() < MOST) {
                String target = found.group().replaceAll("[.,;:!?)]+$", "");
                Matcher runsOn = RUN_ON.matcher(target);
                target = runsOn.find() ? runsOn.group(1) : target;
                links.add(new Link(target, target));
            }
        }
        return links.subList(0, Math.min(MOST, links.size()));
    }

    /** The hosts of all web links, of pictures and whatever else the message names, in lower case. */
    static Set<String> hosts(MessageView message) {
        Set<String> hosts = new LinkedHashSet<>();
        of(message).forEach(link -> link.url().ifPresent(url -> add(url, hosts)));
        message.html()
                .forEach(page -> page.select("[src], [background], form[action], link[href]").stream()
                        .limit(MOST)
                        .forEach(element -> List.of("src", "background", "action", "href")
                                .forEach(name -> parsed(element.attr(name)).ifPresent(url -> add(url, hosts)))));
        message.html()
                .forEach(page -> page.select("[srcset]").stream()
                        .limit(MOST)
                        .flatMap(element -> Arrays.stream(element.attr("srcset").split(",", MOST)))
                        .forEach(candidate -> parsed(candidate.strip().replaceAll("\\s.*", ""))
                                .ifPresent(url -> add(url, hosts))));
        message.html()
                .forEach(page -> page.select("[style], style").stream().forEach(element -> {
                    Matcher found = IN_STYLE.matcher(element.attr("style") + " " + element.data());
                    while (found.find() && hosts.size() < MOST) {
                        parsed(found.group(1)).ifPresent(url -> add(url, hosts));
                    }
                }));
        for (MimePart part : message.readable("text/plain")) {
            Matcher found = WWW.matcher(part.text());
            while (found.find() && hosts.size() < MOST) {
                parsed("http://" + found.group(1) + "/").ifPresent(url -> add(url, hosts));
            }
        }
        return hosts;
    }

    private static Optional<HttpUrl> parsed(String url) {
        return Optional.ofNullable(HttpUrl.parse(url.strip()));
    }

    private static void add(HttpUrl url, Set<String> hosts) {
        hosts.add(url.host().toLowerCase(Locale.ROOT).replaceAll("\\.$", ""));
    }
}
