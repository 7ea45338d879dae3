package dev.repwatch.monitor.cli.usage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Manual pages in the macros of man(7), from what the commands say of themselves. */
final class ManualPages {

    private static final String EXITS = """
            .SH EXIT STATUS
            .TP
            .B 0
            clean or done
            .TP
            .B 1
            listed, or a finding failed
            .TP
            .B 2
            usage
            .TP
            .B 3
            could not tell, or failed unexpectedly
            .TP
            .B 73
            cannot start (database, port or resolver)
            .TP
            .B 78
            bad configuration
            """;

    private final Map<String, String> pages = new TreeMap<>();

    private ManualPages() {}

    /** Pages by the name of their file. */
    static Map<String, String> of(CommandSpec root) {
        ManualPages written = new ManualPages();
        written.add(root);
        return written.pages;
    }

    private void add(CommandSpec spec) {
        if (spec.usageMessage().hidden() || spec.userObject() instanceof HelpCommand) {
            return;
        }
        pages.put(name(spec) + ".1", page(spec));
        below(spec).values().forEach(this::add);
    }

    private static Map<String, CommandSpec> below(CommandSpec spec) {
        Map<String, CommandSpec> below = new LinkedHashMap<>();
        spec.subcommands().forEach((name, line) -> below.put(name, line.getCommandSpec()));
        return below;
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    private static String page(CommandSpec spec) {
        String[] about = spec.usageMessage().description();
        StringBuilder page = new StringBuilder(".TH " + name(spec).toUpperCase(Locale.ROOT) + " 1\n");
        page.append(".SH NAME\n").append(text(name(spec) + " - " + FirstSentence.of(about)));
        String synopsis = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        page.append(".SH SYNOPSIS\n")
                .append(text(synopsis.replaceAll("\\s+", " ").strip()));
        page.append(".SH DESCRIPTION\n");
        Arrays.stream(about).forEach(line -> page.append(text(line)));
        List<Entry> words = spec.positionalParameters().stream()
                .map(word -> new Entry(word.paramLabel(), line(word.description())))
                .toList();
        section(page, "ARGUMENTS", words);
        section(
                page,
                "OPTIONS",
                spec.options().stream()
                        .filter(it -> !it.hidden())
                        .map(ManualPages::entry)
                        .toList());
        section(
                page,
                "COMMANDS",
                below(spec).values().stream()
                        .filter(it -> !it.usageMessage().hidden())
                        .map(it -> new Entry(
                                it.name(), FirstSentence.of(it.usageMessage().description())))
                        .toList());
        if (spec.parent() == null) {
            page.append(EXITS);
        } else {
            page.append(".SH SEE ALSO\n.BR ").append(roff(name(spec.parent()))).append(" (1)\n");
        }
        return page.toString();
    }

    private record Entry(String name, String about) {}

    private static Entry entry(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return new Entry(String.join(", ", option.names()) + value, line(option.description()));
    }

    private static String line(String[] description) {
        return String.join(" ", description);
    }

    private static void section(StringBuilder page, String title, List<Entry> entries) {
        if (!entries.isEmpty()) {
            page.append(".SH ").append(title).append('\n');
            page.append(entries.stream()
                    .map(entry -> ".TP\n.B " + roff(entry.name()) + "\n" + text(entry.about()))
                    .collect(Collectors.joining()));
        }
    }

    /** A line of its own; one that begins with a full stop would be a macro. */
    private static String text(String line) {
        String plain = roff(line);
        return (plain.startsWith(".") || plain.startsWith("'") ? "\\&" : "") + plain + "\n";
    }

    private static String roff(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
    }
}
