package dev.repwatch.checks.reputation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What control questions said about a source, such as the test points of a list (RFC 5782 section 5).
 *
 * @param trouble why its verdicts cannot be believed by any path; empty when its controls were right by one
 * @param detail for people, no secret
 * @param paths what they said through each resolver; none when that is not known
 */
public record SourceHealth(
        SourceId source, Optional<Cause> trouble, String detail, Instant at, List<PathHealth> paths) {

    public SourceHealth {
        paths = List.copyOf(paths);
    }

    public SourceHealth(SourceId source, Optional<Cause> trouble, String detail, Instant at) {
        this(source, trouble, detail, at, List.of());
    }

    /** It is well when it is through one resolver; else what is wrong is the source's before it is a resolver's. */
    public static SourceHealth of(SourceId source, List<PathHealth> paths, Instant at) {
        Optional<PathHealth> well = paths.stream().filter(PathHealth::well).findFirst();
        Optional<PathHealth> shown = well.or(
                        () -> paths.stream().filter(PathHealth::aboutTheSource).findFirst())
                .or(() -> paths.stream().findFirst());
        Optional<Cause> trouble = shown.isEmpty() ? Optional.of(Cause.NOT_ASKED) : shown.flatMap(PathHealth::trouble);
        return new SourceHealth(source, trouble, inWords(paths, shown), at, paths);
    }

    public boolean well() {
        return trouble.isEmpty();
    }

    /** False when the resolvers in between are to blame: then nothing is known of the source. */
    public boolean aboutTheSource() {
        return trouble.filter(Cause::ofTheResolver).isEmpty();
    }

    /** The resolvers through which it is not believed, though it is through another. */
    public List<PathHealth> leftOut() {
        return well() ? paths.stream().filter(path -> !path.well()).toList() : List.of();
    }

    private static String inWords(List<PathHealth> paths, Optional<PathHealth> shown) {
        String detail = shown.map(PathHealth::detail).orElse("there is no resolver to ask through");
        if (paths.stream().map(PathHealth::detail).distinct().count() <= 1) {
            return detail;
        }
        return paths.stream()
                .map(path -> "through " + path.resolver() + ": " + path.detail())
                .collect(Collectors.joining("; "));
    }
}
