package dev.repwatch.monitor.cli.diagnose;

import dev.repwatch.monitor.diagnosis.evidence.CaseFile;
import dev.repwatch.monitor.diagnosis.evidence.Own;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import dev.repwatch.monitor.diagnosis.evidence.UnreadableQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question as it was typed: the text itself, a kept mail, or what comes by standard input. Nothing else is known of it. */
final class TypedQuestion {

    private static final int MOST_BYTES = 32 << 20;
    private static final Own NOTHING = new Own(List.of(), List.of(), List.of());

    private TypedQuestion() {}

    static CaseFile of(String typed, Instant now, ZoneOffset zone) {
        return new CaseFile(now, zone, NOTHING, new Question(kind(typed), value(typed), Optional.empty()), List.of());
    }

    private static Question.Kind kind(String typed) {
        return mail(typed) ? Question.Kind.EML : Question.Kind.TEXT;
    }

    private static boolean mail(String typed) {
        return typed.toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    private static String value(String typed) {
        if (typed.equals("-")) {
            return all(System.in);
        }
        String value = mail(typed) ? text(Path.of(typed)) : typed;
        if (value.isBlank()) {
            throw new UnreadableQuestion("is empty");
        }
        return value;
    }

    /** @throws UnreadableQuestion when the file cannot be read or is over 32 MiB */
    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return all(in);
        } catch (IOException e) {
            throw new UnreadableQuestion("cannot be read");
        }
    }

    private static String all(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableQuestion("more than 32 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableQuestion("cannot be read");
        }
    }
}
