package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.Own;
import dev.repwatch.monitor.diagnosis.evidence.SentMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the links of the message lead. */
public final class Links {

    private static final Pattern HOST = Pattern.compile("^(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@?#]*@)?([^/:?#@\\s]+)");

    private Links() {}

    public static Set<String> hosts(Situation it) {
        return it.seen(SentMessage.class)
                .flatMap(message -> message.urls().stream())
                .map(Links::host)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    static Optional<String> host(String url) {
        Matcher found = HOST.matcher(url.strip().toLowerCase(Locale.ROOT));
        return found.find() ? Optional.of(Addresses.plain(found.group(1))) : Optional.empty();
    }

    public static boolean within(String parent, String name) {
        return Own.within(parent, name);
    }
}
