package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code [[web.user]]}: somebody who logs in to the pages.
 *
 * @param name stands beside what they do
 * @param role what they may do
 * @param scope labels that a target must have for them to see it; none: every target
 * @param password the bcrypt hash of it, as {@code repwatch web password} makes it; absent for those whom only the proxy logs in
 */
public record UserEntry(String name, Role role, Map<String, String> scope, Optional<Secret> password) {

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cc}:,]{1,100}");

    /** Each may what those before it may. */
    public enum Role {
        VIEWER,
        OPERATOR,
        ADMIN
    }

    public UserEntry {
        scope = Map.copyOf(scope);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: wants up to 100 characters without spaces, colons and commas");
        }
    }
}
