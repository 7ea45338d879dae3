package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.dnsbl.catalogue.ListEnd;
import dev.repwatch.checks.reputation.SourceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the zones of another tool come to here. */
final class PeerImport {

    private final Catalogue catalogue;
    private final Set<SourceId> enable = new LinkedHashSet<>();
    private final List<PeerFile.Entry> unknown = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private PeerImport(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static PeerImport of(PeerFile file, Catalogue catalogue) {
        PeerImport result = new PeerImport(catalogue);
        result.warnings.addAll(file.complaints());
        file.zones().forEach(result::add);
        return result;
    }

    /** What somebody must know who trusted the file. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The piece of {@code config.toml} that asks the same lists. */
    String toml() {
        String ids = enable.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
        return "[lists]\nenable = [" + ids + "]\n"
                + unknown.stream().map(PeerImport::entry).collect(Collectors.joining());
    }

    private void add(PeerFile.Entry entry) {
        Optional<DnsblList> known = catalogue.byZone(entry.zone());
        if (known.isEmpty()) {
            unknown.add(entry);
            warnings.add(entry.zone() + ": not in the catalogue; what it answers is a guess until you fill it in");
        } else if (known.get().alive()) {
            enable.add(known.get().id());
            caveat(entry.zone(), known.get());
        } else {
            warnings.add(entry.zone() + ": left out (" + known.get().title() + "): "
                    + ListEnd.inWords(known.get().status()));
        }
    }

    private void caveat(String zone, DnsblList list) {
        if (list.codes().stream().map(ReturnCode::polarity).noneMatch(Polarity.LISTED::equals)) {
            warnings.add(zone + ": answers with good news or facts, never with a listing");
        }
        if (list.key() == KeyNeed.REGISTERED_RESOLVER) {
            warnings.add(
                    zone + ": answers only after you register the addresses of your resolvers with " + list.operator());
        }
        list.parent()
                .flatMap(catalogue::find)
                .ifPresent(parent -> warnings.add(
                        zone + ": a part of \"" + parent.id() + "\"; ask that instead, and each listing counts once"));
    }

    private static String entry(PeerFile.Entry entry) {
        return """

            [[list]]
            id = "%1$s"
            zone = "%2$s"
            kinds = ["%3$s"]
            tier = 4
            codes = { "127.0.0.2" = { name = "listed", polarity = "listed", severity = "info" } }
            removal = { how = "Find out who runs %2$s, and ask there." }
            """.formatted(id(entry.zone()), entry.zone(), entry.domains() ? "domain" : "ipv4");
    }

    private static String id(String zone) {
        String id = zone.replace('.', '-').replaceFirst("^_+", "");
        return id.length() > 63 ? id.substring(0, 63) : id;
    }
}
