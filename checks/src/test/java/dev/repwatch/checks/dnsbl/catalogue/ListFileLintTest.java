package dev.repwatch.checks.dnsbl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;

class ListFileLintTest {

    private static final String LIST = """
            [[list]]
            id = "x"
            zone = "bl.example.test"
            kinds = ["ipv4"]
            key = { env = "KEY" }
            codes = { "127.0.0.2" = { polarity = "listed" } }
            home = "https://bl.example.test/"
            """;

    @Test
    void aGoodListPasses() {
        assertThat(lint(LIST)).isEmpty();
    }

    @Test
    void aFileWithoutListsPasses() {
        assertThat(lint("language = \"en\"")).isEmpty();
        assertThat(lint("list = 1")).isEmpty();
    }

    @Test
    void brokenTomlIsToldWithItsPlace() {
        assertThat(lint("[[list]\n")).isNotEmpty().allMatch(line -> line.matches("1:\\d+: .*"));
    }

    @Test
    void aCodeSaysWhetherItIsBadNews() {
        assertThat(lint(LIST.replace("polarity = \"listed\"", "")))
                .containsExactly(
                        "6:11: codes.\"127.0.0.2\": a code without polarity; say listed, welcome, score or neutral");
    }

    @Test
    void aCodeThatAKnownListDoesNotHaveSaysSoToo() {
        String known =
                "[[list]]\nid = \"spamcop\"\ncodes = { \"127.0.0.2\" = { severity = \"minor\" }, \"127.0.0.9\" = {} }";
        String alike = LIST.replace("polarity = \"listed\"", "").replace("kinds", "like = \"spamcop\"\nkinds");

        assertThat(lint(known)).singleElement().asString().contains("codes.\"127.0.0.9\": a code without polarity");
        assertThat(lint(alike)).singleElement().asString().contains("codes.\"127.0.0.2\": a code without polarity");
    }

    @Test
    void aListSaysWhereToAskForRemoval() {
        assertThat(lint(LIST.replace("home = \"https://bl.example.test/\"", "")))
                .containsExactly(
                        " x: for \"listed\" nobody is told what to do: write removal.how, or name home, removal.url or removal.mail");
    }

    @Test
    void anIdIsDefinedOnce() {
        assertThat(lint(LIST + LIST)).contains("9:1: id: there is a [[list]] with the id \"x\" already");
    }

    @Test
    void whatReadsWellMayStillMislead() {
        assertThat(lint(LIST.replace("bl.example.test", "bl.spamcop.net")))
                .containsExactly(" x: the zone \"bl.spamcop.net\" is in more than one entry: [spamcop, x]");
    }

    private static List<String> lint(String toml) {
        return ListFileLint.of(Catalogue.shipped(), Toml.parse(toml));
    }
}
