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
    static final List<String> NAMES = List.of(
            "spamhaus",
            "widely-used",
            "domains",
            "keyed",
            "regional",
            "special",
            "files",
            "welcome",
            "unproven",
            "unsuitable",
            "graveyard");

    private CatalogueFiles() {}

    static Catalogue read() {
        Map<SourceId, DnsblList> lists = new LinkedHashMap<>();
        NAMES.forEach(name -> read(name + ".toml", lists));
        return new Catalogue(lists);
    }

    private static void read(String file, Map<SourceId, DnsblList> lists) {
        TomlParseResult toml = parse(file);
        if (toml.hasErrors()) {
            throw new IllegalStateException(file + ": " + toml.errors());
        }
        TomlArray entries = toml.getArrayOrEmpty("list");
        for (int index = 0; index < entries.size(); index++) {
            EntryResult reading = ListEntryReader.forCatalogue()
                    .read(entries.getTable(index), id -> Optional.ofNullable(lists.get(id)), Set.of());
            DnsblList list =
                    reading.list().orElseThrow(() -> new IllegalStateException(file + ": " + reading.problems()));
            if (lists.putIfAbsent(list.id(), list) != null) {
                throw new IllegalStateException(file + ": two lists are called " + list.id());
            }
        }
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
