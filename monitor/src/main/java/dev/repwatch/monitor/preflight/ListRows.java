package dev.repwatch.monitor.preflight;

import static dev.repwatch.monitor.preflight.Verdict.CANNOT_TELL;
import static dev.repwatch.monitor.preflight.Verdict.GIVE_BACK;
import static dev.repwatch.monitor.preflight.Verdict.TAKE;
import static dev.repwatch.monitor.preflight.Verdict.TAKE_WITH_CARE;

import dev.repwatch.monitor.preflight.Listed.Covers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What lists say of the address and of what is around it. */
final class ListRows {

    private ListRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(2, GIVE_BACK, "list.tier1", ListRows::heavyAddress, Replacement::advice),
                Row.of(3, GIVE_BACK, "list.tier1", ListRows::heavyRange, "replace.range"),
                Row.of(4, GIVE_BACK, "network.drop", ListRows::drop, "replace.provider"),
                Row.of(5, TAKE_WITH_CARE, "list.policy", it -> policy(it, false), "pbl.remove"),
                Row.of(6, GIVE_BACK, "list.policy", it -> policy(it, true), "relay"),
                Row.of(7, TAKE_WITH_CARE, "list.tier2", it -> middle(it, false), "delist.wait"),
                new Row(8, GIVE_BACK, "list.tier2", it -> middle(it, true), Replacement::advice),
                Row.of(9, TAKE, "list.minor", ListRows::minor),
                Row.of(10, TAKE_WITH_CARE, "list.range", ListRows::range, "range.watch"),
                Row.of(11, TAKE, "list.asn_info", ListRows::network, "asn.ignore"),
                Row.of(12, GIVE_BACK, "list.v6_64", ListRows::v6, "v6.own_64"),
                Row.of(13, TAKE, "list.welcome", it -> named(it, each -> each.covers() == Covers.WELCOME)),
                Row.of(28, CANNOT_TELL, "unknown.tier1", ListRows::tier1Unknown, "resolver.own"),
                Row.of(29, CANNOT_TELL, "unknown.most", ListRows::mostUnknown, "again.later"));
    }

    private static Optional<String> heavyAddress(Evidence evidence) {
        return named(evidence, each -> plainHeavy(each) && each.covers() == Covers.ADDRESS);
    }

    private static Optional<String> heavyRange(Evidence evidence) {
        return named(
                evidence,
                each -> plainHeavy(each) && (each.covers() == Covers.RANGE || each.covers() == Covers.NETWORK));
    }

    private static boolean plainHeavy(Listed each) {
        return each.heavy() && !each.policy() && !each.drop();
    }

    private static Optional<String> drop(Evidence evidence) {
        return named(evidence, Listed::drop)
                .or(() -> Row.when(evidence.asnDrop().isYes(), "ASN-DROP"));
    }

    /** An access line cannot be made a mail server: its provider keeps the entry, and the name is the provider's too. */
    private static Optional<String> policy(Evidence evidence, boolean forGood) {
        boolean fixed = evidence.name().settable().isNo();
        return named(evidence, each -> each.policy() && forGood == (fixed && each.policyOfTheProvider()));
    }

    private static Optional<String> middle(Evidence evidence, boolean several) {
        List<String> ids = evidence.listed().stream()
                .filter(each -> each.tier() == 2 && each.covers() == Covers.ADDRESS)
                .map(Listed::list)
                .distinct()
                .toList();
        return several == ids.size() > 1 ? Row.joined(ids) : Optional.empty();
    }

    private static Optional<String> minor(Evidence evidence) {
        return named(evidence, each -> each.tier() > 2 && each.covers() == Covers.ADDRESS && !each.drop());
    }

    private static Optional<String> range(Evidence evidence) {
        return named(evidence, each -> each.covers() == Covers.RANGE && !each.heavy() && !each.drop());
    }

    private static Optional<String> network(Evidence evidence) {
        return named(evidence, each -> each.covers() == Covers.NETWORK && !each.heavy());
    }

    private static Optional<String> v6(Evidence evidence) {
        return named(evidence, each -> each.covers() == Covers.V6_64 && !each.drop());
    }

    private static Optional<String> tier1Unknown(Evidence evidence) {
        return Row.joined(evidence.lists().tier1Unknown());
    }

    private static Optional<String> mostUnknown(Evidence evidence) {
        Lists lists = evidence.lists();
        return Row.when(lists.fewerThanHalf(), lists.answered() + " of " + lists.asked());
    }

    private static Optional<String> named(Evidence evidence, Predicate<Listed> fits) {
        return Row.joined(evidence.listed().stream()
                .filter(fits)
                .map(Listed::text)
                .distinct()
                .toList());
    }
}
