package dev.repwatch.checks.maillog.refusal;

/**
 * Takes out of a text what differs from mail to mail: mailboxes, addresses of machines, ids, long numbers. One pass by hand, because
 * every refusal of a log goes through it. What tells something stays: short numbers, codes in brackets, loopback answers of lists,
 * names of hosts.
 */
final class MaskedText {

    private static final int LONG_ID = 13;
    private static final int SHORT_ID = 6;
    private static final int ID_DIGITS = 3;
    private static final int ID_CHANGES = 3;
    private static final int LONG_NUMBER = 6;
    private static final int JOINED_ID = 8;
    private static final int JOINED_DIGITS = 4;

    private final String text;
    private final StringBuilder out;

    private MaskedText(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /** @param text in lower case */
    static String of(String text) {
        return new MaskedText(text).masked();
    }

    private String masked() {
        char[] chars = text.toCharArray();
        int at = 0;
        while (at < chars.length) {
            int begin = at;
            while (at < chars.length && !inToken(chars[at])) {
                at++;
            }
            out.append(chars, begin, at - begin);
            int from = at;
            int telling = 0;
            while (at < chars.length && inToken(chars[at])) {
                telling += tells(chars[at]) ? 1 : 0;
                at++;
            }
            if (telling == 0) {
                out.append(chars, from, at - from); // words are by far the most
            } else {
                token(from, at);
            }
        }
        return out.toString();
    }

    /** What has none of these is no mailbox, no address, no id and no number. */
    private static boolean tells(char c) {
        return c <= ':' ? c >= '0' : c == '@';
    }

    private static boolean inToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '-'
                || c == '_'
                || c == '@'
                || c == ':'
                || c == '+';
    }

    private void token(int from, int end) {
        int at = text.lastIndexOf('@', end - 1);
        if (at > from && at < end - 1) {
            out.append("user").append(text, at, end);
        } else if (fourNumbers(from, end)) {
            out.append(text.startsWith("127.", from) ? text.substring(from, end) : "0.0.0.0");
            out.append(text.charAt(end - 1) == '.' ? "." : "");
        } else if (colons(from, end)) {
            out.append("::");
        } else {
            parts(from, end);
        }
    }

    private boolean fourNumbers(int from, int end) {
        int last = text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':' ? end - 1 : end;
        int dots = 0;
        for (int at = from; at < last; at++) {
            char c = text.charAt(at);
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
            char c = text.charAt(at);
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
            boolean cut = at == end || separates(text.charAt(at));
            if (cut) {
                part(start, at);
                if (at < end) {
                    out.append(text.charAt(at));
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
        boolean joined = end - from >= JOINED_ID && digits >= JOINED_DIGITS && joined(from, end);
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

    private boolean hyphen(int at) {
        return text.charAt(at) == '-';
    }

    private boolean digit(int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
