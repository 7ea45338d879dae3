package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.message.Links.Link;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Where links lead and what they pretend. */
final class LinkChecks implements MessageCheck {

    private static final Set<String> SHORTENERS = new HashSet<>(Rules.lines("shorteners.txt"));
    private static final Pattern AUTHORITY = Pattern.compile("(?i)^https?://([^/?#]*)");
    private static final Pattern NUMBER = Pattern.compile("(?i)[0-9.]+|0x[0-9a-f.x]+|\\[.*\\]");
    private static final Pattern SCHEME = Pattern.compile("(?i)^([a-z][a-z0-9+-]*):.");
    private static final Set<String> USELESS =
            Set.of("http", "https", "javascript", "vbscript", "file", "about", "livescript", "jscript");

    @Override
    public void look(MessageView message, Findings findings) {
        for (Link link : Links.of(message)) {
            String target = link.target().strip();
            Matcher authority = AUTHORITY.matcher(target);
            if (authority.find()) {
                web(link, authority.group(1), findings);
            } else if (!isOther(target) && !ContentChecks.isUnfilled(target)) {
                findings.report("link.broken", "link", target.isEmpty() ? "an empty link" : target);
            }
        }
    }

    private static boolean isOther(String target) {
        Matcher scheme = SCHEME.matcher(target);
        return (target.startsWith("#") && target.length() > 1)
                || (scheme.find() && !USELESS.contains(scheme.group(1).toLowerCase(Locale.ROOT)));
    }

    private static void web(Link link, String authority, Findings findings) {
        Optional<HttpUrl> url = link.url();
        if (authority.contains("@")) {
            findings.report("link.userinfo", "link", link.target());
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceAll(":\\d+$", "");
        // written with other digits or escapes, too
        if (NUMBER.matches(host)
                || url.filter(it -> NUMBER.matches(it.host()) || it.host().contains(":"))
                        .isPresent()) {
            findings.report("link.ip_literal", "link", link.target());
            return;
        }
        if (url.isEmpty() || host.isEmpty()) {
            if (!ContentChecks.isUnfilled(link.target())) {
                findings.report("link.broken", "link", link.target());
            }
            return;
        }
        if (!url.get().isHttps()) {
            findings.report("link.http", "link", link.target());
        }
        if (SHORTENERS.contains(url.get().host())
                || SHORTENERS.contains(Mailboxes.organisation(url.get().host()))) {
            findings.report("link.shortener", "link", url.get().host());
        }
        if (ScriptMixture.in(host)) {
            findings.report("link.mixed_script", "link", host);
        }
        ShownHost.at(link.text())
                .filter(shown -> !Mailboxes.organisation(shown)
                        .equals(Mailboxes.organisation(url.get().host())))
                .ifPresent(shown -> findings.report(
                        "link.text_mismatch",
                        "link",
                        shown + " leads to " + url.get().host()));
    }
}
