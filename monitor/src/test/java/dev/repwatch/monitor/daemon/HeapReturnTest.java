package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.daemon.HeapReturn.OldObjects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapReturnTest {

    private static final long MIB = 1 << 20;

    @ParameterizedTest(name = "{0} MiB, {1} of them kept: {2}")
    @CsvSource({
        // after the start and the first round of a large house
        "470, 290, true",
        // what a minute of a small or a large one leaves
        "40, 20, false",
        "340, 290, false",
        // nothing was collected yet
        "60, 0, true",
        "30, 0, false",
    })
    void collectsWhenMuchHasGathered(long used, long kept, boolean collected) {
        AtomicInteger collections = new AtomicInteger();
        new HeapReturn(() -> Optional.of(new OldObjects(used * MIB, kept * MIB)), collections::incrementAndGet).look();
        assertThat(collections).hasValue(collected ? 1 : 0);
    }

    @Test
    void leavesAMachineAloneThatDoesNotTell() {
        AtomicInteger collections = new AtomicInteger();
        new HeapReturn(Optional::empty, collections::incrementAndGet).look();
        assertThat(collections).hasValue(0);
        HeapReturn.ofThisMachine().look();
    }
}
