package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.registration.Registered;
import dev.repwatch.checks.posture.registration.Registration;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import dev.repwatch.monitor.config.AddsDemands;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code [posture]}: what is asked beside the DNS, and whose rules count beside those that are shipped.
 *
 * @param rdap ask registries until when domains are registered
 * @param registered until when domains are registered whose registry does not say, by domain
 * @param requirements a table of demands of one's own, in the form of the shipped one
 * @param starttls connect to port 25 of exchangers with TLSA records, to see whether their certificates fit
 * @param learn whether selectors, domains and addresses that reports and logs show are suggested
 */
public record PostureSettings(
        boolean rdap, Map<String, String> registered, boolean starttls, Optional<Path> requirements, Learn learn)
        implements AddsDemands {

    /** What is done with what reports and logs show and nobody has configured. */
    public enum Learn {
        OFF,
        SUGGEST
    }

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public PostureSettings {
        registered = Map.copyOf(registered);
        registered.forEach((domain, date) -> end(domain, date));
    }

    public static PostureSettings defaults() {
        return new PostureSettings(false, Map.of(), false, Optional.empty(), Learn.SUGGEST);
    }

    /** The shipped demands, and those of one's own. */
    public List<Requirement> demands() {
        return Stream.concat(
                        Requirements.shipped().stream(),
                        requirements.stream().flatMap(file -> RequirementFile.read(file).rows().stream()))
                .toList();
    }

    @Override
    public Demands added() {
        RequirementFile own =
                requirements.map(RequirementFile::read).orElseGet(() -> new RequirementFile(List.of(), List.of()));
        return new Demands(
                this,
                "[posture]",
                "requirements",
                own.rows().stream().map(Requirement::receiver).collect(Collectors.toSet()),
                own.faults());
    }

    /** @param asked who is asked where that is wanted */
    public ExchangerCertificates exchangers(ExchangerCertificates asked) {
        return starttls ? asked : ExchangerCertificates.none();
    }

    /** @param asked who is asked where that is wanted */
    public Registries registries(Registries asked) {
        Registries typed = domain ->
                CompletableFuture.completedFuture(Optional.ofNullable(registered.get(domain.toLowerCase(Locale.ROOT)))
                        .<Registered>map(date -> new Registered.Known(
                                new Registration(domain, Optional.empty(), Optional.of(end(domain, date)), List.of())))
                        .orElseGet(Registered.Unsaid::new));
        return rdap ? typed.or(asked) : typed;
    }

    private static Instant end(String domain, String date) {
        try {
            return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException odd) {
            throw new IllegalArgumentException(
                    "registered: \"" + date + "\" of \"" + domain + "\" is no date, such as \"2027-03-31\"", odd);
        }
    }
}
