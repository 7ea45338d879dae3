package dev.repwatch.checks.dnsbl.file;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/** A hosts file that sends names nowhere: an address and names on each line. The machine's own names are never listings. */
final class HostsFormat implements LineFormat {

    private static final Set<String> NOWHERE = Set.of("0.0.0.0", "127.0.0.1", "::", "::1", "::0");
    private static final Pattern OWN = Pattern.compile("localhost(\\..*)?|local|broadcasthost|ip6-.*|[0-9.:]+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)+");

    @Override
    public void line(String line, EntrySink entries, LineCount count) {
        int hash = line.indexOf('#');
        String[] words = (hash < 0 ? line : line.substring(0, hash))
                .trim()
                .toLowerCase(Locale.ROOT)
                .split("\\s+", -1);
        if (words[0].isEmpty()) {
            return;
        }
        boolean taken = words.length > 1 && NOWHERE.contains(words[0]);
        for (int i = 1; taken && i < words.length; i++) {
            if (!OWN.matches(words[i])) {
                taken = NAME.matches(words[i]);
                if (taken) {
                    entries.addName(words[i], "");
                }
            }
        }
        LineFormat.count(taken, count);
    }
}
