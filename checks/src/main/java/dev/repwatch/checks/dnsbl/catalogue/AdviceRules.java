package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.Removal.Who;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.ListedCode;
import java.util.Optional;
import java.util.stream.Stream;

/** A listing must come with what to do next. */
final class AdviceRules {

    private AdviceRules() {}

    static Stream<String> check(DnsblList list) {
        if (!list.meaningful()) {
            return Stream.empty();
        }
        return Stream.of(listings(list), orphans(list), links(list)).flatMap(found -> found);
    }

    private static Stream<String> listings(DnsblList list) {
        return list.codes().stream()
                .filter(code -> code.polarity() == Polarity.LISTED)
                .flatMap(code ->
                        nextStep(list, list.removalFor(seen(code)))
                                .map(what -> "for \"" + code.name() + "\" " + what)
                                .stream());
    }

    /** Empty when a person knows what to do next. */
    private static Optional<String> nextStep(DnsblList list, Removal removal) {
        if (removal.how().isBlank()) {
            return Optional.of("there is no word on how to get off");
        }
        boolean page = removal.url().isPresent()
                || removal.template().isPresent()
                || removal.mail().isPresent();
        if (removal.who() == Who.SELF && !page) {
            return Optional.of("people shall act themselves, but there is neither a page nor an address to write to");
        }
        return removal.how().equals(RemovalBuilder.NOT_KNOWN.how())
                        && !page
                        && list.home().isEmpty()
                ? Optional.of("nobody is told what to do: write removal.how, or name home, removal.url or removal.mail")
                : Optional.empty();
    }

    private static Stream<String> orphans(DnsblList list) {
        return list.details().removals().keySet().stream()
                .filter(key -> list.codes().stream()
                        .noneMatch(code ->
                                code.name().equals(key) || code.category().equals(key)))
                .map(key -> "says how to get off \"" + key + "\", which is neither a name nor a category of its codes");
    }

    private static Stream<String> links(DnsblList list) {
        Stream<Removal> all = Stream.concat(Stream.of(list.removal()), list.details().removals().values().stream());
        return all.flatMap(removal ->
                        Stream.concat(removal.url().map(Object::toString).stream(), removal.template().stream()))
                .filter(link -> !link.startsWith("https://"))
                .map(link -> "the removal link " + link + " is not https");
    }

    private static ListedCode seen(ReturnCode code) {
        return new ListedCode(code.matches().text(), code.name(), code.category(), code.severity(), code.scope());
    }
}
