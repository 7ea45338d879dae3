package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.SendingProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code [[targets]]}: addresses or domains with what is said about them.
 *
 * @param name shown in alerts
 * @param exclude taken out of {@code addresses}
 * @param helo the HELO name these addresses announce
 * @param pool the group of addresses they send with
 * @param labels the admin's own words, for routing and for alerts
 * @param dkimSelectors of the domains
 * @param sendsFrom pools that send for the domains
 * @param mailFrom domains of the MAIL FROM, when they are not the domains themselves
 * @param dkim keys that sign for the domains
 * @param sends false for domains that no mail is sent from
 * @param bulk the rules of receivers for bulk senders count
 * @param receivers whose rules count, by their ids; none for all
 * @param maxExpand how many addresses one entry of {@code addresses} may stand for
 * @param allowPrivate permit addresses that nobody outside can meet
 */
public record TargetEntry(
        Optional<String> name,
        List<Addresses> addresses,
        List<Addresses> exclude,
        List<DomainName> domains,
        Optional<String> helo,
        Optional<String> pool,
        Map<String, String> labels,
        List<String> dkimSelectors,
        List<String> sendsFrom,
        List<DomainName> mailFrom,
        List<DkimEntry> dkim,
        boolean sends,
        boolean bulk,
        List<String> receivers,
        int maxExpand,
        boolean allowPrivate) {

    public static final int MAX_EXPAND = 4096;

    private static final int CEILING = 262_144;

    public TargetEntry {
        if (maxExpand < 1 || maxExpand > CEILING) {
            throw new IllegalArgumentException("max_expand: " + maxExpand + " is not between 1 and " + CEILING);
        }
        dkimSelectors.forEach(DkimEntry::checked);
        for (Addresses entry : addresses) {
            refuse("addresses: ", entry, maxExpand, allowPrivate);
        }
    }

    /** What it says about mail from its domains; addresses that stand beside them send for them. */
    SendingProfile sending() {
        List<String> beside = domains.isEmpty()
                ? List.of()
                : addresses.stream()
                        .flatMap(Addresses::targets)
                        .filter(target -> exclude.stream().noneMatch(out -> out.contains(target)))
                        .map(Target::text)
                        .toList();
        return new SendingProfile(
                mailFrom.stream().map(DomainName::text).toList(),
                dkim.stream().map(DkimEntry::key).toList(),
                sends,
                bulk,
                receivers,
                beside);
    }

    boolean empty() {
        return addresses.isEmpty() && domains.isEmpty();
    }

    /** @throws IllegalArgumentException when they are too many, or nobody outside can meet them */
    static void check(Addresses entry, int maxExpand, boolean allowPrivate) {
        refuse("", entry, maxExpand, allowPrivate);
    }

    private static void refuse(String key, Addresses entry, int maxExpand, boolean allowPrivate) {
        if (entry.size().bitLength() > 31 || entry.size().intValue() > maxExpand) {
            throw new IllegalArgumentException(key + "\"" + entry + "\" stands for " + entry.size()
                    + " addresses, more than max_expand = " + maxExpand);
        }
        BogonAddresses.notGlobal(entry).filter(kind -> !allowPrivate).ifPresent(kind -> {
            throw new IllegalArgumentException(key + "\"" + entry + "\" is " + kind
                    + ", so no list can know it; set allow_private = true if you mean it");
        });
    }

    public static TargetEntry defaults() {
        return new TargetEntry(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                true,
                List.of(),
                MAX_EXPAND,
                false);
    }
}
