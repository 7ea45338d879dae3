package dev.repwatch.checks.maillog.line;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the stamp a line begins with, from a given place on, and knows where it ends. Logs repeat seconds, so the last is kept. */
final class StampText {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int RFC3164 = 15;
    private static final int TO_SECONDS = 19;
    private static final int MOST_DIGITS = 9;

    private final Stamps stamps;
    private String lastText = "";
    private Instant lastTime = Instant.EPOCH;
    private int end;

    StampText(Stamps stamps) {
        this.stamps = stamps;
    }

    /** The place behind the stamp that was read last. */
    int end() {
        return end;
    }

    /** {@code Nov 29 21:31:04}, with or without a year behind the day. */
    Optional<Instant> rfc3164(String line, int from) {
        if (line.length() < from + RFC3164) {
            return Optional.empty();
        }
        if (line.startsWith(lastText, from) && !lastText.isEmpty()) {
            end = pastFraction(line, from + RFC3164);
            return Optional.of(stamps.whole(lastTime));
        }
        int month = MONTHS.indexOf(line.substring(from, from + 3));
        int day = number(line, from + 4, 2);
        if (month < 0 || month % 3 != 0 || day < 0 || line.charAt(from + 3) != ' ') {
            return Optional.empty();
        }
        int year = number(line, from + 7, 4);
        Optional<LocalTime> time = time(line, year < 0 ? from + 7 : from + 12);
        if (year >= 0) {
            end = from + RFC3164 + 5;
            return time.flatMap(t -> local(year, month / 3 + 1, day, t));
        }
        end = pastFraction(line, from + RFC3164);
        Optional<Instant> dated = time.flatMap(t -> stamps.yearless(month / 3 + 1, day, t));
        dated.ifPresent(instant -> remember(line.substring(from, from + RFC3164), instant));
        return dated;
    }

    /** {@code journalctl -o short-precise} writes microseconds behind the seconds. */
    private static int pastFraction(String line, int from) {
        int at = from;
        if (at < line.length() && line.charAt(at) == '.') {
            do {
                at++;
            } while (at < line.length() && Character.isDigit(line.charAt(at)));
        }
        return at;
    }

    private void remember(String text, Instant time) {
        lastText = text;
        lastTime = time;
    }

    private Optional<Instant> local(int year, int month, int day, LocalTime time) {
        try {
            return Optional.of(
                    stamps.local(LocalDateTime.of(year, month, day, 0, 0).with(time)));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** {@code 2026-11-29T21:31:04.007919+09:00}; a blank for the T, no fraction, {@code Z}, {@code +0900} and no zone are read too. */
    Optional<Instant> iso(String line, int from) {
        int year = number(line, from, 4);
        int month = number(line, from + 5, 2);
        int day = number(line, from + 8, 2);
        if (year < 0 || month < 0 || day < 0 || line.charAt(from + 4) != '-' || line.charAt(from + 7) != '-') {
            return Optional.empty();
        }
        Optional<LocalTime> time = time(line, from + 11);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        end = from + TO_SECONDS;
        int nanos = fraction(line);
        return zoned(line, year, month, day, time.get().withNano(nanos));
    }

    private int fraction(String line) {
        if (end >= line.length() || (line.charAt(end) != '.' && line.charAt(end) != ',')) {
            return 0;
        }
        end++;
        int value = 0;
        int digits = 0;
        for (; end < line.length() && Character.isDigit(line.charAt(end)); end++) {
            if (digits < MOST_DIGITS) {
                value = value * 10 + (line.charAt(end) - '0');
                digits++;
            }
        }
        for (; digits < MOST_DIGITS; digits++) {
            value *= 10;
        }
        return value;
    }

    private Optional<Instant> zoned(String line, int year, int month, int day, LocalTime time) {
        char sign = end < line.length() ? line.charAt(end) : ' ';
        try {
            LocalDateTime stamp = LocalDateTime.of(year, month, day, 0, 0).with(time);
            if (sign == 'Z') {
                end++;
                return Optional.of(stamps.whole(stamp.toInstant(ZoneOffset.UTC)));
            }
            int hours = sign == '+' || sign == '-' ? number(line, end + 1, 2) : -1;
            if (hours < 0) {
                return Optional.of(stamps.local(stamp));
            }
            boolean colon = end + 3 < line.length() && line.charAt(end + 3) == ':';
            int minutes = Math.max(0, number(line, end + (colon ? 4 : 3), 2));
            end += colon ? 6 : 5;
            int seconds = (hours * 60 + minutes) * 60;
            return Optional.of(
                    stamps.whole(stamp.toInstant(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds))));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String line, int from) {
        int hour = number(line, from, 2);
        int minute = number(line, from + 3, 2);
        int second = number(line, from + 6, 2);
        boolean whole = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        return whole ? Optional.of(LocalTime.of(hour, minute, Math.min(second, 59))) : Optional.empty();
    }

    /** -1 when there is no number; a blank counts as 0 in front of one digit ({@code Nov  9}). */
    private static int number(String line, int from, int digits) {
        if (from + digits > line.length()) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < from + digits; at++) {
            char c = line.charAt(at);
            boolean padding = c == ' ' && digits == 2 && at == from;
            if (!padding && (c < '0' || c > '9')) {
                return -1;
            }
            value = value * 10 + (padding ? 0 : c - '0');
        }
        return value;
    }
}
