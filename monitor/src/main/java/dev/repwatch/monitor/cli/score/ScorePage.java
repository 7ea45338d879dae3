package dev.repwatch.monitor.cli.score;

import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.Owner;
import dev.repwatch.checks.message.Rules;
import java.util.List;
import org.owasp.encoder.Encode;

/**
 * A score as one HTML file that refers to nothing outside: for whoever writes the mail and has no repwatch. Everything of the
 * message is hostile and stands there as text.
 *
 * @param words in the reader's language
 */
record ScorePage(ScoreReport words) {

    private static final String HEAD = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; background: #fff }
            h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #cbd5df }
            li { margin: .6rem 0 } .what { color: #53616f } code { font-size: .85em; overflow-wrap: anywhere }
            .critical, .major { border-left: 4px solid #c2410c; padding-left: .7rem } .minor { border-left: 4px solid #ca8a04; padding-left: .7rem }
            ul { list-style: none; padding: 0 }
            @media (prefers-color-scheme: dark) { body { color: #e3e9ef; background: #14191f } .what { color: #a9b4bf } h2 { border-color: #3a4652 } }
            </style></head><body>
            """;

    String of(MessageScore score) {
        StringBuilder page = new StringBuilder(HEAD.formatted(words.language(), Encode.forHtml(words.headline(score))));
        page.append("<h1>").append(Encode.forHtml(words.headline(score))).append("</h1>\n");
        for (Owner owner : Owner.values()) {
            List<MessageFinding> own = score.findings().stream()
                    .filter(it -> it.rule().owner() == owner)
                    .toList();
            if (!own.isEmpty()) {
                page.append("<h2>").append(Encode.forHtml(words.owner(owner))).append("</h2>\n<ul>\n");
                own.forEach(it -> finding(page, it));
                page.append("</ul>\n");
            }
        }
        if (!score.opinions().isEmpty()) {
            page.append("<h2>").append(Encode.forHtml(words.filters())).append("</h2>\n<pre>");
            score.opinions().forEach(it -> page.append(Encode.forHtml(words.opinion(it))));
            page.append("</pre>\n");
        }
        if (!score.notKnown().isEmpty()) {
            page.append("<h2>").append(Encode.forHtml(words.notKnown())).append("</h2>\n<ul>\n");
            words.gaps(score)
                    .forEach((cause, rules) -> page.append("<li>")
                            .append(Encode.forHtml(cause))
                            .append(": <code>")
                            .append(Encode.forHtml(String.join(", ", rules)))
                            .append("</code></li>\n"));
            page.append("</ul>\n");
        }
        return page.append("<p class=\"what\">")
                .append(Encode.forHtml(words.noPromise()))
                .append("</p>\n</body></html>\n")
                .toString();
    }

    private void finding(StringBuilder page, MessageFinding finding) {
        page.append("<li class=\"")
                .append(finding.severity().label())
                .append("\">")
                .append(Encode.forHtml(words.advice(Rules.of(finding.rule().id()))))
                .append("<br><span class=\"what\">")
                .append(Encode.forHtml(finding.where()))
                .append(": ")
                .append(Encode.forHtml(finding.evidence()))
                .append(" <code>")
                .append(Encode.forHtml(finding.rule().id()))
                .append("</code></span></li>\n");
    }
}
