package dev.repwatch.checks.posture;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Names that hosts have in public. */
public final class HostName {

    private static final Pattern LABEL = Pattern.compile("(?i)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final List<String> PRIVATE = List.of(
            "localhost",
            "localdomain",
            "local",
            "internal",
            "lan",
            "home",
            "corp",
            "intranet",
            "private",
            "invalid",
            "arpa");

    private HostName() {}

    /** A public name of at least two labels: no address, and not under a top-level domain that only exists at home. */
    public static boolean isPublic(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        List<String> labels = DnsName.labels(plain.toLowerCase(Locale.ROOT));
        String top = labels.get(labels.size() - 1);
        return labels.size() >= 2
                && plain.length() <= 253
                && labels.stream().allMatch(LABEL::matches)
                && !NUMBER.matches(top)
                && !PRIVATE.contains(top);
    }
}
