package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OutboxOnH2Test extends OutboxContract {

    @TempDir
    Path directory;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(directory.resolve("repwatch"));
    }
}
