package dev.repwatch.monitor.feeds;

import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FeedsOnH2Test extends FeedStoreContract {

    @TempDir
    Path folder;

    @Override
    StorageLocation location() {
        return new StorageLocation.H2File(folder.resolve("repwatch"));
    }
}
