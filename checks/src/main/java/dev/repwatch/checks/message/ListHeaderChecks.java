package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a recipient of bulk mail leaves the list: RFC 2369, RFC 8058, and the text itself. */
final class ListHeaderChecks implements MessageCheck {

    private static final Pattern LINK = Pattern.compile("<\\s*([^>\\s]+)\\s*>");
    private static final Pattern LEAVE =
            Pattern.compile("(?i)unsubscri|opt[-_ ]?out|désabonn|abmeld|abbestell|配信停止|配信解除|購読解除|解除|退会");

    @Override
    public void look(MessageView message, Findings findings) {
        Optional<HeaderField> field =
                message.raw().first("list-unsubscribe").filter(f -> !f.value().isEmpty());
        if (field.isEmpty()) {
            findings.report("list.unsubscribe.missing", "header", "no List-Unsubscribe");
        } else {
            oneClick(message, links(field.get().value()), findings);
        }
        if (message.raw().first("list-id").isEmpty()) {
            findings.report("list.id.missing", "header", "no List-Id");
        }
        boolean said = LEAVE.matcher(message.visibleText()).find()
                || message.html().stream()
                        .flatMap(page -> page.select("a[href]").stream())
                        .anyMatch(link -> LEAVE.matcher(link.attr("href")).find());
        if (!said) {
            findings.report("content.unsubscribe_link.missing", "body", "nothing in the text says how to stop it");
        }
    }

    private static void oneClick(MessageView message, List<String> links, Findings findings) {
        boolean post = message.raw()
                .first("list-unsubscribe-post")
                .filter(field -> field.value().replace(" ", "").equalsIgnoreCase("List-Unsubscribe=One-Click"))
                .isPresent();
        boolean https = links.stream().anyMatch(link -> link.startsWith("https:"));
        boolean http = links.stream().anyMatch(link -> link.startsWith("http:"));
        if (post && http && !https) {
            findings.report("list.unsubscribe.not_https", "List-Unsubscribe", "the link is http");
        } else if (!post || !https) {
            findings.report(
                    "list.unsubscribe.no_one_click",
                    "List-Unsubscribe",
                    post ? "no https link" : "no List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        }
    }

    private static List<String> links(String value) {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(value);
        while (link.find()) {
            links.add(link.group(1).toLowerCase(Locale.ROOT));
        }
        return links;
    }
}
