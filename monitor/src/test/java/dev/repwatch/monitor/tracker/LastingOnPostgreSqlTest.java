package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.store.PostgreSqlServer;
import dev.repwatch.monitor.store.StorageLocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LastingOnPostgreSqlTest extends LastingContract {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PostgreSqlServer server;

    @SuppressWarnings("NullAway.Init") // set on first use
    private StorageLocation location;

    @BeforeAll
    static void startServer() {
        server = PostgreSqlServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    StorageLocation location() {
        if (location == null) {
            location = server.freshDatabase();
        }
        return location;
    }
}
