package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.PostureRows;
import dev.repwatch.monitor.store.PostureRows.ExpectationRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Changes that people have announced: the first one that is it is told as a note, and not as an alert. */
public final class Announcements {

    private final Database database;
    private final InstantSource clock;

    public Announcements(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param selector of a DKIM key; empty text for every one
     * @param lasting how long it is waited for
     */
    public void expect(PostureCheck check, String domain, String selector, String who, String note, Duration lasting) {
        ExpectationRow row = new ExpectationRow(
                check.label(), domain, selector, who, note, clock.instant().plus(lasting));
        database.inTransaction(transaction -> {
            PostureRows.expect(transaction, row);
            return 0;
        });
    }

    /** Those that are waited for. */
    public List<ExpectationRow> all() {
        return database.read(transaction -> PostureRows.expectations(transaction, clock.instant()));
    }

    /** The announcement of this change, which is then no longer waited for. */
    Optional<PostureNews.Expectation> met(RecordChange change, PostureFinding after) {
        Optional<ExpectationRow> row = all().stream()
                .filter(each -> each.check().equals(change.check().label())
                        && (each.subject().equals(after.subject().name())
                                || each.subject().equals(change.subject()))
                        && (each.selector().isEmpty()
                                || each.selector()
                                        .equals(after.subject().selector().orElse(""))))
                .findFirst();
        row.ifPresent(it -> database.inTransaction(transaction -> {
            PostureRows.met(transaction, it);
            return 0;
        }));
        return row.map(it -> new PostureNews.Expectation(it.who(), it.note()));
    }
}
