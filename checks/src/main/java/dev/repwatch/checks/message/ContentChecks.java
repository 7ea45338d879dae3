package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Templates that were sent unfilled. */
final class ContentChecks implements MessageCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{\\{[^{}\\n]{1,60}\\}\\}|\\{%[^%\\n]{1,60}%\\}|%%[A-Za-z_][\\w.: -]{0,40}%%|\\*\\|[A-Z][\\w:]{0,40}\\|\\*|\\[\\[[A-Za-z_][\\w. -]{0,40}\\]\\]|\\$\\{[A-Za-z_][\\w.]{0,40}\\}");

    @Override
    public void look(MessageView message, Findings findings) {
        look("Subject", message.subject(), findings);
        look("body", message.visibleText(), findings);
        for (Links.Link link : Links.of(message)) {
            look("link", link.target(), findings);
        }
    }

    private static void look(String where, String text, Findings findings) {
        Matcher found = PLACEHOLDER.matcher(text);
        if (found.find()) {
            findings.report("content.placeholder", where, found.group());
        }
    }
}
