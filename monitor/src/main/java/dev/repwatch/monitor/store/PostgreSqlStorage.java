package dev.repwatch.monitor.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, which syncs on commit itself. */
final class PostgreSqlStorage implements Storage {

    private final StorageLocation.PostgreSql location;
    private Optional<PostgreSqlClaim> claim = Optional.empty();

    PostgreSqlStorage(StorageLocation.PostgreSql location) {
        this.location = location;
    }

    @Override
    public DataSource source() {
        return configured(new PGSimpleDataSource());
    }

    @Override
    public DataSource claimed() {
        PostgreSqlClaim taken = new PostgreSqlClaim(source(), name());
        try {
            taken.take();
        } catch (SQLException failure) {
            String why = PostgreSqlWords.sentence(failure, location)
                    .or(() -> StorageFailures.atStart(failure))
                    .orElse(StorageFailures.firstLine(String.valueOf(failure.getMessage())));
            throw new StorageRefused("cannot open the database " + name() + ": " + why, failure);
        }
        claim = Optional.of(taken);
        return configured(new ClaimedSource(taken));
    }

    /** Gives connections only while the database is ours. */
    private static final class ClaimedSource extends PGSimpleDataSource {

        private static final long serialVersionUID = 1;

        private final transient PostgreSqlClaim claim;

        ClaimedSource(PostgreSqlClaim claim) {
            this.claim = claim;
        }

        @Override
        public Connection getConnection() throws SQLException {
            claim.hold();
            return super.getConnection();
        }
    }

    private PGSimpleDataSource configured(PGSimpleDataSource source) {
        source.setServerNames(new String[] {location.host()});
        source.setPortNumbers(new int[] {location.port()});
        source.setDatabaseName(location.database());
        source.setUser(location.user());
        location.password().ifPresent(password -> source.setPassword(password.reveal()));
        source.setSslMode(location.encryption().mode());
        location.encryption().rootCertificate().ifPresent(file -> source.setSslRootCert(file.toString()));
        source.setApplicationName("repwatch");
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        source.setTcpKeepAlive(true);
        return source;
    }

    @Override
    public void opened(Handle handle) {}

    @Override
    public long beforeCommit(Handle handle) {
        return 0;
    }

    @Override
    public void afterCommit(long epoch, Handle handle) {}

    @Override
    public void closing(Handle handle) {}

    @Override
    public void closed() {
        claim.ifPresent(PostgreSqlClaim::close);
    }

    @Override
    public void backUp(Handle handle, Path file) {
        throw new StorageRefused("repwatch does not back up PostgreSQL; use pg_dump on " + name());
    }

    @Override
    public String name() {
        return "PostgreSQL " + location.database() + " at " + location.host() + ":" + location.port();
    }

    @Override
    public boolean restored() {
        return false;
    }
}
