package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dnsbl.file.ListFile;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Locale;
import java.util.Optional;

/**
 * A list that is asked, with its key. The zone with the key in it leaves this package only inside a DNS question.
 *
 * @param zone where it is asked, key substituted; may still say where the target goes
 * @param key empty when the zone takes none
 */
public record ActiveList(DnsblList list, Secret zone, Optional<Secret> key) {

    private static final String PLACE = "{key}";

    /**
     * @throws IllegalArgumentException when the zone needs a key and there is none, or the key is no DNS label; the key
     *     is not in the message
     */
    public static ActiveList of(DnsblList list, Optional<Secret> key) {
        boolean inFile = list.file().filter(ListFile::needsKey).isPresent();
        boolean needed = inFile
                || (list.zone().contains(PLACE)
                        && (key.isPresent() || list.file().isEmpty()));
        if (needed && key.isEmpty()) {
            throw new IllegalArgumentException("list " + list.id() + " needs a key, and none is configured for it");
        }
        if (needed && !key.orElseThrow().reveal().matches("[A-Za-z0-9_-]{1,63}")) {
            throw new IllegalArgumentException(
                    "the key of list " + list.id() + " is no DNS label: 1 to 63 of letters, digits, '_' and '-'");
        }
        String zone = needed ? list.zone().replace(PLACE, key.orElseThrow().reveal()) : list.zone();
        return new ActiveList(list, new Secret(zone.toLowerCase(Locale.ROOT)), needed ? key : Optional.empty());
    }

    /** Whether it can be asked by DNS; one that is read from a file may lack the key for that. */
    boolean hasZone() {
        return list.hasZone() && !zone.reveal().contains(PLACE);
    }

    /** Where its file is fetched, the key in it; empty when it is not. */
    Optional<Secret> fileUrl() {
        return list.file()
                .flatMap(ListFile::url)
                .map(url -> new Secret(
                        key.map(it -> url.replace(PLACE, it.reveal())).orElse(url)));
    }

    /** The name under which a control point, an address or a domain, is asked for. */
    Optional<String> nameOf(String point) {
        IPAddress address = new IPAddressString(point, Addresses.STRICT).getAddress();
        return address == null
                ? QueryNames.ofDomain(point, zone.reveal())
                : QueryNames.ofAddress(address.getBytes(), zone.reveal());
    }

    public SourceId id() {
        return list.id();
    }

    boolean takes(TargetKind kind) {
        return list.kinds().contains(kind);
    }

    /** How many characters the list's own zone has: who vouches for the end of a name that long is the list. */
    int apexLength() {
        return QueryNames.apex(zone.reveal()).length();
    }

    /** True for names inside the list's own zone. */
    boolean owns(String name) {
        String apex = QueryNames.apex(zone.reveal());
        return name.equals(apex) || name.endsWith("." + apex);
    }

    /** Text that may have the key in it, without it. */
    String redacted(String text) {
        return key.map(it -> replaced(text, it.reveal())).orElse(text);
    }

    private static String replaced(String text, String key) {
        String lower = text.toLowerCase(Locale.ROOT);
        String wanted = key.toLowerCase(Locale.ROOT);
        StringBuilder clean = new StringBuilder();
        int from = 0;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
            clean.append(text, from, at).append("<key>");
            from = at + wanted.length();
        }
        return clean.append(text, from, text.length()).toString();
    }
}
