package dev.repwatch.monitor.delisting;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What to do next about a listing, from the removal policy of its list. Never advises to pay. */
public final class Advice {

    /** Of a list that says nothing about it the cost is "unknown": that somebody takes money would be made up. */
    private static final Set<String> NOTHING_TO_PAY = Set.of("", "free", "unknown");

    private final Words words;
    private final Moments moments;
    private final RemovalWords removalWords;

    public Advice(Language language) {
        this.words = Words.of(Advice.class, language);
        this.removalWords = new RemovalWords(language);
        this.moments = new Moments(language, ZoneOffset.UTC);
    }

    /** The one next step, a sentence. */
    public String next(TaskState state, DnsblList list, ListedCode code) {
        String list_ = list.title();
        return switch (state) {
            case CAUSE_OPEN -> causeOpen(list, code);
            case CAUSE_FIXED ->
                words.say(
                        "next.fixed." + label(list, code),
                        "list",
                        list_,
                        "mail",
                        mail(list, code),
                        "ends",
                        ends(list, code));
            case REQUESTED -> words.say("next.requested", "list", list_, "typical", typical(list, code));
            case REJECTED -> words.say("next.rejected", "list", list_);
            case NOT_REMOVABLE ->
                words.say("next.open.not_removable", "list", list_, "cause", cause(code), "scope", scope(code));
            case CLEARED, EXPIRED -> words.say("next.over");
        };
    }

    private String causeOpen(DnsblList list, ListedCode code) {
        return words.say(
                "next.open." + label(list, code),
                "list",
                list.title(),
                "cause",
                cause(code),
                "ends",
                ends(list, code),
                "scope",
                scope(code));
    }

    /** How one gets off this list for every code of the listing: that of the worst, then what is different for the others. */
    public List<String> onOpening(DnsblList list, Listing listing) {
        List<String> lines = new ArrayList<>(onOpening(list, listing.worst()));
        besides(list, listing)
                .forEach(code -> lines.add(words.say(
                        "policy.besides",
                        "code",
                        code.name(),
                        "how",
                        removalWords.say(list.removalFor(code).how()))));
        return lines;
    }

    /** The codes that have a way off of their own, different from that of the worst: an SBL entry and a PBL entry of ZEN. */
    public List<ListedCode> besides(DnsblList list, Listing listing) {
        Set<Removal> told = new HashSet<>(Set.of(list.removalFor(listing.worst())));
        return listing.codes().stream()
                .filter(code -> told.add(list.removalFor(code)))
                .toList();
    }

    /** How one gets off this list: the next step, then the rules of the list that matter before asking. */
    List<String> onOpening(DnsblList list, ListedCode code) {
        List<String> lines = new ArrayList<>();
        Removal removal = list.removalFor(code);
        lines.add(next(TaskState.CAUSE_OPEN, list, code));
        if (!removal.how().isBlank()) {
            lines.add(words.say("policy.how", "how", removalWords.say(removal.how())));
        }
        removal.precondition()
                .ifPresent(it -> lines.add(words.say("policy.precondition", "precondition", removalWords.say(it))));
        removal.repeatPenalty()
                .ifPresent(it -> lines.add(words.say("policy.penalty", "penalty", removalWords.say(it))));
        if (paid(removal)) {
            lines.add(words.say("policy.paid"));
        }
        return lines;
    }

    /** The removal page of the list for this target, or else the home of the list. */
    public Optional<URI> page(DnsblList list, ListedCode code, Target target) {
        return list.removalFor(code).pageFor(target).or(list::home).filter(Advice::web);
    }

    private static boolean web(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    }

    private static boolean paid(Removal removal) {
        String cost = removal.cost().strip().toLowerCase(Locale.ROOT);
        return !NOTHING_TO_PAY.contains(cost);
    }

    private String cause(ListedCode code) {
        return words.sayOr("cause." + code.category(), "cause.other");
    }

    private String scope(ListedCode code) {
        return words.say("scope." + code.scope().label());
    }

    private String typical(DnsblList list, ListedCode code) {
        return list.removalFor(code)
                .typical()
                .map(it -> words.say("typical.known", "duration", moments.lasting(it)))
                .orElseGet(() -> words.say("typical.unknown"));
    }

    private String ends(DnsblList list, ListedCode code) {
        return list.removalFor(code)
                .expiry()
                .map(it -> words.say("ends.known", "duration", moments.lasting(it)))
                .orElseGet(() -> words.say("ends.unknown"));
    }

    private static String mail(DnsblList list, ListedCode code) {
        return list.removalFor(code).mail().orElse("");
    }

    /** The way off in the words of the bundle: one that is not known may still have a place to look for it. */
    private static String label(DnsblList list, ListedCode code) {
        RemovalPath removalPath = RemovalPath.of(list, code);
        if (removalPath == RemovalPath.PROVIDER && code.scope() != Scope.ASN && code.scope() != Scope.CIDR24) {
            return "provider_only";
        }
        boolean nowhere = list.home().isEmpty() && list.removalFor(code).url().isEmpty();
        return removalPath == RemovalPath.UNKNOWN && nowhere
                ? "nowhere"
                : removalPath.name().toLowerCase(Locale.ROOT);
    }
}
