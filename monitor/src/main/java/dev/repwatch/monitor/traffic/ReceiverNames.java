package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.Providers;
import java.util.HashSet;
import java.util.Set;

/**
 * What a receiver is counted as: its provider, and for small ones the domain of their server, because they block too. So many of
 * these and no more, or a log of strangers would fill the database. Not for several threads.
 */
public final class ReceiverNames {

    static final int LONGEST = 63;
    static final String OTHER_ZONE = "?other";

    private final int most;
    private final Set<String> small = new HashSet<>();
    private final Set<String> zones = new HashSet<>();

    ReceiverNames(int most) {
        this.most = most;
    }

    String of(Judged judged) {
        String name = of(judged.provider(), judged.attempt().relay().host().orElse(""));
        if (name.equals(judged.provider())) {
            return name;
        }
        boolean room = small.size() < most && name.length() <= LONGEST;
        return small.contains(name) || (room && small.add(name)) ? name : Providers.OTHER;
    }

    /** What a refusal named: of zones that nobody knows so many and no more, because a receiver may name another each time. */
    String named(String named) {
        boolean kept = !named.startsWith("?") || zones.contains(named) || (zones.size() < most && zones.add(named));
        return kept ? named : OTHER_ZONE;
    }

    /** Without bounds, for one look. */
    public static String of(String provider, String host) {
        if (!provider.equals(Providers.OTHER) || host.isEmpty()) {
            return provider;
        }
        int dot = host.indexOf('.');
        return host.indexOf('.', dot + 1) > 0 ? host.substring(dot + 1) : host;
    }
}
