package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.warmup.Mail;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.VolumeFile.Row;
import dev.repwatch.monitor.warmup.book.Volumes;
import dev.repwatch.monitor.warmup.book.WarmupSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** Volumes of others, with what the daemon itself saw of those days: Microsoft's SNDS at Microsoft, and test mails at their provider. */
public final class ObservedVolumes implements Volumes {

    private static final String MICROSOFT = "microsoft";

    /** The coach looks at 30 days. */
    private static final int LOOKED_BACK = 35;

    private final Volumes others;
    private final Database database;

    public ObservedVolumes(Volumes others, Database database) {
        this.others = others;
        this.database = database;
    }

    @Override
    public List<Row> read(WarmupSettings settings, Collection<PlanEntry> plans, LocalDate newest) throws IOException {
        List<Row> rows = new ArrayList<>(others.read(settings, plans, newest));
        for (PlanEntry plan : plans) {
            Observed seen = database.read(transaction -> Observed.of(transaction, plan, settings.days(), newest));
            rows.replaceAll(row -> row.ip().equals(plan.ip()) ? seen.joined(row) : row);
        }
        return rows;
    }

    private record Observed(SndsDays snds, SeedDays seeds) {

        static Observed of(Transaction transaction, PlanEntry plan, ZoneId zone, LocalDate newest) {
            Instant since = newest.minusDays(LOOKED_BACK).atStartOfDay(zone).toInstant();
            return new Observed(
                    SndsDays.of(transaction, plan.ip(), zone),
                    SeedDays.of(
                            transaction,
                            plan.ip(),
                            since,
                            zone,
                            plan.plan().goals().keySet()));
        }

        /** A day without mail says nothing of mail, whatever is seen on it. */
        Row joined(Row row) {
            if (row.mail().sent() == 0) {
                return row;
            }
            OptionalDouble junk = seeds.junk(row.provider(), row.date());
            Mail mail = row.provider().equals(MICROSOFT) ? snds.joined(row.mail(), row.date()) : row.mail();
            mail = mail.observed(mail.snds(), mail.trapHits(), mail.blocked(), OptionalDouble.empty(), junk);
            return new Row(row.date(), row.ip(), row.provider(), mail, row.listed());
        }
    }
}
