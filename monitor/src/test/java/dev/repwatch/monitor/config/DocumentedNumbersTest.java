package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the README promises in numbers and names is there. */
class DocumentedNumbersTest {

    private String readme = "";

    @BeforeEach
    void read() throws IOException {
        readme = Files.readString(Path.of("..", "README.md"));
    }

    @Test
    void soManyListsAreKnown() {
        int known = number("knows more than (\\d+) DNS blocklists");

        assertThat(Catalogue.shipped().alive()).hasSizeBetween(known + 1, known + 19);
    }

    @Test
    void soManyAreAsked() {
        long asked =
                Catalogue.shipped().alive().stream().filter(DnsblList::enabled).count();

        assertThat(asked).isCloseTo(number("asks about (\\d+) of them"), Offset.offset(3L));
    }

    @Test
    void aDozenFeeds() {
        assertThat(readme).contains("a dozen reputation feeds");
        assertThat(Feeds.ALL).hasSizeBetween(11, 17);
    }

    @Test
    void everyCommandIsInTheTable() {
        assertThat(RepwatchCommand.commandLine().getSubcommands().keySet())
                .allSatisfy(command -> assertThat(readme).containsPattern("(?m)^\\|.*`" + command + "[ `]"));
    }

    private int number(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(readme);
        return found.find() ? Integer.parseInt(found.group(1)) : Assertions.fail("the README has no " + pattern);
    }
}
