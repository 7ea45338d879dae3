package dev.repwatch.checks.dnsbl.file;

/** An address, a prefix or a range on each line; {@code #} begins a comment, what follows {@code ;} is the reason. */
final class PlainFormat implements LineFormat {

    @Override
    public void line(String line, EntrySink entries, LineCount count) {
        int hash = line.indexOf('#');
        String text = hash < 0 ? line : line.substring(0, hash);
        int semicolon = text.indexOf(';');
        String entry = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
        if (!entry.isEmpty()) {
            String reason = semicolon < 0 ? "" : text.substring(semicolon + 1).trim();
            LineFormat.count(entries.add(entry, reason, false), count);
        }
    }
}
