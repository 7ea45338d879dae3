package dev.repwatch.checks.posture.spf;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.posture.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads SPF records (RFC 7208 section 12). Takes any octets, one character each, and never throws. */
public final class SpfParser {

    /** Nobody publishes so many; whoever does is not read further. */
    private static final int MOST_TERMS = 512;

    private static final String VERSION = "v=spf1";
    private static final Pattern MODIFIER = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9._\\-]*)=(.*)");
    private static final Pattern MECHANISM = Pattern.compile("(?s)([+\\-?~]?)([A-Za-z][A-Za-z0-9._\\-]*)([:/].*)?");
    private static final Pattern MASKED =
            Pattern.compile("(?s)(:.*?)?(?:/(0|[1-9][0-9]{0,2}))?(?://(0|[1-9][0-9]{0,2}))?");
    private static final Pattern NETWORK = Pattern.compile("(?s):([0-9A-Fa-f:.]+)(?:/(0|[1-9][0-9]{0,2}))?");

    private static final ReadRecords READ = new ReadRecords(SpfParser::fresh);

    private final List<Directive> directives = new ArrayList<>();
    private Optional<MacroString> redirect = Optional.empty();
    private Optional<MacroString> explanation = Optional.empty();

    private SpfParser() {}

    /** True for a record of version 1, sound or not: it starts exactly so (RFC 7208 section 4.5). */
    public static boolean isPolicy(String octets) {
        return octets.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (octets.length() == VERSION.length() || octets.charAt(VERSION.length()) == ' ');
    }

    /**
     * Reading the same record again costs nothing: a sweep evaluates one record for thousands of addresses.
     *
     * @param octets a record for which {@link #isPolicy} is true
     */
    public static SpfSyntax parse(String octets) {
        return READ.get(octets);
    }

    private static SpfSyntax fresh(String octets) {
        return new SpfParser().read(octets.substring(Math.min(octets.length(), VERSION.length())));
    }

    private SpfSyntax read(String terms) {
        int count = 0;
        for (String term : terms.split(" ", -1)) {
            if (term.isEmpty()) {
                continue;
            }
            if (++count > MOST_TERMS) {
                return new SpfSyntax.Unsound(term, "more than " + MOST_TERMS + " terms");
            }
            Optional<String> fault = term(term);
            if (fault.isPresent()) {
                return new SpfSyntax.Unsound(term, fault.get());
            }
        }
        return new SpfSyntax.Sound(new SpfRecord(directives, redirect, explanation));
    }

    /** Empty when it was read; else what is wrong with it. */
    private Optional<String> term(String term) {
        Matcher modifier = MODIFIER.matcher(term);
        if (modifier.matches()) {
            return modifier(modifier.group(1).toLowerCase(Locale.ROOT), modifier.group(2));
        }
        Matcher mechanism = MECHANISM.matcher(term);
        if (!mechanism.matches()) {
            return Optional.of("neither a mechanism nor a modifier");
        }
        String sign = mechanism.group(1);
        Qualifier qualifier =
                sign.isEmpty() ? Qualifier.PASS : Qualifier.of(sign.charAt(0)).orElse(Qualifier.PASS);
        String rest = mechanism.group(3) == null ? "" : mechanism.group(3);
        Optional<Mechanism> read = mechanism(mechanism.group(2).toLowerCase(Locale.ROOT), rest);
        read.ifPresent(it -> directives.add(new Directive(qualifier, it, term)));
        return read.isPresent() ? Optional.empty() : Optional.of("no such mechanism, or not in this form");
    }

    private Optional<String> modifier(String name, String value) {
        Optional<MacroString> domain = MacroParser.domain(value);
        switch (name) {
            case "redirect" -> {
                if (domain.isEmpty() || redirect.isPresent()) {
                    return Optional.of(redirect.isPresent() ? "redirect stands twice" : "no domain to redirect to");
                }
                redirect = domain;
            }
            case "exp" -> {
                if (domain.isEmpty() || explanation.isPresent()) {
                    return Optional.of(explanation.isPresent() ? "exp stands twice" : "no domain of an explanation");
                }
                explanation = domain;
            }
            default -> {
                return MacroParser.any(value).isPresent()
                        ? Optional.empty()
                        : Optional.of("the value of the modifier cannot be read");
            }
        }
        return Optional.empty();
    }

    private static Optional<Mechanism> mechanism(String name, String rest) {
        return switch (name) {
            case "all" -> rest.isEmpty() ? Optional.of(new Mechanism.All()) : Optional.empty();
            case "include" -> domain(rest).map(Mechanism.Include::new);
            case "exists" -> domain(rest).map(Mechanism.Exists::new);
            case "a" -> masked(rest, Mechanism.A::new);
            case "mx" -> masked(rest, Mechanism.Mx::new);
            case "ptr" ->
                rest.isEmpty()
                        ? Optional.of(new Mechanism.Ptr(Optional.empty()))
                        : domain(rest).map(it -> new Mechanism.Ptr(Optional.of(it)));
            case "ip4" -> network(rest, 4);
            case "ip6" -> network(rest, 16);
            default -> Optional.empty();
        };
    }

    private static Optional<MacroString> domain(String rest) {
        return rest.startsWith(":") ? MacroParser.domain(rest.substring(1)) : Optional.empty();
    }

    private interface Named {
        Mechanism of(Optional<MacroString> domain, Mechanism.Masks masks);
    }

    private static Optional<Mechanism> masked(String rest, Named named) {
        Matcher parts = MASKED.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int v4 = bits(parts.group(2), Mechanism.Masks.MOST_V4);
        int v6 = bits(parts.group(3), Mechanism.Masks.MOST_V6);
        Optional<MacroString> domain = parts.group(1) == null ? Optional.empty() : domain(parts.group(1));
        boolean unreadable = parts.group(1) != null && domain.isEmpty();
        return unreadable || v4 > Mechanism.Masks.MOST_V4 || v6 > Mechanism.Masks.MOST_V6
                ? Optional.empty()
                : Optional.of(named.of(domain, new Mechanism.Masks(v4, v6)));
    }

    private static Optional<Mechanism> network(String rest, int octets) {
        Matcher parts = NETWORK.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int most = octets * Byte.SIZE;
        int prefix = bits(parts.group(2), most);
        boolean colons = parts.group(1).indexOf(':') >= 0;
        Optional<InetAddress> address = AddressRange.address(parts.group(1));
        return prefix > most || colons != (octets == 16)
                ? Optional.empty()
                : address.map(it -> new Mechanism.Ip(new AddressRange(it, prefix)));
    }

    private static int bits(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
