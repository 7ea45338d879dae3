package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Templates that were sent unfilled. */
final class ContentChecks implements MessageCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}\\n"
            + "]{1,60}\\}\\}|\\{%[^%\\n"
            + "]{1,60}%\\}|%%[\\p{L}_][\\p{L}\\p{N}_.:"
            + " -]{0,40}%%|%%=[^%\\n"
            + "]{1,60}=%%|\\*\\|[\\p{L}][\\p{L}\\p{N}_:.]{0,40}\\|\\*|\\[\\[[\\p{L}_][\\p{L}\\p{N}_.:"
            + " -]{0,40}\\]\\]|\\$\\{[\\p{L}_][\\p{L}\\p{N}_.]{0,40}\\}");

    @Override
    public void look(MessageView message, Findings findings) {
        look("Subject", message.subject(), findings);
        look("body", message.visibleText(), findings);
        message.shown().forEach(shown -> shown.hidden().forEach(text -> look("hidden text", text, findings)));
        message.html().forEach(page -> pictures(page, findings));
        for (Mailbox sender : message.from()) {
            look("From", Mailboxes.name(sender), findings);
        }
        message.raw()
                .first("to")
                .ifPresent(field -> Mailboxes.of(field.value())
                        .forEach(recipient -> look("To", Mailboxes.name(recipient), findings)));
        message.raw()
                .first("list-unsubscribe")
                .ifPresent(field -> look("List-Unsubscribe", unescaped(field.value()), findings));
        for (Links.Link link : Links.of(message)) {
            look("link", unescaped(link.target()), findings);
        }
    }

    private static void pictures(Document page, Findings findings) {
        for (Element picture : page.select("img")) {
            look("alt", picture.attr("alt"), findings);
            look("picture", unescaped(picture.attr("src")), findings);
        }
    }

    /** Whether a link is one that nobody filled in. */
    static boolean isUnfilled(String target) {
        return PLACEHOLDER.matcher(unescaped(target)).find();
    }

    /** Braces and brackets as URLs write them. */
    private static String unescaped(String target) {
        if (target.indexOf('%') < 0) {
            return target;
        }
        return target.replaceAll("(?i)%7B", "{")
                .replaceAll("(?i)%7D", "}")
                .replaceAll("(?i)%5B", "[")
                .replaceAll("(?i)%5D", "]")
                .replaceAll("(?i)%7C", "|");
    }

    private static void look(String where, String text, Findings findings) {
        Matcher found = PLACEHOLDER.matcher(text);
        if (found.find()) {
            findings.report("content.placeholder", where, found.group());
        }
    }
}
