package dev.repwatch.checks.maillog.line;

import com.google.re2j.Pattern;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes off what syslog and containers put in front of a line: RFC 3164, ISO stamps, RFC 5424, the prefix of
 * {@code docker compose logs} and the stamp of {@code docker logs -t}, colours, and the JSON of journald.
 */
public final class LineHeader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_PREFIX = 80;
    private static final int LONGEST_PROGRAM = 128;
    private static final Pattern PRIORITY = Pattern.compile("\\[?(?:mail|daemon|user|syslog|local[0-7])\\."
            + "(?:emerg|alert|crit|err|error|warn|warning|notice|info|debug)]?");

    private final StampText stamp;
    private final JsonLine json;

    public LineHeader(Stamps stamps) {
        this.stamp = new StampText(stamps);
        this.json = new JsonLine(stamps);
    }

    /** Empty when the line has no such header. */
    public Optional<LogLine> read(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        char first = line.charAt(0);
        if (first == '{') {
            return object(line);
        }
        return first >= 'A' && first <= 'Z' ? plain(line, 0).or(() -> wrapped(line)) : wrapped(line);
    }

    private Optional<LogLine> object(String line) {
        Optional<JsonLine.Written> inner = json.containerLine(line);
        return inner.isPresent()
                ? inner.filter(it -> !it.text().isEmpty() && it.text().charAt(0) != '{')
                        .flatMap(this::written)
                : json.read(line);
    }

    /** A program that writes to a container's standard output need not put a stamp in front. */
    private Optional<LogLine> written(JsonLine.Written line) {
        return read(line.text()).or(() -> plain(line.time() + " " + line.text(), 0));
    }

    private Optional<LogLine> wrapped(String line) {
        if (line.charAt(0) == BYTE_ORDER_MARK) {
            return read(line.substring(1));
        }
        String bare = ContainerPrefix.off(line);
        if (bare.startsWith("{")) {
            return object(bare);
        }
        int priority = bare.startsWith("<") ? bare.indexOf('>') + 1 : 0;
        if (priority > 0 && bare.startsWith("1 ", priority)) {
            return rfc5424(bare, priority + 2);
        }
        return plain(bare, priority);
    }

    private Optional<LogLine> plain(String line, int from) {
        Optional<Instant> iso = stamp.iso(line, from);
        if (iso.isEmpty()) {
            return stamp.rfc3164(line, from).flatMap(time -> named(line, stamp.end() + 1, time));
        }
        int rest = pastStream(line, stamp.end() + 1);
        boolean second = stamp.rfc3164(line, rest).isPresent()
                || (rest < line.length() && stamp.iso(line, rest).isPresent());
        return named(line, second ? stamp.end() + 1 : rest, iso.get());
    }

    /** Kubernetes writes the stream and whether the line is whole behind its stamp (CRI: {@code stdout F }). */
    private static int pastStream(String line, int from) {
        boolean stream = line.startsWith("stdout ", from) || line.startsWith("stderr ", from);
        return stream && line.startsWith(" ", from + 8) ? from + 9 : from;
    }

    /** {@code host program[pid]: text}; the host may be missing, or hold slashes. */
    private static Optional<LogLine> named(String line, int from, Instant time) {
        int colon = line.indexOf(": ", Math.min(from, line.length()));
        if (colon < 0) {
            return Optional.empty();
        }
        int blank = line.indexOf(' ', from);
        int behindHost = blank < colon && blank >= 0 ? blank + 1 : from;
        int program = pastPriority(line, behindHost, colon);
        if (colon - program > LONGEST_PROGRAM || line.indexOf(' ', program) < colon) {
            return Optional.empty();
        }
        return Optional.of(new LogLine(time, withoutPid(line.substring(program, colon)), text(line, colon + 2)));
    }

    /** BusyBox and some others write facility and severity behind the host: {@code mail.info}. */
    private static int pastPriority(String line, int from, int colon) {
        int blank = line.indexOf(' ', from);
        boolean priority = blank > 0
                && blank < colon
                && PRIORITY.matcher(line.substring(from, blank)).matches();
        return priority ? blank + 1 : from;
    }

    /** Solaris and its heirs put an id in front of the text: {@code [ID 197553 mail.info] }. */
    private static String text(String line, int from) {
        int end = line.startsWith("[ID ", from) ? line.indexOf("] ", from) : -1;
        return line.substring(end < 0 ? from : end + 2);
    }

    private static String withoutPid(String tag) {
        int bracket = tag.endsWith("]") ? tag.lastIndexOf('[') : -1;
        return bracket > 0 ? tag.substring(0, bracket) : tag;
    }

    /** RFC 5424, section 6: {@code TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA [BOM] MSG}. */
    private Optional<LogLine> rfc5424(String line, int from) {
        Optional<Instant> time = stamp.iso(line, from);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        String[] fields =
                line.substring(Math.min(stamp.end() + 1, line.length())).split(" ", 5);
        if (fields.length < 5) {
            return Optional.empty();
        }
        String text = withoutData(fields[4]);
        return Optional.of(new LogLine(time.get(), fields[1], text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    private static String withoutData(String rest) {
        if (rest.startsWith("-")) {
            return rest.substring(1).stripLeading();
        }
        boolean quoted = false;
        for (int at = 0; at < rest.length(); at++) {
            char c = rest.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ']' && !rest.startsWith("[", at + 1)) {
                return rest.substring(at + 1).stripLeading();
            }
        }
        return rest;
    }

    /** What {@code docker compose logs} and colours put in front. */
    private static final class ContainerPrefix {

        static String off(String line) {
            String plain = line.indexOf('\u001b') < 0 ? line : Colours.off(line);
            int bar = plain.indexOf('|');
            return bar > 0 && bar < LONGEST_PREFIX && name(plain, bar)
                    ? plain.substring(bar + 1).stripLeading()
                    : plain.stripLeading();
        }

        private static boolean name(String line, int bar) {
            return line.substring(0, bar)
                    .strip()
                    .chars()
                    .allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        }
    }
}
