package dev.repwatch.monitor.cli.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlacementShowCommandTest {

    /** stalwart#670: a client moves mail back. */
    @Test
    void aMailThatCameBackSaysThatSomebodyElseMovesMailThere() throws IOException {
        String changes = """
            [{"seed":"a","placement":"unknown"},{"seed":"a","placement":"inbox"},{"seed":"b","placement":"inbox"},
             {"seed":"a","placement":"spam"},{"seed":"b","placement":"spam"},{"seed":"a","placement":"unknown"},
             {"seed":"a","placement":"inbox"},{"seed":"c","placement":"inbox"},{"seed":"c","placement":"inbox"}]
            """;
        assertThat(PlacementShowCommand.movedBack(new ObjectMapper().readTree(changes)))
                .containsExactly("a");
    }
}
