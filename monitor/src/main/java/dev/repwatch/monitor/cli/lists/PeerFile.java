package dev.repwatch.monitor.cli.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The zones in a file of another tool: {@code server=zone} lines of an {@code rbls.ini} (dnsbl_exporter) or
 * {@code check_rbl.ini} (check_rbl), or one zone a line.
 *
 * @param zones in the order of the file, each once, lower case
 * @param complaints about lines that are neither, with their number
 */
record PeerFile(List<Entry> zones, List<String> complaints) {

    private static final int MOST = 2000;
    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]*)]\\s*");
    private static final Pattern SERVER = Pattern.compile("\\s*(?:server\\s*=\\s*)?([A-Za-z0-9_.-]+?)\\.?\\s*");
    private static final Pattern ZONE = Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}");
    private static final Pattern OF_DOMAINS = Pattern.compile("(?i).*(uri|url|domain|rhs|surbl|dbl).*");

    PeerFile {
        zones = List.copyOf(zones);
        complaints = List.copyOf(complaints);
    }

    /** @param domains the section says that the zone is asked about domains */
    record Entry(String zone, boolean domains) {}

    static PeerFile parse(String text) {
        List<Entry> zones = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        boolean domains = false;
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String content = line.replaceFirst("\\s*[;#].*$", "");
            Matcher section = SECTION.matcher(content);
            Matcher server = SERVER.matcher(content);
            if (section.matches()) {
                domains = OF_DOMAINS.matcher(section.group(1)).matches();
            } else if (server.matches() && ZONE.matcher(lower(server)).matches() && zones.size() < MOST) {
                add(new Entry(lower(server), domains), zones);
            } else if (!content.isBlank()) {
                complaints.add("line " + number + " has no zone");
            }
        }
        return new PeerFile(zones, complaints);
    }

    private static String lower(Matcher server) {
        return server.group(1).toLowerCase(Locale.ROOT);
    }

    private static void add(Entry entry, List<Entry> zones) {
        if (zones.stream().noneMatch(known -> known.zone().equals(entry.zone()))) {
            zones.add(entry);
        }
    }
}
