package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** What runs goes on by itself; what could not start does not, and must not say so. */
class StorageFailuresTest {

    private final Throwable full = new UncheckedIOException(new IOException("No space left on device"));

    @Test
    void aRunningProgramGoesOnByItself() {
        assertThat(StorageFailures.sentence(full))
                .contains("no space left for the database; free some, repwatch then goes on by itself");
    }

    @Test
    void oneThatCouldNotStartHasToBeStartedAgain() {
        assertThat(StorageFailures.atStart(full))
                .contains("no space left for the database; free some, then start repwatch again");
        assertThat(new StorageUnavailable("the database is away; repwatch then goes on by itself", full).whenItEnds())
                .isEqualTo("no space left for the database; free some, then start repwatch again");
    }
}
