package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** The catalogue as it lies in the jar: one file a group of operators. */
final class CatalogueFiles {

    /** In the order in which people want to read them. */
    static final List<String> NAMES = List.of("spamhaus", "widely-used", "domains");

    private CatalogueFiles() {}

    static Catalogue read() {
        Map<SourceId, DnsblList> lists = new LinkedHashMap<>();
        NAMES.forEach(name -> read(name + ".toml").forEach(list -> add(list, lists)));
        return new Catalogue(lists);
    }

    private static void add(DnsblList list, Map<SourceId, DnsblList> lists) {
        if (lists.putIfAbsent(list.id(), list) != null) {
            throw new IllegalStateException("the catalogue has two lists " + list.id());
        }
    }

    private static List<DnsblList> read(String file) {
        TomlParseResult toml = parse(file);
        if (toml.hasErrors()) {
            throw new IllegalStateException(file + ": " + toml.errors());
        }
        TomlArray entries = toml.getArrayOrEmpty("list");
        return java.util.stream.IntStream.range(0, entries.size())
                .mapToObj(index ->
                        ListEntryReader.forCatalogue().read(entries.getTable(index), Optional.empty(), Set.of()))
                .map(reading ->
                        reading.list().orElseThrow(() -> new IllegalStateException(file + ": " + reading.problems())))
                .toList();
    }

    private static TomlParseResult parse(String file) {
        try (@Nullable InputStream in = CatalogueFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue lacks " + file);
            }
            return Toml.parse(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
