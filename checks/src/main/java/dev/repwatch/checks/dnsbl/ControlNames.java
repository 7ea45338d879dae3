package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The names whose answers are known beforehand (RFC 5782 section 5): one that is listed, one that is not, and one that nobody
 * can have listed on purpose.
 */
final class ControlNames {

    private final ActiveList active;
    private final RandomGenerator random;

    ControlNames(ActiveList active, RandomGenerator random) {
        this.active = active;
        this.random = random;
    }

    /** The name that must be listed; empty when the operator documents none for this kind. */
    Optional<String> listed(TargetKind kind) {
        TestPoints points = active.list().test();
        return (kind == TargetKind.IPV6 ? points.listed6() : points.listed()).flatMap(active::nameOf);
    }

    /** The names that must not be listed; empty when the operator documents that any of them may be. */
    List<String> clean(TargetKind kind) {
        List<String> names = new ArrayList<>();
        cleanPoint(kind).flatMap(active::nameOf).ifPresent(names::add);
        unlikely(kind).ifPresent(names::add);
        return names;
    }

    /**
     * A new name that nobody can have listed on purpose; empty when the catalogue says that this list may. It does not hang on
     * a documented clean point: a list without one could otherwise list the world unnoticed.
     */
    Optional<String> unlikely(TargetKind kind) {
        return active.list().test().random() ? active.nameOf(invented(kind)) : Optional.empty();
    }

    /** The name to ask once more before listings are handed on: a new one, else the documented clean one. */
    Optional<String> afterwards(TargetKind kind) {
        return unlikely(kind).or(() -> cleanPoint(kind).flatMap(active::nameOf));
    }

    private Optional<String> cleanPoint(TargetKind kind) {
        TestPoints points = active.list().test();
        return kind == TargetKind.IPV6 ? points.clean6() : points.clean();
    }

    /** Something that is on no list: a loopback address, a documentation address, a domain that cannot exist. */
    private String invented(TargetKind kind) {
        return switch (kind) {
            case IPV4 -> "127." + (64 + random.nextInt(64)) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case IPV6 -> "2001:db8:" + hex() + ":" + hex() + ":" + hex() + ":" + hex() + ":" + hex() + ":" + hex();
            case DOMAIN -> HexFormat.of().toHexDigits(random.nextLong()) + ".example";
        };
    }

    private String hex() {
        return Integer.toHexString(random.nextInt(1 << 16));
    }
}
