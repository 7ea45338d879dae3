package dev.repwatch.checks.posture.address;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.posture.DnsName;
import dev.repwatch.checks.posture.PublicSuffixes;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a reverse name was given by its owner or by a provider to every address. Words are compared with whole parts of
 * labels, never inside them: {@code poolside} is a name.
 */
public enum ReverseName {
    OWN,
    UNSURE,
    GENERIC;

    private static final Set<String> WORDS = Set.of(
            "dyn",
            "dynamic",
            "dhcp",
            "dsl",
            "adsl",
            "vdsl",
            "xdsl",
            "pool",
            "ppp",
            "pppoe",
            "dial",
            "dialup",
            "cable",
            "client",
            "clients",
            "customer",
            "customers",
            "unassigned",
            "ec2");
    private static final List<String> PHRASES = List.of("no-rdns", "no-reverse", "no-ptr");
    /** Counters of providers: {@code vps123456}, {@code p1234-ipbf05}. */
    private static final Pattern COUNTED =
            Pattern.compile("(?:.*[.-])?(?:(?:vps|vmi)-?[0-9]+|p[0-9]{3,}-ip[a-z]{1,6}[0-9]+)(?:[.-].*)?");

    private static final Pattern PERHAPS = Pattern.compile("(?:.*[.-])?(?:pl|ip|host|node|user)-?[0-9]{4,}(?:[.-].*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    public static ReverseName of(InetAddress ip, String name) {
        String low = name.toLowerCase(Locale.ROOT);
        String given = given(low);
        boolean generic = holds(ip, low)
                || Arrays.stream(given.split("[._-]")).anyMatch(WORDS::contains)
                || PHRASES.stream().anyMatch(given::contains)
                || COUNTED.matches(given);
        return generic ? GENERIC : PERHAPS.matches(given) ? UNSURE : OWN;
    }

    /** The labels below what somebody registered: an organisation may be called as it likes. */
    private static String given(String name) {
        int registered = DnsName.labels(PublicSuffixes.guess(name)).size();
        List<String> labels = DnsName.labels(name);
        return String.join(".", labels.subList(0, Math.max(0, labels.size() - registered)));
    }

    private static boolean holds(InetAddress ip, String name) {
        return ip.getAddress().length == 4 ? holdsV4(ip.getAddress(), name) : holdsV6(ip.getAddress(), name);
    }

    private static boolean holdsV4(byte[] octets, String name) {
        List<Integer> numbers = new ArrayList<>();
        for (byte octet : octets) {
            numbers.add(octet & 0xFF);
        }
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        List<Integer> found = numbers(name);
        return contains(found, numbers)
                || contains(found, reversed)
                || runTogether(name, numbers)
                || runTogether(name, reversed);
    }

    private static boolean runTogether(String name, List<Integer> numbers) {
        String padded = numbers.stream()
                .map(it -> String.format(Locale.ROOT, "%03d", it))
                .collect(Collectors.joining());
        String plain = numbers.stream().map(String::valueOf).collect(Collectors.joining());
        String hex = numbers.stream()
                .map(it -> String.format(Locale.ROOT, "%02x", it))
                .collect(Collectors.joining());
        return name.contains(padded) || (plain.length() > 7 && name.contains(plain)) || name.contains(hex);
    }

    private static boolean holdsV6(byte[] octets, String name) {
        List<String> groups = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (int at = 0; at < octets.length; at += 2) {
            int group = (octets[at] & 0xFF) << 8 | (octets[at + 1] & 0xFF);
            groups.add(Integer.toHexString(group));
            whole.append(String.format(Locale.ROOT, "%04x", group));
        }
        String compressed = new inet.ipaddr.IPAddressString(String.join(":", groups))
                .getAddress()
                .toCanonicalString();
        String nibbles = String.join(".", whole.toString().split(""));
        String plain = name.replaceAll("[._-]", "");
        return name.contains(compressed.replace(':', '-'))
                || name.contains(String.join("-", groups))
                || name.contains(String.join(".", groups))
                || plain.contains(whole)
                || name.contains(new StringBuilder(nibbles).reverse())
                || plain.contains(new StringBuilder(whole).reverse());
    }

    private static List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(name);
        while (number.find()) {
            numbers.add(number.group().length() > 3 ? -1 : Integer.parseInt(number.group()));
        }
        return numbers;
    }

    private static boolean contains(List<Integer> found, List<Integer> wanted) {
        return Collections.indexOfSubList(found, wanted) >= 0;
    }
}
