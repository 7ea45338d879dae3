package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.line.LineHeader;
import dev.repwatch.checks.maillog.line.MainLogStamp;
import dev.repwatch.checks.maillog.line.RecordStamp;
import dev.repwatch.checks.maillog.line.Stamps;
import java.util.List;

/** Makes the reader for a format. */
public final class Formats {

    private Formats() {}

    /** A reader for one file; it keeps what lines of that file tell about later ones. */
    public static LogReader reader(LogFormat format, Stamps stamps, SourceAddresses sources) {
        return switch (format) {
            case postfix -> new SyslogReader(new LineHeader(stamps), List.of(new PostfixReader(sources)));
            case sendmail -> new SyslogReader(new LineHeader(stamps), List.of(new SendmailReader(sources)));
            case opensmtpd -> new SyslogReader(new LineHeader(stamps), List.of(new OpenSmtpdReader()));
            case exim -> new EximReader(new LineHeader(stamps), new MainLogStamp(stamps));
            case kumomta -> new KumoReader();
            case powermta -> new PowerMtaReader(new RecordStamp(stamps));
            case ses -> new SesReader();
        };
    }

    /** A reader for a syslog file that several servers share. */
    public static LogReader shared(Stamps stamps, SourceAddresses sources) {
        LineHeader header = new LineHeader(stamps);
        return new SyslogReader(
                header,
                List.of(
                        new PostfixReader(sources),
                        new SendmailReader(sources),
                        new OpenSmtpdReader(),
                        new EximReader(header, new MainLogStamp(stamps))));
    }
}
