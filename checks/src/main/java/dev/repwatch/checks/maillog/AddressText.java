package dev.repwatch.checks.maillog;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Optional;

/** Addresses inside other text, in canonical spelling (dotted quad, RFC 5952). */
public final class AddressText {

    private static final Pattern FOUR =
            Pattern.compile("(?:^|[^0-9.])((?:\\d{1,3}\\.){3}\\d{1,3})(?:$|[^0-9.]|\\.(?:$|[^0-9]))");
    private static final Pattern SIX =
            Pattern.compile("(?i)(?:^|[^0-9a-z:.])((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?:$|[^0-9a-z:])");
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private AddressText() {}

    /** The first address within the text. */
    public static Optional<String> within(String text) {
        return first(FOUR.matcher(text)).or(() -> first(SIX.matcher(text)));
    }

    private static Optional<String> first(Matcher found) {
        return found.find() ? canonical(found.group(1)) : Optional.empty();
    }

    /** Empty when the text is no single address. */
    public static Optional<String> canonical(String text) {
        IPAddress address = new IPAddressString(text, STRICT).getAddress();
        return address == null || address.isMultiple() ? Optional.empty() : Optional.of(address.toCanonicalString());
    }

    /** Whether the text is an address of a loopback or unique local network: no receiver of the world. */
    public static boolean ownHost(String text) {
        IPAddress address = new IPAddressString(text, STRICT).getAddress();
        if (address == null) {
            return false;
        }
        return address.isLoopback() || (address.isIPv6() && address.toIPv6().isUniqueLocal());
    }
}
