package dev.repwatch.checks.posture.spf;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Fills in macros for one sender (RFC 7208 section 7.3). */
final class MacroExpansion {

    private static final int MOST = 253;
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final SpfSender sender;
    private final String domain;
    private final Supplier<String> validatedName;

    /**
     * @param domain whose record it is
     * @param validatedName the name of the address that leads back to it, asked for only when it is needed
     */
    MacroExpansion(SpfSender sender, String domain, Supplier<String> validatedName) {
        this.sender = sender;
        this.domain = domain;
        this.validatedName = validatedName;
    }

    /** As a name: labels are dropped from the left until it fits. */
    String name(MacroString text) {
        String name = text(text);
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        while (plain.length() > MOST && plain.indexOf('.') >= 0) {
            plain = plain.substring(plain.indexOf('.') + 1);
        }
        return plain;
    }

    String text(MacroString text) {
        return text.parts().stream().map(this::part).collect(Collectors.joining());
    }

    private String part(MacroString.Part part) {
        if (part instanceof MacroString.Literal literal) {
            return literal.text();
        }
        MacroString.Macro macro = (MacroString.Macro) part;
        String value = transformed(value(macro.letter()), macro);
        return macro.escape() ? escaped(value) : value;
    }

    private String value(char letter) {
        return switch (letter) {
            case 's' -> sender.address();
            case 'l' -> sender.localPart();
            case 'o' -> sender.domain();
            case 'd' -> domain;
            case 'i' -> dotted(sender.ip());
            case 'p' -> validatedName.get();
            case 'v' -> sender.ip().getAddress().length == 4 ? "in-addr" : "ip6";
            case 'h' -> sender.helo();
            case 'c' -> readable(sender.ip());
            case 'r' -> sender.receiver();
            case 't' -> Long.toString(sender.at().getEpochSecond());
            default -> "";
        };
    }

    private static String transformed(String value, MacroString.Macro macro) {
        if (macro.keep() == 0 && !macro.reverse() && macro.delimiters().equals(".")) {
            return value;
        }
        List<String> parts = split(value, macro.delimiters());
        if (macro.reverse()) {
            Collections.reverse(parts);
        }
        int keep = macro.keep() == 0 ? parts.size() : Math.min(parts.size(), macro.keep());
        return String.join(".", parts.subList(parts.size() - keep, parts.size()));
    }

    private static List<String> split(String value, String delimiters) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            if (delimiters.indexOf(value.charAt(at)) >= 0) {
                parts.add(value.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(value.substring(from));
        return parts;
    }

    /** Dotted quad, or the 32 nibbles of an IPv6 address with dots between. */
    private static String dotted(InetAddress ip) {
        byte[] octets = ip.getAddress();
        if (octets.length == 4) {
            return ip.getHostAddress();
        }
        List<String> nibbles = new ArrayList<>();
        for (byte octet : octets) {
            nibbles.add(Integer.toHexString((octet >> 4) & 0xF));
            nibbles.add(Integer.toHexString(octet & 0xF));
        }
        return String.join(".", nibbles).toUpperCase(Locale.ROOT);
    }

    private static String readable(InetAddress ip) {
        return ip.getAddress().length == 4
                ? ip.getHostAddress()
                : new inet.ipaddr.IPAddressString(ip.getHostAddress())
                        .getAddress()
                        .toCanonicalString();
    }

    private static String escaped(String value) {
        return Arrays.stream(octets(value))
                .mapToObj(octet -> UNRESERVED.indexOf(octet) >= 0
                        ? String.valueOf((char) octet)
                        : String.format(Locale.ROOT, "%%%02X", octet))
                .collect(Collectors.joining());
    }

    private static int[] octets(String value) {
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        int[] numbers = new int[octets.length];
        for (int at = 0; at < octets.length; at++) {
            numbers[at] = octets[at] & 0xFF;
        }
        return numbers;
    }
}
