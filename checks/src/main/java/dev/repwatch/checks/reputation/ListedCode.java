package dev.repwatch.checks.reputation;

import java.util.Comparator;

/**
 * One documented return code that was seen, the smallest fact of a listing ("SBL", "PBL").
 *
 * @param value the answer as seen, such as {@code 127.0.0.2}
 * @param name what the operator calls it
 * @param category short fixed word for metrics and routing, such as {@code spam}, {@code exploit}, {@code policy}
 */
public record ListedCode(String value, String name, String category, Severity severity, Scope scope) {

    /** As addresses, not as text: 127.0.0.2 comes before 127.0.0.10. */
    static final Comparator<ListedCode> BY_VALUE = Comparator.comparing(ListedCode::padded);

    private static final int OCTET = 3;

    boolean policy() {
        return category.equals("policy");
    }

    private String padded() {
        StringBuilder padded = new StringBuilder();
        for (String octet : value.split("\\.", -1)) {
            padded.append("0".repeat(Math.max(0, OCTET - octet.length())))
                    .append(octet)
                    .append('.');
        }
        return padded.toString();
    }
}
