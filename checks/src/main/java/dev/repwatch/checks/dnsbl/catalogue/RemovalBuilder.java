package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How one gets off a list. */
final class RemovalBuilder {

    private static final Pattern TEMPLATE = Pattern.compile("https://[^\\s{}]+\\{target}[^\\s{}]*");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+");
    /** Of a list that says nothing about it. */
    static final Removal NOT_KNOWN = new Removal(
            "The way off this list is not documented here; look at the operator's site.",
            Removal.Who.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "unknown",
            Optional.empty(),
            Optional.empty());

    private final Problems problems;

    RemovalBuilder(Problems problems) {
        this.problems = problems;
    }

    Removal removal(List<String> path, Optional<EntryToml.Way> written, Optional<Removal> before) {
        Removal fallback = before.orElse(NOT_KNOWN);
        written.ifPresent(way -> check(path, way));
        return written.map(way -> over(way, fallback)).orElse(fallback);
    }

    private static Removal over(EntryToml.Way way, Removal before) {
        return new Removal(
                way.how().orElse(before.how()),
                way.who().orElse(before.who()),
                way.url().or(before::url),
                way.template().or(before::template),
                way.mail().or(before::mail),
                way.expiry().or(before::expiry),
                way.typical().or(before::typical),
                way.cost().orElse(before.cost()),
                way.precondition().or(before::precondition),
                way.repeatPenalty().or(before::repeatPenalty));
    }

    private void check(List<String> path, EntryToml.Way way) {
        way.template()
                .filter(text -> !TEMPLATE.matcher(text).matches())
                .ifPresent(
                        text -> problems.add(at(path, "template"), "expected an https:// address with {target} in it"));
        way.mail()
                .filter(text -> !MAIL.matcher(text).matches())
                .ifPresent(text -> problems.add(at(path, "mail"), "expected a mail address"));
    }

    private static List<String> at(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
