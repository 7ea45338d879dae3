package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.line.LineHeader;
import dev.repwatch.checks.maillog.line.LogLine;
import dev.repwatch.checks.maillog.line.MainLogStamp;
import dev.repwatch.checks.maillog.line.RecordStamp;
import dev.repwatch.checks.maillog.line.Stamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the reader for a format. */
public final class Formats {

    private Formats() {}

    /** A reader for one file; it keeps what lines of that file tell about later ones. */
    public static LogReader reader(LogFormat format, Stamps stamps, SourceAddresses sources) {
        return switch (format) {
            case postfix -> new SyslogReader(stamps, List.of(new PostfixReader(sources)));
            case sendmail -> new SyslogReader(stamps, List.of(new SendmailReader(sources)));
            case opensmtpd -> new SyslogReader(stamps, List.of(new OpenSmtpdReader()));
            case exim -> new EximReader(new LineHeader(stamps), new MainLogStamp(stamps));
            case kumomta -> new KumoReader();
            case powermta -> new PowerMtaReader(new RecordStamp(stamps));
            case ses -> new SesReader();
        };
    }

    /** A reader for events of other programs. */
    public static LogReader mapped(FieldPaths mapping, Stamps stamps, SourceAddresses sources) {
        return new MappedReader(mapping, new RecordStamp(stamps), sources);
    }

    /**
     * A reader for a syslog file of one server or of several: of those that its first lines show, or of all when they show none. The
     * fewer they are, the fewer lines have to be looked at.
     */
    public static LogReader shared(List<String> lines, Stamps stamps, SourceAddresses sources) {
        LineHeader header = new LineHeader(stamps);
        List<ProgramReader> all = programs(header, stamps, sources);
        List<ProgramReader> shown = shown(all, lines);
        return new SyslogReader(header, stamps, shown.isEmpty() ? all : shown);
    }

    /** Whether one of these lines is of a program that is read. */
    static boolean show(List<String> lines) {
        Stamps stamps = new Stamps(ZoneOffset.UTC, Instant.EPOCH);
        return !shown(programs(new LineHeader(stamps), stamps, new SourceAddresses(Map.of())), lines)
                .isEmpty();
    }

    private static List<ProgramReader> programs(LineHeader header, Stamps stamps, SourceAddresses sources) {
        return List.of(
                new PostfixReader(sources),
                new SendmailReader(sources),
                new OpenSmtpdReader(),
                new EximReader(header, new MainLogStamp(stamps)));
    }

    private static List<ProgramReader> shown(List<ProgramReader> all, List<String> lines) {
        LineHeader peek = new LineHeader(new Stamps(ZoneOffset.UTC, Instant.EPOCH));
        Set<String> programs = lines.stream()
                .map(peek::read)
                .flatMap(Optional::stream)
                .map(LogLine::program)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(reader -> programs.stream().anyMatch(reader::reads))
                .toList();
    }
}
