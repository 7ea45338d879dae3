package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.DeskTask;
import dev.repwatch.monitor.diagnosis.evidence.ListAnswer;
import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.Own;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lists said, at the time of the event. */
public final class Listings {

    private static final Duration SAME_LOOK = Duration.ofHours(2);
    private static final Set<String> IN_ZEN = Set.of(
            "spamhaus-zen",
            "spamhaus-sbl-xbl",
            "spamhaus-sbl",
            "spamhaus-css",
            "spamhaus-xbl",
            "spamhaus-pbl",
            "spamhaus");

    static boolean inZen(String list) {
        return IN_ZEN.contains(list);
    }

    private final CaseFile file;
    private final Instant when;
    private final Optional<String> ip;

    Listings(CaseFile file, Instant when, Optional<String> ip) {
        this.file = file;
        this.when = when;
        this.ip = ip;
    }

    /** Open then; one that was first seen at the next look may have begun before. */
    public Stream<ListingSeen> open() {
        return file.of(ListingSeen.class).filter(this::openThen);
    }

    private boolean openThen(ListingSeen listing) {
        long minutes = (long) listing.intervalMinutes().orElse(0);
        Instant begun = listing.span().at().minus(Duration.ofMinutes(Math.max(0, minutes)));
        boolean over = listing.span().until().filter(end -> end.isBefore(when)).isPresent();
        return !begun.isAfter(when) && !over;
    }

    /** Of the address that sent, alone or with its range. */
    public Stream<ListingSeen> ofAddress() {
        return open().filter(it -> !ofDomain(it)).filter(this::keyFits);
    }

    public Stream<ListingSeen> ofDomains() {
        return open().filter(Listings::ofDomain);
    }

    public static boolean ofDomain(ListingSeen listing) {
        return listing.scope().filter("domain"::equals).isPresent()
                || (listing.scope().isEmpty()
                        && listing.key()
                                .filter(it -> it.matches(".*[a-z].*\\..*") && !it.contains(":"))
                                .isPresent());
    }

    /** Whole neighbourhoods: a network or all of an operator. */
    public static boolean ofRange(ListingSeen listing) {
        return listing.scope()
                        .filter(Set.of("range", "asn", "cidr24", "network")::contains)
                        .isPresent()
                || listing.list().filter(it -> it.matches("uceprotect-?[23]")).isPresent();
    }

    private boolean keyFits(ListingSeen listing) {
        return fits(listing.key(), ofRange(listing));
    }

    private boolean fits(Optional<String> key, boolean range) {
        if (key.isEmpty()) {
            return true;
        }
        String name = key.get();
        return ip.map(it -> it.equals(name) || Own.covers(name, it) || (range && name.startsWith("as")))
                .orElseGet(() -> file.own().addresses().isEmpty()
                        || file.own().address(name)
                        || file.own().addresses().stream().anyMatch(own -> Own.covers(name, own))
                        || (range && name.startsWith("as")));
    }

    /** The listing that a refusal names. */
    public Optional<ListingSeen> named(String list) {
        return open().filter(it -> it.list().filter(own -> same(own, list)).isPresent())
                .filter(it -> ofDomain(it) || keyFits(it))
                .min(Comparator.comparing(it -> it.span().at()));
    }

    /** One that was over at most a day before. */
    public Optional<ListingSeen> endedBefore(String list, Duration within) {
        return file.of(ListingSeen.class)
                .filter(it -> it.list().filter(own -> same(own, list)).isPresent())
                .filter(this::keyFits)
                .filter(it -> it.span()
                        .until()
                        .filter(end -> end.isBefore(when) && !end.isBefore(when.minus(within)))
                        .isPresent())
                .findFirst();
    }

    /** Whether a well list, asked about then, did not list it. */
    public boolean answeredNotListed(String list) {
        return answers(list)
                .anyMatch(it -> it.believed().orElse(true)
                        && it.verdict().filter("not_listed"::equals).isPresent());
    }

    /** Whether a list was asked then and could not be believed or did not answer. */
    public Stream<ListAnswer> unknown() {
        return file.of(ListAnswer.class)
                .filter(it -> it.span().near(when, SAME_LOOK))
                .filter(it -> !it.believed().orElse(true)
                        || it.verdict().filter("unknown"::equals).isPresent());
    }

    /** Whether a well list answered then that it lists it. */
    public boolean answeredListed(String list) {
        return answers(list)
                .anyMatch(it -> it.believed().orElse(true)
                        && it.verdict().filter("listed"::equals).isPresent());
    }

    /** Lists that were asked then and did not list it. */
    public List<ListAnswer> clean() {
        return file.of(ListAnswer.class)
                .filter(it -> it.span().near(when, SAME_LOOK))
                .filter(it -> it.believed().orElse(true)
                        && it.verdict().filter("not_listed"::equals).isPresent())
                .toList();
    }

    private Stream<ListAnswer> answers(String list) {
        return file.of(ListAnswer.class)
                .filter(it -> it.list().filter(own -> same(own, list)).isPresent())
                .filter(it -> fits(it.key(), false))
                .filter(it -> it.span().near(when, SAME_LOOK));
    }

    /** The newest state of the desk for a list. */
    public Optional<DeskTask> task(String list) {
        return file.of(DeskTask.class)
                .filter(it -> it.list().map(own -> same(own, list)).orElse(true))
                .filter(it -> fits(it.key(), true)
                        || it.key().filter(k -> k.matches(".*[a-z].*")).isPresent())
                .max(Comparator.comparing(it -> it.span().at()));
    }

    /** A zone and the parts that it is made of are the same list to a refusal. */
    public static boolean same(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        return a.equals(b) || (IN_ZEN.contains(a) && IN_ZEN.contains(b));
    }

    private static String plain(String list) {
        String small = list.toLowerCase(Locale.ROOT).replaceAll("^\\?", "");
        return switch (small) {
            case "zen.spamhaus.org", "sbl-xbl.spamhaus.org" -> "spamhaus-zen";
            case "dbl.spamhaus.org" -> "spamhaus-dbl";
            case "b.barracudacentral.org" -> "barracuda";
            case "bl.spamcop.net" -> "spamcop";
            default -> small;
        };
    }
}
