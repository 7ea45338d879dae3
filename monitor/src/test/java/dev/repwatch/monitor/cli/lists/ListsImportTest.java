package dev.repwatch.monitor.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.dnsbl.catalogue.ListFileLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;

class ListsImportTest {

    private static final String PEER = """
            ; taken from elsewhere
            [rbl]
            server=bl.spamcop.net
            server = ix.dnsbl.manitu.net
            server=sbl.spamhaus.org   ; a part
            server=dul.dnsbl.sorbs.net
            server=list.dnswl.org
            server=b.barracudacentral.org.
            server=bl.example.test
            server=bl.spamcop.net
            server=$(reboot)
            [uribl]
            server=uri.example.test
            server=ebl.msbl.org
            """;

    @TempDir
    private Path folder;

    @Test
    void knownListsAreEnabledAndUnknownOnesDefined() throws IOException {
        CommandRun run = imported(PEER);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                        [lists]
                        enable = ["spamcop", "spamhaus-sbl", "dnswl", "barracuda"]

                        [[list]]
                        id = "bl-example-test"
                        zone = "bl.example.test"
                        kinds = ["ipv4"]
                        tier = 4
                        codes = { "127.0.0.2" = { name = "listed", polarity = "listed", severity = "info" } }
                        removal = { how = "Find out who runs bl.example.test, and ask there." }

                        [[list]]
                        id = "uri-example-test"
                        zone = "uri.example.test"
                        kinds = ["domain"]
                        tier = 4
                        codes = { "127.0.0.2" = { name = "listed", polarity = "listed", severity = "info" } }
                        removal = { how = "Find out who runs uri.example.test, and ask there." }
                        """);
    }

    @Test
    void everyTrapIsTold() throws IOException {
        assertThat(imported(PEER).err().lines())
                .containsExactly(
                        "warning: line 11 has no zone",
                        "warning: ix.dnsbl.manitu.net: left out (NiX Spam): dead since 2025-01-16; asked today, refused; emptied"
                                + " on that day, and said to have listed every server in March 2025",
                        "warning: sbl.spamhaus.org: a part of \"spamhaus-zen\"; ask that instead, and each listing counts once",
                        "warning: dul.dnsbl.sorbs.net: left out (SORBS): dead since 2024-06-05; asked today, no name server for"
                                + " the zone; it was emptied on that day, so before that a false all-clear",
                        "warning: list.dnswl.org: answers with good news or facts, never with a listing",
                        "warning: b.barracudacentral.org: answers only after you register the addresses of your resolvers with"
                                + " Barracuda Networks",
                        "warning: bl.example.test: not in the catalogue; what it answers is a guess until you fill it in",
                        "warning: uri.example.test: not in the catalogue; what it answers is a guess until you fill it in",
                        "warning: ebl.msbl.org: left out (MSBL EBL): asked by the hash of a mail address, not by an address or a"
                                + " domain");
    }

    @Test
    void whatIsPrintedReadsWithoutAComplaint() throws IOException {
        assertThat(ListFileLint.of(
                        Catalogue.shipped(), Toml.parse(imported(PEER).out())))
                .isEmpty();
    }

    @Test
    void aFileThatIsNoneIsAUsageError() {
        CommandRun run =
                CommandRun.of("lists", "import", folder.resolve("none.ini").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot read");
    }

    private CommandRun imported(String text) throws IOException {
        return CommandRun.of(
                "lists",
                "import",
                Files.writeString(folder.resolve("rbls.ini"), text).toString());
    }
}
