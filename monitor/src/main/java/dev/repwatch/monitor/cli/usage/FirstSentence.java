package dev.repwatch.monitor.cli.usage;

/** What a command or an option is, in one line. */
final class FirstSentence {

    private FirstSentence() {}

    /** Without its full stop, and without what picocli fills in; empty when nothing is said. */
    static String of(String[] description) {
        String line = description.length == 0 ? "" : description[0];
        int end = line.indexOf(". ");
        String sentence = end < 0 ? line : line.substring(0, end);
        return sentence.replaceAll(" \\(default: \\$\\{[^}]*}\\)", "")
                .replaceAll("\\$\\{[^}]*}", "…")
                .replaceAll("\\.$", "");
    }
}
