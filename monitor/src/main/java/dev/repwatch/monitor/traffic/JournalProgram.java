package dev.repwatch.monitor.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * The journal of systemd, by {@code journalctl -o json} (systemd.journal-fields(7)). It is asked for the facility of mail (RFC 5424,
 * section 6.2.1) and not for a unit, because servers of one unit log under many names.
 */
record JournalProgram(List<String> journalctl) implements CommandStream.Program {

    static final JournalProgram SYSTEM = new JournalProgram(List.of("journalctl"));

    private static final String CURSOR = "\"__CURSOR\"";

    @Override
    public String name() {
        return "journald";
    }

    /** Without {@code --all} long texts are left out. */
    @Override
    public List<String> command(String bookmark) {
        List<String> command = new ArrayList<>(journalctl);
        command.addAll(List.of("--output=json", "--all", "--follow", "--no-pager", "--quiet"));
        command.addAll(
                bookmark.isEmpty() ? List.of("--since=-1d") : List.of("--lines=all", "--after-cursor=" + bookmark));
        command.add("SYSLOG_FACILITY=2");
        return command;
    }

    @Override
    public String bookmark(String line) {
        int key = line.indexOf(CURSOR);
        int from = key < 0 ? -1 : line.indexOf('"', key + CURSOR.length());
        int to = from < 0 ? -1 : line.indexOf('"', from + 1);
        return to < 0 ? "" : line.substring(from + 1, to);
    }

    @Override
    public boolean known(String line, String bookmark) {
        return !bookmark.isEmpty() && bookmark(line).equals(bookmark);
    }
}
