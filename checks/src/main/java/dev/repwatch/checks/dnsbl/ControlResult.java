package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the controls of a list said, resolver by resolver: they vouch for the list only through the resolver that they came through
 * (RFC 5782 section 5), because lists answer by who asks. Immutable.
 */
final class ControlResult {

    private final SourceId list;
    private final List<PathControl> paths;
    private final Instant at;
    private final SourceHealth health;
    private final Map<TargetKind, ResolverSet> believed = new EnumMap<>(TargetKind.class);
    private final Map<TargetKind, Optional<Finding>> disbelief = new EnumMap<>(TargetKind.class);

    /**
     * @param paths one for each resolver of the client, in its order
     * @param at when the last of them was looked at
     */
    ControlResult(SourceId list, List<PathControl> paths, Instant at) {
        this.list = list;
        this.paths = List.copyOf(paths);
        this.at = at;
        this.health =
                SourceHealth.of(list, paths.stream().map(PathControl::health).toList(), at);
        for (TargetKind kind : TargetKind.values()) {
            ResolverSet through = through(kind);
            believed.put(kind, through);
            disbelief.put(kind, through.isEmpty() ? Optional.of(why(kind)) : Optional.empty());
        }
    }

    SourceId list() {
        return list;
    }

    Instant at() {
        return at;
    }

    SourceHealth health() {
        return health;
    }

    List<PathControl> paths() {
        return paths;
    }

    /** The resolvers through which the list is believed about targets of this kind. */
    ResolverSet believed(TargetKind kind) {
        return believed.getOrDefault(kind, ResolverSet.NONE);
    }

    /** Why this list cannot be believed about a target of this kind through any resolver. */
    Optional<Finding> disbelief(TargetKind kind) {
        return disbelief.getOrDefault(kind, Optional.empty());
    }

    /** Why it cannot be believed through this one; empty for a resolver that is not known. */
    Optional<Finding> disbelief(TargetKind kind, String resolver) {
        return of(resolver).flatMap(path -> path.disbelief(kind));
    }

    AbsenceProof absence(TargetKind kind, String resolver) {
        return of(resolver).map(path -> path.absence(kind)).orElseGet(AbsenceProof::unproven);
    }

    Optional<PathControl> of(String resolver) {
        return paths.stream().filter(path -> path.resolver().equals(resolver)).findFirst();
    }

    private ResolverSet through(TargetKind kind) {
        ResolverSet through = ResolverSet.NONE;
        for (int place = 0; place < paths.size(); place++) {
            if (paths.get(place).disbelief(kind).isEmpty()) {
                through = through.with(place);
            }
        }
        return through;
    }

    /** What is wrong with the list, rather than with a resolver that stands before it. */
    private Finding why(TargetKind kind) {
        return paths.stream()
                .filter(path -> path.health().aboutTheSource())
                .flatMap(path -> path.disbelief(kind).stream())
                .findFirst()
                .or(() -> paths.stream()
                        .flatMap(path -> path.disbelief(kind).stream())
                        .findFirst())
                .orElseGet(() -> new Finding.Unknown(Cause.NOT_ASKED, "there is no resolver to ask through"));
    }
}
