package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dnsbl.file.ListFile;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One DNS list as the catalogue knows it (RFC 5782).
 *
 * @param title what people call it
 * @param zone the zone; holds {@code {key}} where a key goes in, never the key itself, and {@code {target}} where the
 *     reversed address goes when that is not in front of everything
 * @param operator who counts the questions to all its lists together; the list's own id when nobody is named
 * @param tier 1 = refusals follow at large receivers … 4 = informational
 * @param errors answers that are refusals or mistakes of ours, by address text; never a listing
 * @param parent the list that already contains this one, so that it counts once
 * @param key what is needed before the list answers
 * @param terms limits of free use
 * @param minInterval never ask the same name more often
 * @param removal how one gets off it; {@link #removalFor} knows where that differs by code
 * @param enabled asked by default
 * @param verified when and by what source the entry was last confirmed
 * @param details what is good to know besides
 */
public record DnsblList(
        SourceId id,
        String title,
        String zone,
        Set<TargetKind> kinds,
        String operator,
        Optional<URI> home,
        int tier,
        List<ReturnCode> codes,
        Map<String, Cause> errors,
        TestPoints test,
        Optional<SourceId> parent,
        KeyNeed key,
        Terms terms,
        Duration minInterval,
        Removal removal,
        Status status,
        boolean enabled,
        Verified verified,
        ListDetails details)
        implements Source {

    private static final String NO_ZONE = ".invalid";

    public DnsblList {
        kinds = Set.copyOf(kinds);
        codes = List.copyOf(codes);
        errors = Map.copyOf(errors);
    }

    /** A list without further details. */
    public DnsblList(
            SourceId id,
            String title,
            String zone,
            Set<TargetKind> kinds,
            String operator,
            Optional<URI> home,
            int tier,
            List<ReturnCode> codes,
            Map<String, Cause> errors,
            TestPoints test,
            Optional<SourceId> parent,
            KeyNeed key,
            Terms terms,
            Duration minInterval,
            Removal removal,
            Status status,
            boolean enabled,
            Verified verified) {
        this(
                id,
                title,
                zone,
                kinds,
                operator,
                home,
                tier,
                codes,
                errors,
                test,
                parent,
                key,
                terms,
                minInterval,
                removal,
                status,
                enabled,
                verified,
                ListDetails.NONE);
    }

    @Override
    public Severity worst() {
        return codes.stream()
                .filter(code -> code.polarity() == ReturnCode.Polarity.LISTED)
                .map(ReturnCode::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    @Override
    public boolean hasControls() {
        return true;
    }

    /** A block list without a zone (RFC 6761, section 6.4): only refusals tell of it. */
    @Override
    public boolean hearsay() {
        return !hasZone() && file().isEmpty();
    }

    /** Whether it can be asked by DNS. */
    public boolean hasZone() {
        return !zone.endsWith(NO_ZONE);
    }

    /** The file that it is read from instead of being asked; empty when it is asked. */
    public Optional<ListFile> file() {
        return details.file().filter(ListFile::used);
    }

    @Override
    public boolean readFromFile() {
        return file().isPresent();
    }

    /** Where one gets off it. */
    @Override
    public Optional<URI> page() {
        return removal.url();
    }

    /** What must be arranged before a list answers. */
    public enum KeyNeed {
        NONE,
        /** The address of the asking resolver must be registered with the operator. */
        REGISTERED_RESOLVER,
        /** A key is part of the zone name. */
        KEY_IN_ZONE
    }

    /**
     * Names that must and must not be listed. An empty value says that the operator documents none.
     *
     * @param listed the IPv4 address or domain that must be listed, default 127.0.0.2 or TEST
     * @param clean the one that must not be listed, default 127.0.0.1 or INVALID
     * @param listed6 IPv6 test point, default ::FFFF:7F00:2
     * @param clean6 IPv6 test point, default ::FFFF:7F00:1
     * @param random a name made up at random must not be listed either; false for lists where it may rightly be, such as
     *     those of unallocated space
     * @param why why a point is missing, when one is
     */
    public record TestPoints(
            Optional<String> listed,
            Optional<String> clean,
            Optional<String> listed6,
            Optional<String> clean6,
            boolean random,
            Optional<String> why) {

        /** With a name made up at random besides. */
        public TestPoints(
                Optional<String> listed,
                Optional<String> clean,
                Optional<String> listed6,
                Optional<String> clean6,
                Optional<String> why) {
            this(listed, clean, listed6, clean6, true, why);
        }
    }

    /**
     * @param queriesPerDay hard limit of free use; empty when none is documented
     * @param queriesPerSecond hard limit; empty when none is documented
     * @param nonCommercial free for non-commercial use only
     * @param note the terms in a sentence
     */
    public record Terms(
            Optional<Long> queriesPerDay, Optional<Double> queriesPerSecond, boolean nonCommercial, String note) {}

    /** Whether the list still lives. */
    public sealed interface Status {
        record Alive() implements Status {}

        /**
         * @param since when it ended, in words or as a date
         * @param answersNow what it answers to those who still ask
         */
        record Dead(String since, String answersNow) implements Status {}

        /** @param now the id of the list to ask instead */
        record Renamed(SourceId now) implements Status {}

        /**
         * Lives, but cannot be asked about an address or a domain.
         *
         * @param why such as that it is asked by the hash of a URL
         */
        record Unsuitable(String why) implements Status {}
    }

    /**
     * @param on the date of the evidence
     * @param source a page, repository or measurement
     */
    public record Verified(LocalDate on, String source) {

        /** Nobody has. */
        public static final Verified NEVER = new Verified(LocalDate.EPOCH, "not verified");
    }

    public boolean alive() {
        return status instanceof Status.Alive;
    }

    /** Asked by everybody, or by its subscribers at a zone of their own: what its answers mean matters to somebody. */
    public boolean meaningful() {
        return alive() || (status instanceof Status.Unsuitable && !codes.isEmpty());
    }

    /**
     * How one gets off for this code: by its name, else by its category, else as for the whole list. One list may have
     * several ways: an SBL entry is the provider's affair, a PBL entry of the same zone is removed on a page.
     */
    public Removal removalFor(ListedCode code) {
        Map<String, Removal> byCode = details.removals();
        return Optional.ofNullable(byCode.get(code.name()))
                .or(() -> Optional.ofNullable(byCode.get(code.category())))
                .orElse(removal);
    }

    /** What an error answer means, in words for people; empty when the catalogue has no more to say than the cause. */
    public Optional<String> errorText(String address) {
        return Optional.ofNullable(details.errorTexts().get(address));
    }
}
