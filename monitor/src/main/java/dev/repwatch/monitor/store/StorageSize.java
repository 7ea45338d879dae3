package dev.repwatch.monitor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** How much room the database takes. */
public final class StorageSize {

    private StorageSize() {}

    /** In bytes; empty when it cannot be known. */
    public static Optional<Long> of(StorageLocation location, Database database) {
        return location.match(
                file -> ofFile(new H2Files(file.path())),
                server -> Optional.of(database.read(transaction -> transaction
                        .handle()
                        .createQuery("SELECT pg_database_size(current_database())")
                        .mapTo(Long.class)
                        .one())));
    }

    private static Optional<Long> ofFile(H2Files files) {
        try {
            return Optional.of(Files.size(files.data()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
