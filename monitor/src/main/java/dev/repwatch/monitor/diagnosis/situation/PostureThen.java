package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What our own DNS looked like at the time of the event: the last finding before it that was not over, else one soon after. */
public final class PostureThen {

    private static final Duration SOON_AFTER = Duration.ofHours(6);
    /** What is right a little later may have been put right in between. */
    private static final Duration RIGHT_AFTER = Duration.ofMinutes(30);

    private final CaseFile file;
    private final Instant when;
    private final Optional<String> ip;

    PostureThen(CaseFile file, Instant when, Optional<String> ip) {
        this.file = file;
        this.when = when;
        this.ip = ip;
    }

    public Optional<PostureFinding> of(String check) {
        return all(check)
                .filter(this::then)
                .max(Comparator.<PostureFinding>comparingInt(it -> it.fail() ? 1 : 0)
                        .thenComparing(it -> it.span().at()));
    }

    private boolean then(PostureFinding finding) {
        boolean begun = !finding.span().at().isAfter(when) || unchangedSince(finding);
        if (finding.span().at().isAfter(when) && knownThen(finding)) {
            return false;
        }
        boolean over = finding.span().until().filter(end -> end.isBefore(when)).isPresent();
        return begun && !over && !replaced(finding);
    }

    /** A record that has been the same for long was so at the time, too; one that is seen soon after probably was. */
    private boolean unchangedSince(PostureFinding finding) {
        Instant at = finding.span().at();
        if (finding.unchangedDays().isPresent()) {
            return !at.minus(Duration.ofMinutes((long) (finding.unchangedDays().getAsDouble() * 1440)))
                    .isAfter(when);
        }
        return !finding.changed() && !at.isAfter(when.plus(finding.pass() ? RIGHT_AFTER : SOON_AFTER));
    }

    /** Another finding about the same is known to have held at the time, from before it until after it. */
    private boolean knownThen(PostureFinding later) {
        return all(later.check().orElse(""))
                .filter(it -> it.subject().equals(later.subject()) && it.ip().equals(later.ip()))
                .filter(it -> it.pass() || it.fail())
                .anyMatch(it -> !it.span().at().isAfter(when)
                        && it.span().until().filter(end -> !end.isBefore(when)).isPresent());
    }

    private boolean replaced(PostureFinding finding) {
        return all(finding.check().orElse(""))
                .filter(it -> it.subject().equals(finding.subject()) && it.ip().equals(finding.ip()))
                .anyMatch(it -> it.span().at().isAfter(finding.span().at())
                        && !it.span().at().isAfter(when)
                        && !it.verdict().filter("unknown"::equals).isPresent());
    }

    private Stream<PostureFinding> all(String check) {
        return file.of(PostureFinding.class)
                .filter(it -> it.check().filter(check::equals).isPresent())
                .filter(this::concerns);
    }

    private boolean concerns(PostureFinding finding) {
        return finding.ip().isEmpty() || ip.isEmpty() || finding.ip().equals(ip);
    }

    public boolean fails(String check) {
        return of(check).filter(PostureFinding::fail).isPresent();
    }

    public boolean passes(String check) {
        return of(check).filter(PostureFinding::pass).isPresent();
    }

    /** A change of any record within so much before a moment. */
    public Optional<PostureFinding> changedBefore(Instant moment, Duration within) {
        return file.of(PostureFinding.class)
                .filter(PostureFinding::changed)
                .filter(it -> !it.pass())
                .filter(this::concerns)
                .filter(it -> !it.span().at().isAfter(moment) && !it.span().at().isBefore(moment.minus(within)))
                .max(Comparator.comparing(it -> it.span().at()));
    }

    /** Whether anything of our DNS is known to have been wrong. */
    public Optional<PostureFinding> anyFailure() {
        return Stream.of("spf_ip", "dkim", "dmarc", "fcrdns", "mx")
                .flatMap(it -> of(it).stream())
                .filter(PostureFinding::fail)
                .findFirst();
    }

    /** Whether something was looked at and nothing of it was wrong. */
    public boolean fine() {
        return anyFailure().isEmpty()
                && Stream.of("spf_ip", "dkim", "dmarc", "fcrdns").anyMatch(this::passes);
    }
}
