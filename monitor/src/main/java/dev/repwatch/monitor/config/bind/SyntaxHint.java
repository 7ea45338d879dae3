package dev.repwatch.monitor.config.bind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody probably did on a line that is not TOML: the parser says which character it did not expect, and no more. */
final class SyntaxHint {

    private static final Pattern CURLY = Pattern.compile("[\u2018-\u201F\u300C-\u300F\uFF02\uFF07]");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*([\\w.\\-]+)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'");
    private static final Pattern BARE = Pattern.compile("[^\\s\\[\\]{},#=]+(?!\\s*=)(?![^\\s\\[\\]{},#=])");
    private static final Pattern LITERAL = Pattern.compile(
            "true|false|[-+]?(inf|nan)|[-+]?[0-9][0-9_]*(\\.[0-9_]+)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+"
                    + "|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[0-9]{2}:[0-9]{2}.*");

    private SyntaxHint() {}

    /**
     * Empty when nothing is likely.
     *
     * @param number of the line, from 1
     */
    static Optional<String> of(String text, int number) {
        List<String> lines = text.lines().toList();
        if (number < 1 || number > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get(number - 1);
        if (CURLY.matcher(line).find()) {
            return Optional.of("quotes are straight: \"");
        }
        Matcher assignment = ASSIGNMENT.matcher(line);
        return assignment.matches() ? unquoted(assignment.group(2)) : Optional.empty();
    }

    private static Optional<String> unquoted(String value) {
        Matcher bare = BARE.matcher(QUOTED.matcher(value).replaceAll(" "));
        return bare.results()
                .map(found -> found.group())
                .filter(word -> !LITERAL.matcher(word).matches() && !word.contains("\""))
                .findFirst()
                .map(word -> "a text stands in quotes: \"" + word + "\"");
    }
}
