package dev.repwatch.monitor.preflight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that is known of one address. What could not be learnt is empty or {@link Known#UNKNOWN}.
 *
 * @param owned it cannot be given back
 * @param cloud the cloud in whose published ranges it lies, {@code none}, or empty when nobody looked
 * @param port25 {@code open}, {@code blocked}, or empty
 * @param reserved what the registries reserve it for
 * @param v6Only whether mail is to be sent over IPv6 alone
 * @param scores what reputation feeds say, by feed, on their own scales
 */
public record Evidence(
        String ip,
        LocalDate today,
        boolean owned,
        Lists lists,
        List<Listed> listed,
        Optional<Neighbours> neighbours,
        ReverseName name,
        Optional<String> cloud,
        Optional<String> port25,
        Optional<String> reserved,
        Known asnDrop,
        Optional<Registration> registration,
        Optional<List<Episode>> history,
        Optional<Snds> snds,
        List<ProbeResult> probes,
        Map<String, Double> scores,
        Optional<String> helo,
        OptionalInt domainAgeDays,
        Known v6Only) {

    public Evidence {
        listed = List.copyOf(listed);
        probes = List.copyOf(probes);
        scores = Map.copyOf(scores);
    }

    /** The same of an address that cannot be given back. */
    public Evidence asOwned() {
        return with(true, reserved);
    }

    /** The same of an address that is reserved, when nobody has said so yet. */
    public Evidence orReserved(Optional<String> what) {
        return with(owned, reserved.or(() -> what));
    }

    private Evidence with(boolean kept, Optional<String> isReserved) {
        return new Evidence(
                ip,
                today,
                kept,
                lists,
                listed,
                neighbours,
                name,
                cloud,
                port25,
                isReserved,
                asnDrop,
                registration,
                history,
                snds,
                probes,
                scores,
                helo,
                domainAgeDays,
                v6Only);
    }

    boolean v6() {
        return ip.indexOf(':') >= 0;
    }

    boolean inCloud() {
        return cloud.filter(name -> !name.equals("none")).isPresent();
    }

    boolean inCloud(String provider) {
        return cloud.filter(provider::equals).isPresent();
    }

    boolean portBlocked() {
        boolean silent = !probes.isEmpty() && probes.stream().allMatch(ProbeResult::timedOut);
        return port25.map(state -> !state.equals("open")).orElse(silent);
    }
}
