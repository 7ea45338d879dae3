package dev.repwatch.monitor.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class UpgradeOnH2Test extends UpgradeContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(directory.resolve("repwatch"));
    }
}
