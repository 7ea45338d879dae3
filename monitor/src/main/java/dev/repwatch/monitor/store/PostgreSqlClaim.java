package dev.repwatch.monitor.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One repwatch a database: a session of its own holds an advisory lock (PostgreSQL, section 13.3.5). The server gives it back
 * when that session ends, however it ends. Two daemons on one database would each believe that theirs is the whole truth.
 */
final class PostgreSqlClaim implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlClaim.class);

    /** "repwatch" as eight octets. */
    private static final long KEY = 0x7265707761746368L;

    private static final int SECONDS = 2;

    /** A process that was killed a moment ago is given the time to be noticed. */
    private static final String PATIENCE = "SET lock_timeout = '3s'";

    /** A machine that is gone is noticed in a minute rather than in two hours. */
    private static final String KEEP_ALIVE =
            "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3";

    private static final String HOLDER = "SELECT a.pid, coalesce(host(a.client_addr), 'this machine') AS host,"
            + " to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS since"
            + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
            + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid::bigint = " + (KEY >>> 32)
            + " AND l.objid::bigint = " + (KEY & 0xFFFFFFFFL)
            + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private final DataSource source;
    private final String name;
    private @Nullable Connection session;
    private int process;

    PostgreSqlClaim(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /** @throws StorageRefused when another repwatch has it */
    synchronized void take() throws SQLException {
        taken().ifPresent(holder -> {
            throw new StorageRefused("the database " + name + " is in use by another repwatch (" + holder
                    + "); stop that one, or give this one another [storage] database");
        });
    }

    /**
     * Makes sure that it is still held, and takes it again after the server was away.
     *
     * @throws SQLException when somebody else has it now: nothing may be read or written then
     */
    synchronized void hold() throws SQLException {
        Connection now = session;
        if (now != null && now.isValid(SECONDS)) {
            return;
        }
        Optional<String> holder = taken();
        if (holder.isPresent()) {
            throw new SQLTransientConnectionException(
                    "another repwatch has taken the database meanwhile: " + holder.get());
        }
    }

    /** @return who has it, in words; empty when it is ours now */
    private Optional<String> taken() throws SQLException {
        close();
        Connection fresh = source.getConnection();
        try (Statement statement = fresh.createStatement()) {
            statement.execute(KEEP_ALIVE);
            endOurOwnPast(statement);
            statement.execute(PATIENCE);
            statement.execute("SELECT pg_advisory_lock(" + KEY + ")");
            process = pid(statement, "SELECT pg_backend_pid()");
            session = fresh;
            return Optional.empty();
        } catch (SQLException refused) {
            Optional<String> holder = holder(fresh);
            fresh.close();
            if (holder.isPresent()) {
                return holder;
            }
            throw refused;
        }
    }

    /** Our last session may live on at the server when the network was cut; it is nobody else. */
    private void endOurOwnPast(Statement statement) throws SQLException {
        if (process != 0 && pid(statement, "SELECT pid FROM (" + HOLDER + ") held") == process) {
            statement.execute("SELECT pg_terminate_backend(" + process + ")");
        }
    }

    private static int pid(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static Optional<String> holder(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HOLDER)) {
            return row.next()
                    ? Optional.of("from " + row.getString("host") + ", since " + row.getString("since") + " UTC")
                    : Optional.empty();
        } catch (SQLException away) {
            LOG.debug("who has the database cannot be seen", away);
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        Connection now = session;
        session = null;
        if (now != null) {
            try {
                now.close();
            } catch (SQLException gone) {
                LOG.debug("the session that holds the database is gone already", gone);
            }
        }
    }
}
