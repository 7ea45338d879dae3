package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hosts that a reader sees in a text; the names of files, programs and people look alike and are none. */
final class ShownHost {

    private static final String HOST = "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,24}";
    private static final Pattern URL = Pattern.compile("(?i)^[^\\p{L}\\p{N}]*(https?://(?:[^\\s/?#@]*@)?|www\\.)?("
            + HOST + ")\\.?(?:[/:?#\\s]|[^\\p{L}\\p{N}.@_-]|$)");
    private static final Pattern ANYWHERE = Pattern.compile(
            "(?i)(?:^|[^\\p{L}\\p{N}.-])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,24})(?:[^a-z0-9.-]|[.-](?:[^a-z0-9]|$)|$)");
    private static final Set<String> ENDS = ends();
    /** Countries whose ends are rather those of files and programs. */
    private static final Set<String> FILES =
            Set.of("md", "pl", "ps", "py", "rs", "sh", "so", "cc", "ai", "vb", "st", "is");

    private static final Set<String> PRODUCTS = Set.of("asp.net", "vb.net", "ado.net");

    private ShownHost() {}

    private static Set<String> ends() {
        Set<String> ends = new HashSet<>(List.of(
                "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "name", "pro", "jobs", "mobi", "asia",
                "app", "blog", "club", "cloud", "dev", "email", "live", "link", "news", "online", "page", "shop",
                "site", "space", "store", "tech", "tokyo", "osaka", "kyoto", "nagoya", "top", "vip", "website", "work",
                "world", "xyz", "bank", "click", "art", "life", "today", "media", "group", "global", "agency",
                "example", "test", "uk", "eu", "su"));
        Arrays.stream(Locale.getISOCountries())
                .map(it -> it.toLowerCase(Locale.ROOT))
                .forEach(ends::add);
        return ends;
    }

    /** What a text pretends to lead to: it begins with a URL or a host. */
    static Optional<String> at(String text) {
        Matcher found = URL.matcher(plain(text));
        if (!found.find()) {
            return Optional.empty();
        }
        String host = found.group(2).toLowerCase(Locale.ROOT);
        boolean said = found.group(1) != null;
        String end = end(host);
        boolean known = ENDS.contains(end) && !FILES.contains(end) && !PRODUCTS.contains(host);
        return said || known ? Optional.of(host) : Optional.empty();
    }

    /** Every host in a text. */
    static Stream<String> in(String text) {
        Stream.Builder<String> hosts = Stream.builder();
        Matcher found = ANYWHERE.matcher(plain(text));
        int from = 0;
        while (found.find(from)) {
            String host = found.group(1).toLowerCase(Locale.ROOT);
            if (ENDS.contains(end(host)) && !FILES.contains(end(host))) {
                hosts.add(host);
            }
            from = found.end(1);
        }
        return hosts.build();
    }

    private static String end(String host) {
        return host.substring(host.lastIndexOf('.') + 1);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
    }
}
