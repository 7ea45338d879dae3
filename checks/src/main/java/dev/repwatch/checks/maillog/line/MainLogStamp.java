package dev.repwatch.checks.maillog.line;

import java.time.Instant;
import java.util.Optional;

/** The stamp of Exim's main log: {@code 2026-11-29 21:31:40}, with {@code +millisec} a fraction and with a zone when asked to. */
public final class MainLogStamp {

    private final StampText stamp;
    private int end;

    public MainLogStamp(Stamps stamps) {
        this.stamp = new StampText(stamps);
    }

    /** Empty when the line does not begin with one. */
    public Optional<Instant> read(String line) {
        if (line.length() < 20 || line.charAt(10) != ' ' || !zoneJoined(line)) {
            return Optional.empty();
        }
        Optional<Instant> time = stamp.iso(glued(line), 0);
        end = time.isPresent() ? stamp.end() + (glued(line).length() == line.length() ? 1 : 2) : 0;
        return time;
    }

    /** Where the entry begins. */
    public int end() {
        return end;
    }

    private static boolean zoneJoined(String line) {
        return Character.isDigit(line.charAt(0)) && line.charAt(4) == '-' && line.charAt(13) == ':';
    }

    /** Exim puts a blank in front of the zone. */
    private static String glued(String line) {
        int blank = line.indexOf(' ', 11);
        boolean zone = blank > 0
                && blank + 5 < line.length()
                && (line.charAt(blank + 1) == '+' || line.charAt(blank + 1) == '-')
                && Character.isDigit(line.charAt(blank + 2));
        return zone ? line.substring(0, blank) + line.substring(blank + 1) : line;
    }
}
