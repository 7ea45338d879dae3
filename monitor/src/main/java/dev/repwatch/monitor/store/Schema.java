package dev.repwatch.monitor.store;

import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to this program's version, and refuses a database of a newer program. */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** All that the migrations make. */
    static final Set<String> TABLES = Set.of(
            "act",
            "broken_channel",
            "channel_note",
            "delisting_episode",
            "delisting_note",
            "delisting_outcome",
            "delisting_step",
            "delisting_task",
            "episode",
            "episode_event",
            "feed",
            "feed_sample",
            "feed_standing",
            "installation",
            "key_state",
            "list_event",
            "mail_address",
            "mail_delay",
            "mail_generation",
            "mail_lesson",
            "mail_log",
            "mail_refusal",
            "mail_retry",
            "mail_traffic",
            "mail_unclassified",
            "mail_waiting",
            "message_score",
            "outbox",
            "outbox_thread",
            "placement_change",
            "placement_run",
            "placement_told",
            "placement_token",
            "placement_trial",
            "plan_memory",
            "posture_change",
            "posture_expectation",
            "posture_standing",
            "score_sample",
            "share_link",
            "silence",
            "source",
            "store_mark",
            "target",
            "telling_event",
            "telling_member",
            "telling_thread",
            "telling_turn",
            "temporary_watch",
            "warmup_decision",
            "warmup_told");

    private Schema() {}

    /** @throws StorageRefused when a newer repwatch has written the database */
    static void bringUp(DataSource source, String name) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/repwatch/monitor/store/migration")
                .outOfOrder(true)
                .load();
        MigrationInfo[] all = flyway.info().all();
        Arrays.stream(all).filter(Schema::fromTheFuture).findFirst().ifPresent(migration -> {
            throw new StorageRefused("the database " + name + " was written by a newer repwatch (schema "
                    + migration.getVersion() + "); use that version, or put back a backup from before the upgrade");
        });
        if (Arrays.stream(all).anyMatch(migration -> migration.getState() == MigrationState.FAILED)) {
            flyway.repair();
        }
        String before = flyway.info().current() == null
                ? ""
                : String.valueOf(flyway.info().current().getVersion());
        MigrateResult done = flyway.migrate();
        if (done.migrationsExecuted > 0) {
            say(name, before, String.valueOf(flyway.info().current().getVersion()));
        }
    }

    private static void say(String name, String before, String after) {
        if (before.isEmpty()) {
            LOG.info("database {} made, schema {}", name, after);
        } else {
            LOG.info("schema upgraded: database {} from {} to {}", name, before, after);
        }
    }

    /** Versions have gaps, so what a newer program wrote may lie between ours: then it is called missing. */
    private static boolean fromTheFuture(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> true;
            default -> false;
        };
    }
}
