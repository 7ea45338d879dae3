package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** The parameters of a Content-Type that are read from its text. */
final class Boundary {

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

    private Boundary() {}

    static Optional<String> of(String contentType) {
        Matcher found = BOUNDARY.matcher(contentType);
        if (!found.find()) {
            return Optional.empty();
        }
        String quoted = found.group(1);
        String boundary = quoted == null ? found.group(2) : quoted;
        return Optional.ofNullable(boundary).filter(text -> !text.isEmpty());
    }
}
