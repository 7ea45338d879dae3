package dev.repwatch.monitor.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class UpgradeOnPostgreSqlTest extends UpgradeContract {

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
