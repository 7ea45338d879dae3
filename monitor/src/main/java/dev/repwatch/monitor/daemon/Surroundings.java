package dev.repwatch.monitor.daemon;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The world outside, as the daemon is given it.
 *
 * @param nanos a monotonic clock, which nobody can set
 * @param host the name of this machine
 * @param version of this program
 */
public record Surroundings(InstantSource clock, LongSupplier nanos, SecureRandom random, String host, String version) {

    /** The real world. */
    public static Surroundings ofSystem(String version) {
        return new Surroundings(InstantSource.system(), System::nanoTime, new SecureRandom(), hostName(), version);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
