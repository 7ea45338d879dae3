package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.file.ListFile;
import dev.repwatch.checks.reputation.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;

/** The table of lists in {@code docs/lists.md} is the catalogue; {@code -Dgolden.write=true} writes it anew. */
class DocumentedListsTest {

    private static final Path PAGE = Path.of("..", "docs", "lists.md");
    private static final String BEGIN = "<!-- the tables below are written by DocumentedListsTest -->\n";

    @Test
    void thePageHasEveryList() throws IOException {
        String page = Files.readString(PAGE);
        String upToTables = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, upToTables + tables());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(upToTables + tables());
    }

    @Test
    void everySnippetOfThePageReads() throws IOException {
        List<String> snippets = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(snippet -> snippet.group(1))
                .toList();

        assertThat(snippets)
                .hasSize(4)
                .allSatisfy(snippet -> assertThat(ListFileLint.of(Catalogue.shipped(), Toml.parse(snippet)))
                        .isEmpty());
    }

    private static String tables() {
        Catalogue catalogue = Catalogue.shipped();
        return "\n"
                + "## Lists that can be asked\n\n"
                + "| list | zone | kinds | tier | on | needs |\n"
                + "|---|---|---|---|---|---|\n"
                + catalogue.alive().stream().map(DocumentedListsTest::living).collect(Collectors.joining())
                + "\n## Lists that are handed out as files\n\nOff until you say that you read them so; see \"A list as a file\".\n\n"
                + "| list | from | format | at most every | too old after | terms |\n|---|---|---|---|---|---|\n"
                + catalogue.all().stream()
                        .flatMap(list -> list.details().file().map(file -> handedOut(list, file)).stream())
                        .collect(Collectors.joining())
                + "\n## Lists that cannot be asked as they are\n\n| list | zone | why |\n|---|---|---|\n"
                + rest(catalogue, Status.Unsuitable.class)
                + "\n## The graveyard\n\n| list | zones | end, and what it answers now |\n|---|---|---|\n"
                + rest(catalogue, Status.Dead.class);
    }

    private static String living(DnsblList list) {
        return row(
                "`" + list.id() + "` " + list.title(),
                list.hasZone() ? "`" + list.zone() + "`" : "a file",
                list.kinds().stream().sorted().map(TargetKind::label).collect(Collectors.joining(" ")),
                Integer.toString(list.tier()),
                list.enabled() ? "on" : "",
                switch (list.key()) {
                    case NONE -> "";
                    case REGISTERED_RESOLVER -> "registered resolver";
                    case KEY_IN_ZONE -> "key";
                });
    }

    private static String handedOut(DnsblList list, ListFile file) {
        return row(
                "`" + list.id() + "`",
                file.url()
                        .map(url -> "<" + url + ">")
                        .orElse("rsync: " + file.rsync().orElse("")),
                "`" + file.format() + "`",
                words(file.minInterval()),
                words(file.maxAge()),
                file.terms().orElse(""));
    }

    private static String words(Duration time) {
        return time.toMinutes() % 60 > 0
                ? time.toMinutes() + " min"
                : time.toHours() % 24 > 0 ? time.toHours() + " h" : time.toDays() + " d";
    }

    private static String rest(Catalogue catalogue, Class<? extends Status> status) {
        return catalogue.all().stream()
                .filter(list -> status.isInstance(list.status()))
                .map(list -> row("`" + list.id() + "` " + list.title(), zones(list), ListEnd.inWords(list.status())))
                .collect(Collectors.joining());
    }

    private static String zones(DnsblList list) {
        return Stream.concat(
                        Stream.of(list.zone()),
                        list.details().aliases().stream().sorted())
                .map(zone -> "`" + zone + "`")
                .collect(Collectors.joining(" "));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", List.of(cells)) + " |\n";
    }
}
