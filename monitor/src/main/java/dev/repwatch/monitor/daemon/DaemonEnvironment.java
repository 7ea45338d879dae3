package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.probe.ProbeType;
import dev.repwatch.checks.probe.Probes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * The world outside, as the daemon is given it.
 *
 * @param end ends the process at once, with {@link #CANNOT_GO_ON}, for its supervisor to start it again
 * @param nanos a monotonic clock, which nobody can set
 * @param guard which hosts feeds may reach
 * @param host the name of this machine
 * @param version of this program
 * @param probes the catalogue of checks of our own
 * @param posture how policies of senders are fetched; when it is empty nobody looks at the records of senders
 */
public record DaemonEnvironment(
        Runnable end,
        InstantSource clock,
        LongSupplier nanos,
        SecureRandom random,
        AddressGuard guard,
        String host,
        String version,
        List<ProbeType> probes,
        Optional<HttpsPages> posture) {

    /** What the process ends with when the database does not end its work; {@code EX_IOERR} of sysexits.h. */
    public static final int CANNOT_GO_ON = 74;

    public DaemonEnvironment {
        probes = List.copyOf(probes);
    }

    /** The real world. */
    public static DaemonEnvironment ofSystem(String version) {
        return new DaemonEnvironment(
                () -> Runtime.getRuntime().halt(CANNOT_GO_ON),
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom(),
                AddressGuard.PUBLIC_ONLY,
                hostName(),
                version,
                Probes.ALL,
                Optional.of(HttpsPages.ofSystem(new OkHttpClient())));
    }

    /** The same, with feeds that may reach these hosts. */
    public DaemonEnvironment reaching(AddressGuard hosts) {
        return new DaemonEnvironment(end, clock, nanos, random, hosts, host, version, probes, posture);
    }

    /** The same, at another time. */
    public DaemonEnvironment at(InstantSource time) {
        return new DaemonEnvironment(end, time, nanos, random, guard, host, version, probes, posture);
    }

    /** The same, where durations are measured otherwise. */
    public DaemonEnvironment ticking(LongSupplier monotonic) {
        return new DaemonEnvironment(end, clock, monotonic, random, guard, host, version, probes, posture);
    }

    /** The same, with another catalogue of probes. */
    public DaemonEnvironment probing(List<ProbeType> catalogue) {
        return new DaemonEnvironment(end, clock, nanos, random, guard, host, version, catalogue, posture);
    }

    /** With further checks of our own. */
    DaemonEnvironment alsoProbing(List<ProbeType> more) {
        return probing(Stream.concat(probes.stream(), more.stream()).toList());
    }

    /** The same, with another end. */
    public DaemonEnvironment ending(Runnable otherwise) {
        return new DaemonEnvironment(otherwise, clock, nanos, random, guard, host, version, probes, posture);
    }

    /** The same, where policies of senders are fetched otherwise. */
    public DaemonEnvironment postured(HttpsPages pages) {
        return new DaemonEnvironment(end, clock, nanos, random, guard, host, version, probes, Optional.of(pages));
    }

    /** The same, where nobody looks at the records of senders. */
    public DaemonEnvironment withoutPosture() {
        return new DaemonEnvironment(end, clock, nanos, random, guard, host, version, probes, Optional.empty());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
