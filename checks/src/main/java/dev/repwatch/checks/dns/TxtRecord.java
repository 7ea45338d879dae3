package dev.repwatch.checks.dns;

import java.util.List;

/**
 * A TXT record as it came: nothing is cleaned, so that a TAB or a zero-width space that breaks a policy is still there. Not for
 * display: {@link DnsAnswer.Records#values} is.
 *
 * @param octets of all character-strings, joined without a blank (RFC 7208 section 3.3), one character an octet (Latin-1)
 * @param lengths of the character-strings, in octets
 */
public record TxtRecord(String octets, List<Integer> lengths) {

    public TxtRecord {
        lengths = List.copyOf(lengths);
    }

    /** One record of one string. */
    public static TxtRecord of(String octets) {
        return new TxtRecord(octets, List.of(octets.length()));
    }

    /** How many octets it takes in an answer: each string has one for its length. */
    public int size() {
        return octets.length() + lengths.size();
    }
}
