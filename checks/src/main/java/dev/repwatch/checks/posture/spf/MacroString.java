package dev.repwatch.checks.posture.spf;

import java.util.List;

/**
 * A text with macros (RFC 7208 section 7.1).
 *
 * @param text as it was written
 */
public record MacroString(String text, List<Part> parts) {

    public MacroString {
        parts = List.copyOf(parts);
    }

    /** Literal text, or a macro. */
    public sealed interface Part {}

    record Literal(String text) implements Part {}

    /**
     * @param letter in lower case
     * @param escape the letter was in upper case: the value is escaped for a URL
     * @param keep how many parts from the right; 0 for all
     * @param delimiters what separates parts
     */
    record Macro(char letter, boolean escape, int keep, boolean reverse, String delimiters) implements Part {}

    /** True when it is the same for every sender. */
    public boolean constant() {
        return !uses("silphctr");
    }

    /** True when it depends on who is named as sender, not only on the address (RFC 7208 macros s, l, o). */
    public boolean ofSender() {
        return uses("sl");
    }

    /** True when one of these macros is in it. */
    boolean uses(String letters) {
        return parts.stream().anyMatch(part -> part instanceof Macro macro && letters.indexOf(macro.letter()) >= 0);
    }
}
