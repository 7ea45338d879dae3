package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** How a recipient of bulk mail leaves the list: RFC 2369, RFC 8058, and the text itself. */
final class ListHeaderChecks implements MessageCheck {

    private static final Pattern LINK = Pattern.compile("<\\s*([^>\\s]+)\\s*>");
    private static final Pattern LEAVE = Pattern.compile(
            "(?i)unsubscri|opt[-_ ]?out|optout|stop (?:these|this|receiving)|désabonn|desabonn|abmeld|abbestell|remove"
                    + " (?:me|yourself)|(?:配信|購読|受信|送信|メール|メルマガ)[をの]?(?:停止|解除|中止|拒否|取り?消)|解除|退会|オプトアウト");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://|www\\.|mailto:|[\\w.+-]+@[\\w-]+\\.[a-z]");
    private static final int LONGEST_SENTENCE = 300;

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
        if (message.html().stream().noneMatch(ListHeaderChecks::offersWay)
                && message.readable("text/plain").stream().noneMatch(part -> offersWay(part.text()))) {
            findings.report(
                    "content.unsubscribe_link.missing", "body", "no link in the text says that it stops these mails");
        }
    }

    /** A link whose text, address, picture or sentence says what it does. */
    private static boolean offersWay(Document page) {
        return page.select("a[href], area[href]").stream().anyMatch(link -> {
            Element around = link.parent() == null ? link : link.parent();
            String sentence = around.text();
            String pictures = link.select("img").eachAttr("alt").toString();
            return says(link.attr("href") + " " + link.text() + " " + link.attr("title") + " " + pictures)
                    || (sentence.length() <= LONGEST_SENTENCE && says(sentence));
        });
    }

    /** A line that says it with an address in it or in the next two; or an address that says it. */
    private static boolean offersWay(String text) {
        String[] lines = RawMessage.LINE_END.split(text, -1);
        for (int i = 0; i < lines.length; i++) {
            if (says(lines[i])) {
                for (int near = Math.max(0, i - 1); near < Math.min(lines.length, i + 4); near++) {
                    if (ADDRESS.matcher(lines[near]).find()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean says(String text) {
        return LEAVE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find();
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
