package dev.repwatch.monitor.systemd;

import java.io.IOException;

/** One datagram to the service manager. */
@FunctionalInterface
interface NotifySocket {

    /**
     * @param message assignments, one a line, as sd_notify(3) names them
     * @throws IOException when the service manager does not take it
     */
    void send(String message) throws IOException;
}
