package dev.repwatch.checks.posture.registration;

import dev.repwatch.checks.posture.Judgement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges how long a domain is still registered, and whether its registry keeps it out of the DNS. */
public final class RegistrationCheck {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration AT_ONCE = Duration.ofDays(7);
    private static final Duration YOUNG = Duration.ofDays(30);
    /** Without blanks and letter case: registries write them as RFC 5731 and as RFC 8056 do. */
    private static final List<String> HOLDS = List.of("clienthold", "serverhold", "redemptionperiod", "pendingdelete");

    private RegistrationCheck() {}

    /** Empty where nobody says until when: that is no finding, and nothing good. */
    public static Optional<PostureFinding> judge(String domain, Registered registered, Instant now) {
        Judgement judgement = new Judgement(PostureCheck.REGISTRATION, PostureSubject.domain(domain));
        if (registered instanceof Registered.Unclear unclear) {
            return Optional.of(judgement
                    .unknown("registration.unknown", unclear.cause(), "domain", domain, "reason", unclear.reason())
                    .finding());
        }
        if (!(registered instanceof Registered.Known known)) {
            return Optional.empty();
        }
        Registration it = known.registration();
        judgement.fact("registered", it.domain());
        it.created().ifPresent(at -> judgement.fact("created", at.toString()));
        it.ends().ifPresent(at -> judgement.fact("ends", at.toString()));
        held(it, judgement);
        it.ends().ifPresent(at -> ends(it.domain(), at, now, judgement));
        it.created()
                .filter(at -> at.isAfter(now.minus(YOUNG)))
                .ifPresent(at -> judgement.code(
                        "registration.young",
                        "domain",
                        it.domain(),
                        "days",
                        Math.max(0, Duration.between(at, now).toDays())));
        PostureFinding found = judgement.finding();
        return found.codes().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static void held(Registration it, Judgement judgement) {
        it.status().stream()
                .filter(status -> HOLDS.contains(status.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(status -> judgement.code("registration.hold", "domain", it.domain(), "status", status));
    }

    private static void ends(String domain, Instant at, Instant now, Judgement judgement) {
        String date = at.atZone(ZoneOffset.UTC).toLocalDate().toString();
        if (at.isBefore(now.plus(SOON))) {
            PostureVerdict verdict = at.isBefore(now.plus(AT_ONCE)) ? PostureVerdict.FAIL : PostureVerdict.WARN;
            judgement.code("registration.expires", verdict, "domain", domain, "date", date);
        } else {
            judgement.ok("registration.ok", "domain", domain, "date", date);
        }
    }
}
