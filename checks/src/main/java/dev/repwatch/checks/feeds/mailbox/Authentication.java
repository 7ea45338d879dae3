package dev.repwatch.checks.feeds.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether our own mail server vouches for the sender of a report (RFC 8601). Anybody can write to a mailbox: a report
 * that nobody vouches for could be made up.
 *
 * @param server the authserv-id that our server writes; results of others are passed over, for anybody can add them
 * @param reporters domains that may report; empty for any that is authenticated
 */
public record Authentication(String server, List<String> reporters) {

    private static final Pattern PASS = Pattern.compile(
            "\\b(?:dkim|dmarc)=pass\\b[^;]{0,500}?\\b(?:header\\.(?:d|from|i))=\"?@?([a-z0-9.-]{1,253})");

    public Authentication {
        reporters = reporters.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    /** True when our server says that a known reporter's domain signed it. */
    public boolean vouchesFor(MailMessage message) {
        return message.headers().stream()
                .filter(it -> it.name().equalsIgnoreCase("Authentication-Results"))
                .map(it -> it.value().toLowerCase(Locale.ROOT))
                .filter(this::ours)
                .anyMatch(this::passes);
    }

    private boolean ours(String results) {
        String id = server.toLowerCase(Locale.ROOT);
        return results.equals(id) || results.startsWith(id + ";") || results.startsWith(id + " ");
    }

    private boolean passes(String results) {
        Matcher pass = PASS.matcher(results);
        while (pass.find()) {
            String domain = pass.group(1);
            if (reporters.isEmpty()
                    || reporters.stream().anyMatch(it -> domain.equals(it) || domain.endsWith("." + it))) {
                return true;
            }
        }
        return false;
    }
}
