package dev.repwatch.monitor.warmup.volume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.placement.PlacementTable;
import dev.repwatch.monitor.store.placement.PlacementTable.TrialRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Where test mails from one address were put, by provider and day. From which address one came says the copy in the mailbox. */
record SeedDays(List<Arrived> arrived) {

    /** Fewer mails are chance. With one seed a provider and a run a day, three days have three. */
    private static final int ENOUGH = 3;

    private static final int DAYS = 3;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Placement> SEEN = Set.of(Placement.INBOX, Placement.TAB, Placement.SPAM);

    record Arrived(LocalDate day, String provider, boolean spam) {}

    static SeedDays of(Transaction transaction, String ip, Instant since, ZoneId zone, Set<String> planned) {
        return new SeedDays(PlacementTable.trials(transaction, since).stream()
                .filter(each -> SEEN.contains(Placement.valueOf(each.placement())))
                .filter(each -> client(each).equals(ip))
                .map(each -> new Arrived(
                        each.sentAt().atZone(zone).toLocalDate(),
                        PlannedProvider.of(each.provider(), planned),
                        each.placement().equals(Placement.SPAM.name())))
                .toList());
    }

    /** The part in the junk folder, of the day and the two before it; empty when there are too few. */
    OptionalDouble junk(String provider, LocalDate day) {
        List<Arrived> near = arrived.stream()
                .filter(each -> each.provider().equals(provider))
                .filter(each -> !each.day().isAfter(day) && each.day().isAfter(day.minusDays(DAYS)))
                .toList();
        return near.size() < ENOUGH
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) near.stream().filter(Arrived::spam).count() / near.size());
    }

    private static String client(TrialRow trial) {
        try {
            return JSON.readTree(trial.copy()).path("client").asText();
        } catch (JsonProcessingException unknown) {
            return "";
        }
    }
}
