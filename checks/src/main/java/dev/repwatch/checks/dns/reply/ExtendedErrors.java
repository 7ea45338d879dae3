package dev.repwatch.checks.dns.reply;

import dev.repwatch.checks.dns.ExtendedError;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** The extended errors of a reply. */
final class ExtendedErrors {

    private static final int MOST = 4;
    private static final int MAX_TEXT = 200;

    private final List<ExtendedError> errors;

    private ExtendedErrors(List<ExtendedError> errors) {
        this.errors = errors;
    }

    static ExtendedErrors of(Message reply) {
        OPTRecord options = reply.getOPT();
        return new ExtendedErrors(
                options == null
                        ? List.of()
                        : options.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                                .filter(ExtendedErrorCodeOption.class::isInstance)
                                .map(ExtendedErrorCodeOption.class::cast)
                                .limit(MOST)
                                .map(ExtendedErrors::value)
                                .distinct()
                                .toList());
    }

    boolean stale() {
        return errors.stream().anyMatch(ExtendedError::stale);
    }

    boolean madeUp() {
        return errors.stream().anyMatch(ExtendedError::madeUp);
    }

    /** A sentence, and what the server said besides. */
    String after(String sentence) {
        return errors.isEmpty()
                ? sentence
                : sentence + "; " + errors.stream().map(ExtendedError::inWords).collect(Collectors.joining("; "));
    }

    private static ExtendedError value(ExtendedErrorCodeOption option) {
        String known = ExtendedErrorCodeOption.text(option.getErrorCode());
        String name = known.startsWith("EDE") || known.matches("\\d+") ? "" : known.replace('_', ' ');
        String text = option.getText() == null ? "" : ForeignText.clean(option.getText());
        int end = text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), MAX_TEXT));
        return new ExtendedError(option.getErrorCode(), name, text.substring(0, end));
    }
}
