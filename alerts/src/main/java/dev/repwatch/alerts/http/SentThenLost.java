package dev.repwatch.alerts.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The whole request had been handed to the connection when it broke: the receiver may have acted on it. */
final class SentThenLost extends IOException {

    private static final long serialVersionUID = 1L;

    SentThenLost(IOException cause) {
        super(cause);
    }

    static boolean isIn(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SentThenLost) {
                return true;
            }
        }
        return false;
    }
}
