package dev.repwatch.checks.maillog.refusal;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of a text what differs from mail to mail: mailboxes, addresses of machines, ids, long numbers. One pass by hand, because
 * every refusal of a log goes through it. What tells something stays: short numbers, codes in brackets, loopback answers of lists,
 * names of hosts, and of a mailbox the domain of a provider. Other domains go with it: a log of as many domains as recipients would
 * say as many different things.
 */
final class MaskedText {

    private static final int LONG_ID = 13;
    private static final int SHORT_ID = 6;
    private static final int ID_DIGITS = 3;
    private static final int ID_CHANGES = 3;
    private static final int LONG_NUMBER = 6;
    private static final int JOINED_ID = 8;
    private static final int JOINED_DIGITS = 4;

    private static final Set<String> DOMAINS = TableRows.of("providers/mailbox-domains.tsv").stream()
            .flatMap(row -> Stream.of(row.getOrDefault("domains", "").split(" ")))
            .collect(Collectors.toUnmodifiableSet());
    private static final String ANY_DOMAIN = "domain";

    private static final int LETTERS = 128;
    private static final String DIGITS = "0123456789";
    private static final boolean[] TOKEN = letters(DIGITS + "abcdefghijklmnopqrstuvwxyz.-_@:+");

    /** What has none of these is no mailbox, no address, no id and no number. */
    private static final boolean[] TELLING = letters(DIGITS + ":@");

    private final String text;
    private final char[] chars;
    private final StringBuilder out;

    private MaskedText(String text) {
        this.text = text;
        this.chars = text.toCharArray();
        this.out = new StringBuilder(text.length());
    }

    /** @param text in lower case */
    static String of(String text) {
        return new MaskedText(text).masked();
    }

    private String masked() {
        int copied = 0;
        int at = 0;
        while (at < chars.length) {
            while (at < chars.length && !inToken(chars[at])) {
                at++;
            }
            int from = at;
            boolean telling = false; // words tell nothing, and are by far the most
            while (at < chars.length && inToken(chars[at])) {
                telling |= TELLING[chars[at]];
                at++;
            }
            if (telling) {
                out.append(text.substring(copied, from));
                token(from, at);
                copied = at;
            }
        }
        return copied == 0 ? text : out.append(text.substring(copied)).toString();
    }

    private static boolean inToken(char c) {
        return c < TOKEN.length && TOKEN[c];
    }

    private static boolean[] letters(String all) {
        boolean[] letters = new boolean[LETTERS];
        all.chars().forEach(c -> letters[c] = true);
        return letters;
    }

    private void token(int from, int end) {
        int at = text.lastIndexOf('@', end - 1);
        if (at > from && at < end - 1) {
            mailbox(at + 1, end);
        } else if (fourNumbers(from, end)) {
            out.append(text.startsWith("127.", from) ? text.substring(from, end) : "0.0.0.0");
            out.append(chars[end - 1] == '.' ? "." : "");
        } else if (colons(from, end)) {
            out.append("::");
        } else {
            parts(from, end);
        }
    }

    private void mailbox(int domain, int end) {
        int colon = text.indexOf(':', domain);
        int last = colon < 0 ? end : Math.min(colon, end);
        while (last > domain && chars[last - 1] == '.') {
            last--;
        }
        out.append("user@").append(provider(text.substring(domain, last))).append(text, last, end);
    }

    /** The domain of a provider that this one is, or is below. */
    private static String provider(String domain) {
        for (String name = domain; name.indexOf('.') > 0; name = name.substring(name.indexOf('.') + 1)) {
            if (DOMAINS.contains(name)) {
                return name;
            }
        }
        return ANY_DOMAIN;
    }

    private boolean fourNumbers(int from, int end) {
        int last = chars[end - 1] == '.' || chars[end - 1] == ':' ? end - 1 : end;
        int dots = 0;
        for (int at = from; at < last; at++) {
            char c = chars[at];
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
            dots += c == '.' ? 1 : 0;
        }
        return dots == 3;
    }

    /** An IPv6 address: hexadecimal digits and at least two colons. */
    private boolean colons(int from, int end) {
        int colons = 0;
        for (int at = from; at < end; at++) {
            char c = chars[at];
            if (c == ':') {
                colons++;
            } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return colons >= 2;
    }

    /** Ids and numbers within a token, which may be the name of a host. */
    private void parts(int from, int end) {
        int start = from;
        for (int at = from; at <= end; at++) {
            boolean cut = at == end || separates(chars[at]);
            if (cut) {
                part(start, at);
                if (at < end) {
                    out.append(chars[at]);
                }
                start = at + 1;
            }
        }
    }

    private static boolean separates(char c) {
        return c == '.' || c == '_' || c == ':' || c == '@' || c == '+';
    }

    /** An id is long and has digits, or goes to and fro between letters and digits; codes of receivers do neither. */
    private void part(int from, int end) {
        int digits = 0;
        int changes = 0;
        for (int at = from; at < end; at++) {
            boolean digit = digit(at);
            digits += digit ? 1 : 0;
            changes += at > from && !hyphen(at) && !hyphen(at - 1) && digit != digit(at - 1) ? 1 : 0;
        }
        boolean longId = end - from >= LONG_ID && digits >= ID_DIGITS;
        boolean mixed = end - from >= SHORT_ID && changes >= ID_CHANGES;
        boolean joined =
                end - from >= JOINED_ID && digits >= JOINED_DIGITS && (joined(from, end) || hexadecimal(from, end));
        if (longId || mixed || joined) {
            out.append("id");
        } else if (digits >= LONG_NUMBER && digits == end - from) {
            out.append('0');
        } else {
            out.append(text, from, end);
        }
    }

    /** {@code 1f7a93b-si485}: hexadecimal in front of a hyphen; codes such as {@code vs98-ip1} have fewer digits. */
    private boolean joined(int from, int end) {
        for (int at = from; at < end; at++) {
            if (hyphen(at)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 483c6896}: digits and the first six letters, some of each. */
    private boolean hexadecimal(int from, int end) {
        boolean letters = false;
        for (int at = from; at < end; at++) {
            char c = chars[at];
            boolean letter = c >= 'a' && c <= 'f';
            if (!letter && !digit(at)) {
                return false;
            }
            letters |= letter;
        }
        return letters;
    }

    private boolean hyphen(int at) {
        return chars[at] == '-';
    }

    private boolean digit(int at) {
        return chars[at] >= '0' && chars[at] <= '9';
    }
}
