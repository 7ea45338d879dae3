package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** What is wrong with the {@code [[list]]} tables of a file, which may be a whole configuration. */
public final class ListFileLint {

    /** Keys of a list in a configuration that are not the catalogue's business. */
    private static final Set<String> OTHER_KEYS = Set.of("key", "key_file", "key_env", "accept_terms", "confirmation");

    private ListFileLint() {}

    /** One line each, beginning with line and column where there is a place. */
    public static List<String> of(Catalogue shipped, TomlParseResult file) {
        if (file.hasErrors()) {
            return file.errors().stream()
                    .map(error ->
                            error.position().line() + ":" + error.position().column() + ": " + error.getMessage())
                    .toList();
        }
        List<TomlTable> tables = tables(file);
        Overlay overlay = shipped.with(tables, OTHER_KEYS);
        List<String> found = new ArrayList<>();
        overlay.problems().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(problems -> problems.getValue().stream())
                .forEach(problem -> found.add(problem.toString()));
        tables.forEach(table -> withoutPolarity(shipped, table, found));
        twice(tables, found);
        CatalogueLint.of(overlay.catalogue(), own(overlay.catalogue(), tables))
                .forEach(finding -> found.add(" " + finding));
        return List.copyOf(found);
    }

    /**
     * A code that does not say whether it is bad news is taken for bad news: better to have said so. A code of a shipped list
     * has said so already; what a list is {@code like} lends its codes whole or not at all.
     */
    private static void withoutPolarity(Catalogue shipped, TomlTable table, List<String> found) {
        if (!(table.get(List.of("codes")) instanceof TomlTable codes)) {
            return;
        }
        Set<String> said = id(table).flatMap(id -> find(shipped, id)).stream()
                .flatMap(list -> list.codes().stream())
                .map(code -> code.matches().text())
                .collect(Collectors.toSet());
        codes.keySet().stream()
                .filter(key -> CodeText.parse(key)
                        .filter(match -> said.contains(match.text()))
                        .isEmpty())
                .filter(key -> codes.get(List.of(key)) instanceof TomlTable code && !code.contains(List.of("polarity")))
                .map(key -> new EntryProblem(
                        codes.inputPositionOf(List.of(key)).line(),
                        codes.inputPositionOf(List.of(key)).column(),
                        "codes.\"" + key + "\"",
                        "a code without polarity; say listed, welcome, score or neutral"))
                .forEach(problem -> found.add(problem.toString()));
    }

    private static void twice(List<TomlTable> tables, List<String> found) {
        Set<String> seen = new HashSet<>();
        tables.forEach(table -> id(table)
                .filter(id -> !seen.add(id))
                .ifPresent(id -> found.add(table.inputPositionOf(List.of("id")).line() + ":"
                        + table.inputPositionOf(List.of("id")).column() + ": id: there is a [[list]] with the id \""
                        + id
                        + "\" already")));
    }

    private static List<DnsblList> own(Catalogue catalogue, List<TomlTable> tables) {
        return tables.stream()
                .flatMap(table -> id(table).flatMap(id -> find(catalogue, id)).stream())
                .toList();
    }

    private static Optional<DnsblList> find(Catalogue catalogue, String id) {
        return catalogue.all().stream()
                .filter(list -> list.id().value().equals(id))
                .findFirst();
    }

    private static Optional<String> id(TomlTable table) {
        return table.get(List.of("id")) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    private static List<TomlTable> tables(TomlParseResult file) {
        if (!(file.get(List.of("list")) instanceof TomlArray lists)) {
            return List.of();
        }
        return IntStream.range(0, lists.size())
                .mapToObj(lists::get)
                .filter(TomlTable.class::isInstance)
                .map(TomlTable.class::cast)
                .toList();
    }
}
