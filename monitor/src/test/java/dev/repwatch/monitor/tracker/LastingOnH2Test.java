package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LastingOnH2Test extends LastingContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(directory.resolve("repwatch"));
    }
}
