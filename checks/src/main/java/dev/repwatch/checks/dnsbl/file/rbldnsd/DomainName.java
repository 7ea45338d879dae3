package dev.repwatch.checks.dnsbl.file.rbldnsd;

import java.util.Locale;
import java.util.Optional;

/** Names as rbldnsd reads them: empty labels are passed over, case is folded. */
final class DomainName {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainName() {}

    /** In lower case; nothing when it is too long or has no label. */
    static Optional<String> of(String text) {
        StringBuilder name = new StringBuilder();
        int from = 0;
        while (from <= text.length()) {
            int dot = text.indexOf('.', from);
            int end = dot < 0 ? text.length() : dot;
            if (end - from > LONGEST_LABEL) {
                return Optional.empty();
            }
            if (end > from) {
                if (name.length() > 0) {
                    name.append('.');
                }
                name.append(text, from, end);
            }
            from = end + 1;
        }
        return name.length() == 0 || name.length() > LONGEST
                ? Optional.empty()
                : Optional.of(name.toString().toLowerCase(Locale.ROOT));
    }
}
