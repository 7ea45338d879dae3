package dev.repwatch.monitor.daemon;

/** What differs from run to run, by its kind. */
final class Timeless {

    private Timeless() {}

    static String text(String text) {
        return text.replaceAll(
                        "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?( ?(Z|UTC|[+-]\\d\\d:\\d\\d))?",
                        "<time>")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:<port>")
                .replaceAll("(after|within|for) \\d+ (s|sec|second|seconds|min|minute|minutes)\\b", "$1 <a while>")
                .replaceAll("–\\d\\d:\\d\\d UTC", "–<time>")
                .replaceAll("Lasted: .*", "Lasted: <a while>")
                .replaceAll("repwatch on \\S+", "repwatch on <host>")
                .replaceAll("(episode-\\d+)@[0-9a-f]+", "$1@<installation>")
                .replace("\r\n", "\n")
                .replaceAll("(?m)[ \\t]+$", "");
    }
}
