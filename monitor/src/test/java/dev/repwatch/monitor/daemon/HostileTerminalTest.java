package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Every command over input that wants to steer the terminal of who reads it: words of the command line, names of files, what is in
 * them, keys of the configuration, what name servers say, and a daemon whose every answer is hostile. Nothing but text, line
 * ends and tabs reaches the terminal, and no line of the output is written by a stranger.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTerminalTest {

    private static final String LISTED = "192.0.2.10";
    private static final Pattern STEERS = Pattern.compile("\r(?!\n)|[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\r\\n\\t]]");
    private static final Pattern FORGED = Pattern.compile("(?m)^ {0,4}FORGED");

    /** What must not be tried with whatever comes: they start something that lasts, or print our own text alone. */
    private static final Set<String> OUR_OWN =
            Set.of("demo", "completion", "help", "manual", "version", "web password");

    /** Without a configuration it asks the lists of the world. */
    private static final List<String> ASKS_WITHOUT_FILE = List.of("lists", "probe");

    private final CommandLine program = RepwatchCommand.commandLine();
    private Path folder;
    private DaemonWorld world;
    private Daemon daemon;
    private PoisonedDaemon poisoned;
    private HostileFiles files;
    private InputStream before;

    @BeforeAll
    void aDaemonThatSeesAListing(@TempDir Path temporary) throws Exception {
        folder = temporary;
        before = System.in;
        world = new DaemonWorld(folder);
        daemon = world.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> world.get("/-/ready").statusCode() == 200);
        world.nameserver.zone(DaemonWorld.ZONE).list(LISTED, PoisonedDaemon.POISON, "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !world.told("Near Blocklist").isEmpty());
        poisoned = new PoisonedDaemon(world.port);
        files = new HostileFiles(folder, world, poisoned.port());
    }

    @AfterAll
    void stop() {
        System.setIn(before);
        poisoned.close();
        daemon.close();
        world.close();
    }

    /** Each argument and option alone, with all outputs, under configurations of strangers. */
    @Test
    void noWordOfTheCommandLineSteersTheTerminal() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> configurations = files.configurations();
        leaves().filter(leaf -> !OUR_OWN.contains(leaf.get(0)) && !ASKS_WITHOUT_FILE.equals(leaf))
                .forEach(leaf -> {
                    CommandSpec spec = spec(leaf);
                    // the last one is valid: a daemon would run
                    for (String config : configurations.subList(0, leaf.contains("run") ? 4 : 5)) {
                        look(leaf, List.of("-c", config), List.of(""), wrong);
                    }
                    for (ArgSpec argument : arguments(spec)) {
                        look(
                                leaf,
                                argument.isOption()
                                        ? List.of(name(argument), hostile(argument))
                                        : List.of(hostile(argument)),
                                List.of(""),
                                wrong);
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /** Commands that come to a result, over what is in files, in the DNS and in the daemon. */
    @Test
    void noAnswerSteersTheTerminal() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>(OUR_OWN);
        files.configurations();
        for (List<String> words :
                files.commands(LISTED, world.get("/api/v1/alerts").body())) {
            List<String> leaf = leaf(words);
            seen.add(String.join(" ", leaf));
            List<String> rest = new ArrayList<>(words.subList(leaf.size(), words.size()));
            if (spec(leaf).findOption("-c") != null && !rest.contains("-c")) {
                rest.addAll(List.of("-c", files.poisonedConfiguration()));
            }
            look(leaf, rest, spec(leaf).findOption("-o") == null ? List.of("") : List.of("", "json", "csv"), wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(seen)
                .as("a command without a hostile case: write one in HostileFiles")
                .containsAll(leaves().map(it -> String.join(" ", it))
                        .filter(it -> !it.endsWith("help"))
                        .toList());
    }

    private void look(List<String> leaf, List<String> rest, List<String> outputs, List<String> wrong) {
        for (String output : outputs) {
            List<String> words = new ArrayList<>(leaf);
            words.addAll(rest);
            if (spec(leaf).findOption("--book") != null && !rest.contains("--book")) {
                words.addAll(List.of("--book", folder.resolve("book.json").toString()));
            }
            words.addAll(output.isEmpty() ? List.of() : List.of("-o", output));
            System.setIn(new ByteArrayInputStream((PoisonedDaemon.POISON + "\n").getBytes(StandardCharsets.UTF_8)));
            Said said = said(words);
            for (String text : List.of(said.out(), said.err())) {
                if (STEERS.matcher(text).find()
                        || FORGED.matcher(text).find()
                        || text.contains("failed unexpectedly")) {
                    wrong.add(shown(words + " => " + text));
                }
            }
        }
    }

    private static String shown(String text) {
        String visible = text.replace("\u001b", "<ESC>").replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n]]", "<?>");
        return visible.substring(0, Math.min(visible.length(), 900));
    }

    private Said said(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = program.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    private String hostile(ArgSpec argument) {
        boolean path = Path.class.isAssignableFrom(argument.type())
                || argument.paramLabel().contains("FILE")
                || argument.paramLabel().contains("PATH");
        return path ? folder.resolve("none") + PoisonedDaemon.POISON : PoisonedDaemon.POISON;
    }

    private static String name(ArgSpec option) {
        return ((CommandLine.Model.OptionSpec) option).longestName();
    }

    private static List<ArgSpec> arguments(CommandSpec spec) {
        return spec.args().stream().filter(it -> it.arity().max() > 0).toList();
    }

    private CommandSpec spec(List<String> leaf) {
        CommandLine line = program;
        for (String word : leaf) {
            line = Objects.requireNonNull(line.getSubcommands().get(word));
        }
        return line.getCommandSpec();
    }

    /** The command among these words. */
    private List<String> leaf(List<String> words) {
        CommandLine line = program;
        int length = 0;
        while (length < words.size() && line.getSubcommands().containsKey(words.get(length))) {
            line = Objects.requireNonNull(line.getSubcommands().get(words.get(length)));
            length++;
        }
        return words.subList(0, length);
    }

    private Stream<List<String>> leaves() {
        return below(List.of(), program);
    }

    /** Also those above others that do something themselves. */
    private static Stream<List<String>> below(List<String> words, CommandLine line) {
        boolean acts = line.getSubcommands().isEmpty()
                || arguments(line.getCommandSpec()).size() > 0;
        return Stream.concat(
                acts ? Stream.of(words) : Stream.empty(),
                line.getSubcommands().entrySet().stream().flatMap(sub -> {
                    List<String> deeper = new ArrayList<>(words);
                    deeper.add(sub.getKey());
                    return below(List.copyOf(deeper), sub.getValue());
                }));
    }
}
