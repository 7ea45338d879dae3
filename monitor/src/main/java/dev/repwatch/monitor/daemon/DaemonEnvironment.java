package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.feeds.http.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The world outside, as the daemon is given it.
 *
 * @param nanos a monotonic clock, which nobody can set
 * @param guard which hosts feeds may reach
 * @param host the name of this machine
 * @param version of this program
 */
public record DaemonEnvironment(
        InstantSource clock, LongSupplier nanos, SecureRandom random, AddressGuard guard, String host, String version) {

    /** The real world. */
    public static DaemonEnvironment ofSystem(String version) {
        return new DaemonEnvironment(
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom(),
                AddressGuard.PUBLIC_ONLY,
                hostName(),
                version);
    }

    /** The same, with feeds that may reach these hosts. */
    public DaemonEnvironment reaching(AddressGuard hosts) {
        return new DaemonEnvironment(clock, nanos, random, hosts, host, version);
    }

    /** The same, at another time. */
    public DaemonEnvironment at(InstantSource time) {
        return new DaemonEnvironment(time, nanos, random, guard, host, version);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
