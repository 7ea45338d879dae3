package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.PostgreSqlServer;
import dev.repwatch.monitor.store.StorageLocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OutboxOnPostgreSqlTest extends OutboxContract {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static PostgreSqlServer server;

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
        return server.freshDatabase();
    }
}
