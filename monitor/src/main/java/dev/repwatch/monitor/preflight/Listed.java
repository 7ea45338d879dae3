package dev.repwatch.monitor.preflight;

import java.util.Locale;

/**
 * One list that names the address.
 *
 * @param list id of the catalogue
 * @param code what the operator calls the entry, such as {@code CSS} or {@code PBL-isp}
 * @param tier 1 = large receivers refuse mail on it … 4 = informational
 */
public record Listed(String list, String code, int tier, Covers covers) {

    /** What the entry is about. */
    public enum Covers {
        ADDRESS("ip"),
        /** The /24 around an IPv4 address, or a larger range. */
        RANGE("cidr24"),
        V6_64("v6-64"),
        /** The provider's whole network. */
        NETWORK("asn"),
        /** Not abuse but use: an access line, says who runs it. */
        POLICY("policy"),
        /** Good news. */
        WELCOME("welcome");

        private final String label;

        Covers(String label) {
            this.label = label;
        }

        /** As in JSON. */
        public String label() {
            return label;
        }
    }

    boolean heavy() {
        return tier == 1 && covers != Covers.WELCOME;
    }

    /** Whatever tier the catalogue gives the list as a file: who uses it drops the network's traffic altogether. */
    boolean drop() {
        return covers != Covers.WELCOME && (list.startsWith("spamhaus-drop") || (heavy() && codeHas("drop")));
    }

    boolean policy() {
        return covers == Covers.POLICY || (heavy() && (codeHas("pbl") || list.contains("pbl")));
    }

    /** The provider of the line says that no mail comes from it. */
    boolean policyOfTheProvider() {
        return policy() && (codeHas("isp") || codeHas("provider"));
    }

    private boolean codeHas(String word) {
        return code.toLowerCase(Locale.ROOT).contains(word);
    }

    /** List and code in one word or two. */
    String text() {
        return code.isEmpty() ? list : list + " " + code;
    }
}
