package dev.repwatch.checks.dnsbl.file;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** What {@code ipset save} writes: {@code add NAME ENTRY [comment "…"] [nomatch]}; other sets of the file are passed over. */
final class IpsetFormat implements LineFormat {

    private static final Pattern ADD = Pattern.compile("(?:-A|add)\\s+(\\S+)\\s+(\\S+)(.*)");
    private static final Pattern COMMENT = Pattern.compile("\\bcomment\\s+\"([^\"]*)\"");
    private static final Pattern NOMATCH = Pattern.compile("(^|\\s)nomatch(\\s|$)");

    private final String set;

    IpsetFormat(String set) {
        this.set = set;
    }

    @Override
    public void line(String line, EntrySink entries, LineCount count) {
        String text = line.trim();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith("create ") || text.startsWith("-N ")) {
            return;
        }
        Matcher add = ADD.matcher(text);
        if (!add.matches()) {
            count.bad();
        } else if (add.group(1).equals(set)) {
            Matcher comment = COMMENT.matcher(add.group(3));
            String rest = COMMENT.matcher(add.group(3)).replaceAll("");
            String reason = comment.find() ? comment.group(1) : "";
            LineFormat.count(
                    entries.add(add.group(2), reason, NOMATCH.matcher(rest).find()), count);
        }
    }
}
