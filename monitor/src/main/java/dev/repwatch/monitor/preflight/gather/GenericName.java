package dev.repwatch.monitor.preflight.gather;

import com.google.re2j.Pattern;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether a reverse name was made from the address by its provider, as in {@code 192-0-2-25.pool.example.net}. Receivers treat
 * such names as those of access lines.
 */
final class GenericName {

    private static final Pattern ACCESS_LINE = Pattern.compile(
            "(?:^|[.-])(?:dyn|dynamic|dhcp|ppp|pppoe|dsl|adsl|vdsl|ftth|cable|dialup|pool|cust|customer|client)[0-9-]*(?:[.-]|$)");

    private GenericName() {}

    static boolean of(String name, IPAddress address) {
        String lower = name.toLowerCase(Locale.ROOT);
        return hasAddress(lower, address.getBytes())
                || ACCESS_LINE.matcher(lower).find();
    }

    private static boolean hasAddress(String name, byte[] octets) {
        String plain = name.replaceAll("[^a-z0-9]+", "-");
        if (name.replaceAll("[^a-z0-9]", "").contains(HexFormat.of().formatHex(octets))) {
            return true;
        }
        if (octets.length > 4) {
            String tail = HexFormat.of().formatHex(Arrays.copyOfRange(octets, 8, octets.length));
            return plain.replace("-", "").contains(tail) && !tail.matches("0+.?.?");
        }
        List<Integer> numbers = new ArrayList<>();
        for (byte octet : octets) {
            numbers.add(Byte.toUnsignedInt(octet));
        }
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return holds(plain, numbers) || holds(plain, reversed);
    }

    /** The four octets in a row, with or without leading noughts. */
    private static boolean holds(String name, List<Integer> octets) {
        String pattern = octets.stream().map(octet -> "0{0,2}" + octet).collect(Collectors.joining("-"));
        String padded = octets.stream()
                .map(octet -> String.format(Locale.ROOT, "%03d", octet))
                .collect(Collectors.joining());
        return Pattern.compile("(?:^|[^0-9])" + pattern + "(?:[^0-9]|$)")
                        .matcher(name)
                        .find()
                || name.replace("-", "").contains(padded);
    }
}
