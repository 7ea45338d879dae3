package dev.repwatch.checks.maillog.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.line.MainLogStamp;
import dev.repwatch.checks.maillog.line.Stamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a format from the first lines of a file. */
public final class FormatGuess {

    private static final Pattern POWERMTA =
            Pattern.compile("(?:d|b|t|tq|r|rb|rs|f),(?:\\d{10}|\\d{4}-\\d\\d-\\d\\d \\d\\d:)");

    /** {@code host program[pid]: }: a syslog that writes the stamps of Exim's main log. */
    private static final Pattern SYSLOG = Pattern.compile("(?:\\S{1,255} )?[\\w./-]{1,128}\\[\\d{1,10}]: ");

    private FormatGuess() {}

    /** What fits the first line that fits any; a syslog file is read by the program each line names. */
    public static LogReader reader(List<String> lines, Stamps stamps, SourceAddresses sources) {
        return lines.stream()
                .map(FormatGuess::format)
                .flatMap(Optional::stream)
                .findFirst()
                .map(format -> Formats.reader(format, stamps, sources))
                .orElseGet(() -> Formats.shared(lines, stamps, sources));
    }

    /** Whether one of these lines tells a format. */
    static boolean tells(List<String> lines) {
        return lines.stream().anyMatch(line -> format(line).isPresent()) || Formats.show(lines);
    }

    /**
     * The marks of a reader for a file that begins so. In the JSON of journald a text may be an array of numbers, in which no mark
     * is to be seen: all its lines are shown.
     */
    public static List<String> marks(LogReader reader, List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("\"MESSAGE\"")) ? List.of() : reader.marks();
    }

    /** Empty for syslog lines and for what nobody knows. */
    static Optional<LogFormat> format(String line) {
        if (line.startsWith("{")) {
            return object(JsonText.read(line));
        }
        if (line.contains("timeLogged") || POWERMTA.matcher(line).lookingAt()) {
            return Optional.of(LogFormat.powermta);
        }
        MainLogStamp stamp = new MainLogStamp(new Stamps(ZoneOffset.UTC, Instant.EPOCH));
        return stamp.read(line)
                .filter(time -> !SYSLOG.matcher(line.substring(stamp.end())).lookingAt())
                .map(time -> LogFormat.exim);
    }

    private static Optional<LogFormat> object(JsonNode object) {
        boolean ses = object.has("eventType") || object.has("notificationType") || object.has("mail");
        boolean wrapped =
                object.path("Message").isTextual() || object.path("detail").has("mail");
        if (ses || wrapped) {
            return Optional.of(LogFormat.ses);
        }
        boolean kumo =
                object.has("type") && (object.has("timestamp") || object.has("response") || object.has("event_time"));
        return kumo ? Optional.of(LogFormat.kumomta) : Optional.empty();
    }
}
