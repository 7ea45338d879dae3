package dev.repwatch.checks.reputation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one look at one source said about one target. {@link Unknown} never opens and never closes anything.
 *
 * <p>Java 17 has no pattern {@code switch}: use {@link #match}.
 */
public sealed interface Finding {

    record Listed(Listing listing) implements Finding {
        @Override
        public Optional<Listing> held() {
            return Optional.of(listing);
        }
    }

    record NotListed() implements Finding {}

    record Scored(Score score) implements Finding {}

    /**
     * Something that should be so was looked at: a DNS record, a certificate, an agreement of names.
     *
     * @param code what was found, as machines call it; another code is news
     * @param severity of what was found
     * @param seen what is there, for people; bounded, no control characters, still hostile
     * @param wanted what should be there, in a few words of the check's own, the same for each target; never empty
     */
    record Graded(Grade grade, String code, Severity severity, String seen, String wanted) implements Finding {

        private static final String CATEGORY = "check";

        /** @throws IllegalArgumentException when nothing is wanted: then there is nothing to grade */
        public Graded {
            if (wanted.isBlank()) {
                throw new IllegalArgumentException("a grade says what is wanted");
            }
        }

        /** One whose code is the grade, and as severe as the grade usually is. */
        public Graded(Grade grade, String seen, String wanted) {
            this(grade, grade.label(), grade == Grade.FAIL ? Severity.MAJOR : Severity.MINOR, seen, wanted);
        }

        @Override
        public Optional<Listing> held() {
            return grade == Grade.PASS ? Optional.empty() : Optional.of(against());
        }

        /** Whether this was held by a grade and not by a list. */
        public static boolean isHeldBy(Listing listing) {
            return listing.worst().category().equals(CATEGORY);
        }

        private Listing against() {
            return new Listing(
                    List.of(new ListedCode(code, wanted, CATEGORY, severity, Scope.IP)),
                    Optional.of(seen).filter(it -> !it.isBlank()));
        }
    }

    /** @param detail for people; bounded, no control characters, no secret */
    record Unknown(Cause cause, String detail) implements Finding {}

    default <T> T match(
            Function<Listed, T> listed,
            Function<NotListed, T> notListed,
            Function<Scored, T> scored,
            Function<Graded, T> graded,
            Function<Unknown, T> unknown) {
        if (this instanceof Listed it) {
            return listed.apply(it);
        }
        if (this instanceof NotListed it) {
            return notListed.apply(it);
        }
        if (this instanceof Scored it) {
            return scored.apply(it);
        }
        if (this instanceof Graded it) {
            return graded.apply(it);
        }
        return unknown.apply((Unknown) this);
    }

    /**
     * What is held against the target, in the one form that state over time knows: a listing as it is, a grade below
     * {@link Grade#PASS} as a listing whose code is the grade, whose name is what is wanted and whose reason is what was seen.
     */
    default Optional<Listing> held() {
        return Optional.empty();
    }

    /** The label value of {@code verdict} in JSON and of {@code outcome} in metrics. */
    default String verdict() {
        return match(
                l -> "listed", n -> "not_listed", s -> "scored", g -> g.grade().label(), u -> "unknown");
    }
}
