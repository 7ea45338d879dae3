package dev.repwatch.checks.posture.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * One TLSA record (RFC 6698 section 2.1).
 *
 * @param data the certificate, key or digest, in hexadecimal digits
 */
record TlsaRecord(int usage, int selector, int matching, String data) {

    private static final Pattern TLSA = Pattern.compile("([0-9]{1,3}) ([0-9]{1,3}) ([0-9]{1,3}) ([0-9A-Fa-f ]+)");
    private static final int SHA_256_DIGITS = 64;
    private static final int SHA_512_DIGITS = 128;

    /** @param value in presentation form */
    static Optional<TlsaRecord> of(String value) {
        Matcher tlsa = TLSA.matcher(value);
        return tlsa.matches()
                ? Optional.of(new TlsaRecord(
                        Integer.parseInt(tlsa.group(1)),
                        Integer.parseInt(tlsa.group(2)),
                        Integer.parseInt(tlsa.group(3)),
                        tlsa.group(4).replace(" ", "")))
                : Optional.empty();
    }

    /** Usages 0 and 1 do not count for mail (RFC 7672 section 3.1.3), nor does what no client can compare. */
    boolean usable() {
        return soundUsage() && (selector == 0 || selector == 1) && soundData();
    }

    /** What is wrong with it, in the numbers of the record: the usage, or all three when it is not the usage. */
    String fault() {
        return soundUsage() ? usage + " " + selector + " " + matching : String.valueOf(usage);
    }

    private boolean soundUsage() {
        return usage == 2 || usage == 3;
    }

    private boolean soundData() {
        return switch (matching) {
            case 0 -> true;
            case 1 -> data.length() == SHA_256_DIGITS;
            case 2 -> data.length() == SHA_512_DIGITS;
            default -> false;
        };
    }
}
