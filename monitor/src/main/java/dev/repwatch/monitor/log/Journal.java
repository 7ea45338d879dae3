package dev.repwatch.monitor.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether standard error goes to systemd's journal: the service manager says which stream it reads (systemd.exec(5)). */
final class Journal {

    private static final String VARIABLE = "JOURNAL_STREAM";
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Journal() {}

    static LogFormat formatOfStandardError() {
        return reads(STANDARD_ERROR, System.getenv()) ? LogFormat.JOURNAL : LogFormat.TEXT;
    }

    /** The variable is inherited by whoever sends its output elsewhere: device and inode have to be those of the stream. */
    static boolean reads(Path stream, Map<String, String> environment) {
        String said = environment.getOrDefault(VARIABLE, "");
        if (said.isEmpty()) {
            return false;
        }
        try {
            Map<String, Object> file = Files.readAttributes(stream, "unix:dev,ino");
            return said.equals(file.get("dev") + ":" + file.get("ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException elsewhere) {
            return false;
        }
    }
}
