package dev.repwatch.monitor.warmup;

import dev.repwatch.monitor.warmup.Mail.Snds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;

/** One row of {@code days}. */
final class DayRow {

    private DayRow() {}

    static WarmupDay read(Fields row) {
        String data = row.word("data");
        boolean complete = row.has("sent") && row.has("accepted") && (data.isEmpty() || data.equals("complete"));
        return new WarmupDay(
                DecideFile.date(row, "date"),
                row.text("provider"),
                row.countOr("limit", 0),
                complete ? Optional.of(mail(row)) : Optional.empty(),
                new HashSet<>(DecideFile.words(row, "listed")),
                row.has("limit"));
    }

    private static Mail mail(Fields row) {
        return new Mail(
                row.count("sent"),
                row.count("accepted"),
                row.countOr("deferred", 0),
                row.countOr("refused_reputation", 0),
                row.countOr("unknown_user", 0),
                row.share("complaint_rate"),
                row.share("spam_share"),
                colour(row.word("snds")),
                row.countOr("trap_hits", 0),
                row.flag("blocked"));
    }

    private static Optional<Snds> colour(String word) {
        return Arrays.stream(Snds.values())
                .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
