package dev.repwatch.monitor.diagnosis.situation;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The catalogue of lists, asked by id or zone. */
public final class CatalogueKnowledge implements ListKnowledge {

    private static final int MIDDLE = 3;

    private final Catalogue catalogue;

    public CatalogueKnowledge(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public int tier(String list) {
        return find(list).or(() -> within(list)).map(DnsblList::tier).orElse(MIDDLE);
    }

    @Override
    public boolean ended(String list) {
        return find(list).filter(it -> !it.alive()).isPresent();
    }

    @Override
    public boolean endsByItself(String list) {
        return find(list)
                .map(DnsblList::removal)
                .filter(it -> it.expiry().isPresent() || it.who() == Removal.Who.WAIT)
                .isPresent();
    }

    @Override
    public boolean ofNames(String list) {
        return find(list)
                .filter(it -> it.kinds().equals(Set.of(TargetKind.DOMAIN)))
                .isPresent();
    }

    @Override
    public Optional<URI> page(String list) {
        return find(list).flatMap(it -> it.removal().url());
    }

    /** A part of a list that is asked as a whole, such as {@code spamhaus-css} of ZEN. */
    private Optional<DnsblList> within(String list) {
        return Listings.inZen(list) ? find("spamhaus-zen") : Optional.empty();
    }

    private Optional<DnsblList> find(String list) {
        return list.startsWith("?") ? catalogue.byZone(list.substring(1)) : byId(list);
    }

    private Optional<DnsblList> byId(String list) {
        try {
            return catalogue.find(new SourceId(list)).or(() -> catalogue.byZone(list));
        } catch (IllegalArgumentException noSuchForm) {
            return Optional.empty();
        }
    }
}
