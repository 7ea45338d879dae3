package dev.repwatch.checks.dnsbl.file;

import java.util.regex.Pattern;

/** DShield's block list: first address, last address and prefix length, set apart by tabs; a line of headings begins it. */
final class DshieldFormat implements LineFormat {

    private static final Pattern BLANK = Pattern.compile("\\s+");

    @Override
    public void line(String line, EntrySink entries, LineCount count) {
        String text = line.trim();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith("Start")) {
            return;
        }
        String[] cells = BLANK.split(text, 6);
        String reason = cells.length > 4 ? cells[4] : "";
        LineFormat.count(cells.length >= 3 && entries.add(cells[0] + "-" + cells[1], reason, false), count);
    }
}
