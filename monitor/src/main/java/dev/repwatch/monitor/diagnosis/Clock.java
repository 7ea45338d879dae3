package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.i18n.Language;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the zone of the question, which is always named. */
record Clock(Language language, ZoneOffset zone) {

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("M月d日 H時mm分", Locale.JAPANESE);
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    /** For engineers, such as {@code 2026-11-24 09:14 +09:00}. */
    String at(Instant time) {
        OffsetDateTime there = time.atOffset(zone);
        String offset = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        return PLAIN.format(there) + " " + offset;
    }

    /** For customers, such as {@code 09:14 on 24 November (UTC+09:00)} or {@code 11月24日 9時14分(日本時間)}. */
    String forCustomer(Instant time) {
        OffsetDateTime there = time.atOffset(zone);
        return language == Language.JA
                ? JAPANESE.format(there) + "(" + japaneseZone() + ")"
                : ENGLISH.format(there) + " (UTC" + (zone.equals(ZoneOffset.UTC) ? "" : zone.getId()) + ")";
    }

    private String japaneseZone() {
        if (zone.equals(JAPAN)) {
            return "日本時間";
        }
        return "協定世界時" + (zone.equals(ZoneOffset.UTC) ? "" : zone.getId());
    }
}
