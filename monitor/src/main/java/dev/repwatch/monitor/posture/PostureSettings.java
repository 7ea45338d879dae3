package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.address.Networks;
import dev.repwatch.checks.posture.registration.Registered;
import dev.repwatch.checks.posture.registration.Registration;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import dev.repwatch.monitor.config.AddsDemands;
import dev.repwatch.monitor.preflight.gather.CloudRanges;
import dev.repwatch.monitor.preflight.gather.RangeFile;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
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
 * @param networks files of ranges that providers publish, to say whose network an address is in
 * @param requirements a table of demands of one's own, in the form of the shipped one
 * @param starttls connect to port 25 of exchangers with TLSA records, to see whether their certificates fit
 * @param learn whether selectors, domains and addresses that reports and logs show are suggested
 */
public record PostureSettings(
        boolean rdap,
        Map<String, String> registered,
        boolean starttls,
        List<NetworkFile> networks,
        Optional<Path> requirements,
        Learn learn)
        implements AddsDemands {

    /** What is done with what reports and logs show and nobody has configured. */
    public enum Learn {
        OFF,
        SUGGEST
    }

    /**
     * Ranges that a provider publishes.
     *
     * @param name what the provider is called in findings
     */
    public record NetworkFile(String name, RangeFile.Format format, Path file) {}

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public PostureSettings {
        registered = Map.copyOf(registered);
        networks = List.copyOf(networks);
        networks.forEach(PostureSettings::read);
        registered.forEach((domain, date) -> end(domain, date));
    }

    public static PostureSettings defaults() {
        return new PostureSettings(false, Map.of(), false, List.of(), Optional.empty(), Learn.SUGGEST);
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

    /** Whose network an address is in, by the files that are configured, as they are now. */
    public Networks ranges() {
        CloudRanges ranges = CloudRanges.together(
                networks.stream().map(PostureSettings::read).toList());
        return address -> ranges.cloudOf(new IPAddressString(address.getHostAddress()).getAddress());
    }

    private static CloudRanges read(NetworkFile file) {
        try {
            return new RangeFile(file.name(), file.format(), file.file()).read();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "networks: the ranges of \"" + file.name() + "\" cannot be read: " + file.file()
                            + " is no file with ranges in the form "
                            + file.format().name().toLowerCase(Locale.ROOT),
                    unreadable);
        }
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
