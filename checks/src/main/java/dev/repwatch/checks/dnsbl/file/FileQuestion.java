package dev.repwatch.checks.dnsbl.file;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file is asked: an address or a name.
 *
 * @param text as it was asked
 * @param address when it is one
 * @param name in lower case, without a dot at its end, when it is none
 * @param subzone the subzone of a combined file, in lower case; empty for its base
 */
public record FileQuestion(String text, Optional<IPAddress> address, String name, String subzone) {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    /** Reads {@code 192.0.2.1}, {@code example.test} or either with {@code |subzone} behind it. */
    public static FileQuestion of(String text) {
        int bar = text.indexOf('|');
        String asked = bar < 0 ? text : text.substring(0, bar);
        String subzone = bar < 0 ? "" : name(text.substring(bar + 1));
        Optional<IPAddress> address = Optional.ofNullable(new IPAddressString(asked, STRICT).getAddress())
                .filter(one -> !one.isMultiple());
        return new FileQuestion(asked, address, address.isPresent() ? "" : name(asked), subzone);
    }

    private static String name(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
