package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answers to a list's control questions.
 *
 * @param kind of the targets that they speak for
 * @param listed to the one that must be listed, where there is one
 * @param clean to those that must not be
 */
record TestPointAnswers(TargetKind kind, Optional<DnsAnswer> listed, List<DnsAnswer> clean) {

    /** A list vouches for an absence only after it has shown that it lists what it must. */
    KindControlResult verdict(ActiveList active, Instant at) {
        Decoder decoder = new Decoder(active);
        Optional<ControlFailure> trouble = clean.stream()
                .map(answer -> cleanTrouble(answer, decoder, at))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> listed.flatMap(answer -> listedTrouble(answer, decoder, at)));
        AbsenceProof absenceProof = AbsenceProof.unproven();
        if (trouble.isEmpty() && listed.isPresent()) {
            absenceProof = AbsenceProof.ofTheWell();
            for (DnsAnswer answer : clean) {
                if (answer instanceof DnsAnswer.Absent absent) {
                    absenceProof = absenceProof.and(absent);
                }
            }
        }
        return new KindControlResult(trouble, absenceProof, listed.isPresent());
    }

    /** There was an address for a name that cannot be listed: the resolver, or the list, is wrong. */
    boolean surprised() {
        return clean.stream().anyMatch(DnsAnswer.Records.class::isInstance);
    }

    private Optional<ControlFailure> cleanTrouble(DnsAnswer answer, Decoder decoder, Instant at) {
        if (answer instanceof DnsAnswer.Absent) {
            return decoder.strayed(answer).map(TestPointAnswers::named);
        }
        return decoder.decode(answer, kind, AbsenceProof.unproven(), at)
                .match(
                        listing -> Optional.of(everything(answer)),
                        documented -> Optional.empty(),
                        score -> Optional.empty(),
                        grade -> Optional.empty(),
                        unknown -> Optional.of(named(unknown)));
    }

    private Optional<ControlFailure> listedTrouble(DnsAnswer answer, Decoder decoder, Instant at) {
        if (answer instanceof DnsAnswer.Absent absent) {
            return decoder.strayed(answer)
                    .map(TestPointAnswers::named)
                    .or(() -> Optional.of(missing(absent, decoder, at)));
        }
        return decoder.decode(answer, kind, AbsenceProof.unproven(), at)
                .match(
                        listing -> Optional.empty(),
                        documented -> unlisted(decoder, answer),
                        score -> Optional.empty(),
                        grade -> Optional.empty(),
                        unknown -> Optional.of(named(unknown)));
    }

    /** Good news about what must be listed: right on a list that has nothing else to say, a fault on one that lists. */
    private Optional<ControlFailure> unlisted(Decoder decoder, DnsAnswer answer) {
        return decoder.lists()
                ? Optional.of(new ControlFailure(
                        Cause.TEST_POINT_MISSING,
                        "its own test point is answered, but not listed (" + shown(answer) + ")"))
                : Optional.empty();
    }

    /** The test point is absent: the list is gone when its parent says so for everything, else it is emptied or refuses. */
    private ControlFailure missing(DnsAnswer.Absent absent, Decoder decoder, Instant at) {
        boolean gone = decoder.decode(absent, kind, AbsenceProof.unproven(), at)
                .match(
                        listing -> false,
                        own -> false,
                        score -> false,
                        grade -> false,
                        unknown -> unknown.cause() == Cause.LIST_DEAD);
        return gone
                ? new ControlFailure(Cause.LIST_DEAD, "the list's zone no longer exists")
                : new ControlFailure(
                        Cause.TEST_POINT_MISSING,
                        "its own test point is not listed: the list is emptied, or refuses this resolver silently");
    }

    private static ControlFailure everything(DnsAnswer answer) {
        return new ControlFailure(Cause.LISTS_EVERYTHING, "it lists what cannot be listed (" + shown(answer) + ")");
    }

    private static String shown(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records records ? String.join(", ", records.values()) : "";
    }

    private static ControlFailure named(Finding.Unknown unknown) {
        return new ControlFailure(unknown.cause(), unknown.detail());
    }
}
