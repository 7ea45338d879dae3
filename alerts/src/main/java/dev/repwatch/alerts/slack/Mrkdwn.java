package dev.repwatch.alerts.slack;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text for Slack's mrkdwn. Foreign words go into code spans, where Slack neither formats nor links nor mentions; only
 * words that hold nothing Slack could act on are shown bare.
 */
final class Mrkdwn {

    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{M}\\p{N} ,;()/%+…-]*");

    private Mrkdwn() {}

    /** The three characters Slack's parser reserves. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String bold(String label) {
        return "*" + escape(label.replaceAll("[*_~`]", "")) + "*";
    }

    /** As many whole lines as fit into {@code max} characters, then how many were left out. */
    static String value(String raw, int max, Phrases words) {
        List<String> lines =
                Clean.text(raw).lines().filter(line -> !line.isBlank()).toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String rest = words.andMore(lines.size() - i);
            int room = max - out.length() - rest.length() - 2;
            String line = i == 0 ? shortened(lines.get(i), room) : inert(lines.get(i));
            if (line.length() > room) {
                return out.append('\n').append(rest).toString();
            }
            out.append(i == 0 ? "" : "\n").append(line);
        }
        return out.isEmpty() ? "–" : out.toString();
    }

    private static String shortened(String line, int room) {
        int keep = room;
        String shown = inert(Clean.cut(line, keep));
        while (shown.length() > room) {
            keep = keep * 4 / 5;
            shown = inert(Clean.cut(line, keep));
        }
        return shown;
    }

    private static String inert(String line) {
        if (HARMLESS.matcher(line).matches()) {
            return line;
        }
        return "`" + escape(line.replace('`', 'ˋ')) + "`";
    }
}
