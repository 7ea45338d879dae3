package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.DnsblList.Verified;
import dev.repwatch.checks.dnsbl.ListDetails;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ScoreScale;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the list out of what is written, what it overrides, and the defaults; and checks that it makes sense. */
final class EntryBuilder {

    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int DEFAULT_TIER = 3;
    private static final SourceId NAMELESS = new SourceId("nameless");

    private final EntryToml entry;
    private final Optional<DnsblList> base;
    private final Problems problems;

    EntryBuilder(EntryToml entry, Optional<DnsblList> base, Problems problems) {
        this.entry = entry;
        this.base = base;
        this.problems = problems;
    }

    /** To be thrown away when there were problems; what is missing is then made up. */
    DnsblList make(boolean onUnlessSaid) {
        Optional<SourceId> id = entry.id().or(() -> of(DnsblList::id));
        Optional<String> zone = entry.zone().or(() -> of(DnsblList::zone));
        if (id.isEmpty()) {
            problems.missing("id", "a list needs an id, such as \"example-bl\"");
        }
        if (zone.isEmpty() && entry.file().isEmpty()) {
            problems.missing(
                    "zone", "a list needs its zone, such as \"bl.example.net\", or a file that it is handed out as");
        }
        Status status = status();
        Set<TargetKind> kinds = kinds(status);
        KeyNeed need = entry.needs().or(() -> of(DnsblList::key)).orElse(KeyNeed.NONE);
        zone.ifPresent(text -> ZoneSyntax.check(text, kinds, need, problems));
        boolean on = on(status, onUnlessSaid);
        return list(id.orElse(NAMELESS), zone.orElseGet(() -> fileOnly(id)), kinds, need, status, on, !onUnlessSaid);
    }

    /** No zone at all (RFC 6761, section 6.4). */
    private static String fileOnly(Optional<SourceId> id) {
        return id.orElse(NAMELESS).value() + ".file.invalid";
    }

    private DnsblList list(
            SourceId id, String zone, Set<TargetKind> kinds, KeyNeed need, Status status, boolean on, boolean shipped) {
        CodesBuilder codes = new CodesBuilder(problems, kinds);
        List<ReturnCode> meanings =
                codes.codes(entry.codes(), of(DnsblList::codes).orElse(List.of()));
        if (meanings.isEmpty() && status instanceof Status.Alive) {
            problems.missing("codes", "a list needs its codes, such as { \"127.0.0.2\" = { name = \"spam source\" } }");
        }
        Map<String, Cause> errors =
                codes.errors(entry.errors(), of(DnsblList::errors).orElse(Map.of()));
        RemovalBuilder ways = new RemovalBuilder(problems);
        Removal removal = ways.removal(List.of("removal"), entry.removal(), of(DnsblList::removal));
        return new DnsblList(
                id,
                entry.title().or(() -> of(DnsblList::title)).orElse(id.value()),
                zone,
                kinds,
                operator(id),
                entry.home().or(() -> base.flatMap(DnsblList::home)),
                tier(),
                meanings,
                errors,
                new TestPointsBuilder(problems, kinds).points(entry.test(), of(DnsblList::test)),
                entry.parent().or(() -> base.flatMap(DnsblList::parent)),
                need,
                terms(),
                interval(),
                removal,
                status,
                on,
                entry.verified()
                        .map(evidence -> new Verified(evidence.on(), evidence.source()))
                        .or(() -> of(DnsblList::verified))
                        .orElse(Verified.NEVER),
                details(ways, removal, meanings, shipped, zone.endsWith(shipped ? ".file.invalid" : ".invalid")));
    }

    private ListDetails details(
            RemovalBuilder ways, Removal removal, List<ReturnCode> codes, boolean shipped, boolean alone) {
        ListDetails before = of(DnsblList::details).orElse(ListDetails.NONE);
        Map<String, String> texts = new HashMap<>(before.errorTexts());
        entry.errorTexts().ifPresent(texts::putAll);
        Map<String, Removal> removals = new HashMap<>(before.removals());
        entry.removalOf()
                .ifPresent(all -> all.forEach((code, way) -> removals.put(
                        code,
                        ways.removal(
                                List.of("removal_of", code),
                                Optional.of(way),
                                Optional.of(removals.getOrDefault(code, removal))))));
        return new ListDetails(
                entry.note().or(before::note),
                entry.language().orElse(before.language()),
                entry.aliases().map(Set::copyOf).orElse(before.aliases()),
                texts,
                entry.like().isPresent() ? InheritedEntry.fitting(removals, codes) : removals,
                entry.asks().orElse(before.asks()),
                entry.score()
                        .map(score -> new ScoreScale(score.octet(), score.scale()))
                        .or(before::score),
                new HandoutBuilder(problems, shipped).file(entry.file(), before.file(), alone));
    }

    private Set<TargetKind> kinds(Status status) {
        Set<TargetKind> kinds = EnumSet.noneOf(TargetKind.class);
        kinds.addAll(
                entry.kinds().map(Set::copyOf).or(() -> of(DnsblList::kinds)).orElse(Set.of()));
        if (kinds.isEmpty() && status instanceof Status.Alive) {
            problems.missing("kinds", "a list needs its kinds: some of \"ipv4\", \"ipv6\", \"domain\"");
        }
        return kinds;
    }

    private Status status() {
        Optional<Status> written = entry.dead()
                .<Status>map(end -> new Status.Dead(end.since(), end.answers()))
                .or(() -> entry.renamed().map(Status.Renamed::new))
                .or(() -> entry.unsuitable().map(Status.Unsuitable::new));
        return written.or(() -> of(DnsblList::status).filter(status -> !answered(status)))
                .orElseGet(Status.Alive::new);
    }

    /** A list that could not be asked for want of a zone of one's own can be once there is one. */
    private boolean answered(Status before) {
        return before instanceof Status.Unsuitable
                && (entry.zone().isPresent() || entry.file().isPresent());
    }

    private boolean on(Status status, boolean onUnlessSaid) {
        boolean wanted = entry.enabled().or(() -> of(DnsblList::enabled)).orElse(onUnlessSaid);
        if (entry.enabled().orElse(false) && !(status instanceof Status.Alive)) {
            problems.add(List.of("enabled"), "this list cannot be enabled: " + ListEnd.inWords(status));
        }
        return wanted && status instanceof Status.Alive;
    }

    /** Strangers share no budget: a list that names no operator stands alone. */
    private String operator(SourceId id) {
        return entry.operator()
                .or(() -> of(DnsblList::operator))
                .filter(name -> !name.isBlank())
                .orElse(id.value());
    }

    private int tier() {
        int tier = entry.tier().or(() -> of(DnsblList::tier)).orElse(DEFAULT_TIER);
        if (tier < 1 || tier > 4) {
            problems.add(List.of("tier"), tier + " is no tier; expected 1 (refusals follow) to 4 (informational)");
        }
        return tier;
    }

    private Duration interval() {
        Duration interval =
                entry.minInterval().or(() -> of(DnsblList::minInterval)).orElse(DEFAULT_INTERVAL);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            problems.add(List.of("min_interval"), "expected from \"1m\" to \"7d\"");
        }
        return interval;
    }

    private Terms terms() {
        Terms before = of(DnsblList::terms)
                .orElseGet(() -> new Terms(Optional.empty(), Optional.empty(), false, "not documented here"));
        return entry.terms()
                .map(limits -> new Terms(
                        limits.queriesPerDay().or(before::queriesPerDay),
                        limits.queriesPerSecond().or(before::queriesPerSecond),
                        limits.nonCommercial().orElse(before.nonCommercial()),
                        limits.note().orElse(before.note())))
                .orElse(before);
    }

    private <T> Optional<T> of(Function<DnsblList, T> field) {
        return base.map(field);
    }
}
