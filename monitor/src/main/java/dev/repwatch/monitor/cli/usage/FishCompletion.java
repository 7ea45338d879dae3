package dev.repwatch.monitor.cli.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish, which picocli does not write; the form is that of fish's {@code complete}. */
final class FishCompletion {

    private static final String FUNCTION = """
            # completions of repwatch for fish
            function __repwatch_at
                set -l words (commandline -opc)
                set -e words[1]
                set -l plain
                for word in $words
                    string match -q -- '-*' $word; or set -a plain $word
                end
                test (count $plain) -ge (count $argv); or return 1
                for at in (seq (count $argv))
                    test $plain[$at] = $argv[$at]; or return 1
                end
            end
            """;

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandLine whole) {
        FishCompletion completion = new FishCompletion(whole.getCommandName());
        completion.add(whole, List.of());
        return FUNCTION + completion.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void add(CommandLine line, List<String> words) {
        String here = words.isEmpty() ? "true" : "__repwatch_at " + String.join(" ", words);
        String below = String.join(" ", line.getSubcommands().keySet());
        line.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> {
                    lines.add("complete -c " + program + " -n " + quoted(here) + names(option) + values(option) + " -d "
                            + quoted(FirstSentence.of(option.description())));
                });
        line.getSubcommands().forEach((name, sub) -> {
            if (!sub.getCommandSpec().usageMessage().hidden()) {
                lines.add("complete -c " + program + " -f -n "
                        + quoted(here + "; and not __fish_seen_subcommand_from " + below) + " -a " + name + " -d "
                        + quoted(FirstSentence.of(
                                sub.getCommandSpec().usageMessage().description())));
            }
            List<String> deeper = new ArrayList<>(words);
            deeper.add(name);
            add(sub, deeper);
        });
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String values(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.completionCandidates() == null) {
            return " -r";
        }
        List<String> candidates = new ArrayList<>();
        option.completionCandidates().forEach(candidates::add);
        return " -x -a " + quoted(String.join(" ", candidates));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
