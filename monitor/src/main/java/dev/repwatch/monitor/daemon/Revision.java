package dev.repwatch.monitor.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The commit that this program was built from, as its jar says. */
final class Revision {

    private static final String UNKNOWN = "unknown";

    static final String CURRENT = current();

    private Revision() {}

    /** {@code unknown} when run from class files, or built outside a checkout. */
    private static String current() {
        try {
            for (URL each : Collections.list(Revision.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                String said = in(each);
                if (!said.equals(UNKNOWN)) {
                    return said;
                }
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }

    /** What this manifest says, if it is ours; a name that Maven did not fill in says nothing. */
    private static String in(URL manifest) throws IOException {
        try (InputStream text = manifest.openStream()) {
            Attributes main = new Manifest(text).getMainAttributes();
            String revision = main.getValue("Implementation-Revision");
            boolean ours = "repwatch".equals(main.getValue("Implementation-Title"));
            return ours && revision != null && revision.matches("[0-9a-f]{7,40}(-dirty)?") ? revision : UNKNOWN;
        }
    }
}
