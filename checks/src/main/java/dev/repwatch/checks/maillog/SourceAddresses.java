package dev.repwatch.checks.maillog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The address behind a Postfix ident. Postfix never logs its own address: either the ident is named in the configuration, or it
 * holds the address itself ({@code -o syslog_name=postfix-198.51.100.7}); else the address stays unknown.
 */
public final class SourceAddresses {

    private static final int MOST_IDENTS = 10_000;

    private final Map<String, String> named;
    private final Map<String, Egress> met = new ConcurrentHashMap<>();

    /** @param named address text by ident; the ident is what stands before the last {@code /}, compared whole */
    public SourceAddresses(Map<String, String> named) {
        this.named = Map.copyOf(named);
    }

    public Egress of(String ident) {
        Egress known = met.get(ident);
        if (known != null) {
            return known;
        }
        Egress found = new Egress(ident, Optional.ofNullable(named.get(ident)).or(() -> AddressText.within(ident)));
        if (met.size() < MOST_IDENTS) {
            met.put(ident, found);
        }
        return found;
    }
}
