package dev.repwatch.monitor.traffic.check;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Block lists of vendors and receivers that no DNS zone serves: only refusals show them. They are lists like others, with a way off,
 * so that the desk, the words and the score know them; their zones end in {@code .invalid} (RFC 6761) and are never asked.
 */
final class VendorLists {

    private VendorLists() {}

    /** In the order of {@code vendors.toml}. */
    static List<DnsblList> all() {
        List<TomlTable> tables = tables();
        var read = Catalogue.shipped().with(tables, Set.of());
        if (!read.problems().isEmpty()) {
            throw new IllegalStateException("vendors.toml: " + read.problems());
        }
        return tables.stream()
                .map(table -> String.valueOf(table.getString("id")))
                .map(id -> read.catalogue().all().stream()
                        .filter(list -> list.id().value().equals(id))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<TomlTable> tables() {
        try (InputStream in = VendorLists.class.getResourceAsStream("vendors.toml")) {
            if (in == null) {
                throw new IllegalStateException("no vendors.toml");
            }
            TomlArray array = Toml.parse(in).getArrayOrEmpty("list");
            return IntStream.range(0, array.size()).mapToObj(array::getTable).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
