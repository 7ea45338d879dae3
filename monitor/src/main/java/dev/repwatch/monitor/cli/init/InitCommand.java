package dev.repwatch.monitor.cli.init;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch init}: asks what to watch and whom to tell, and writes a configuration that is valid. */
@Command(
        name = "init",
        description = {
            "Asks for addresses, domains and a channel, and writes a configuration that is valid.",
            "What is given as an option is not asked. A configuration that watches something already is left as it is."
        })
public final class InitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "${env:REPWATCH_CONFIG:-config.toml}",
            description = "The configuration to write (default: $REPWATCH_CONFIG or config.toml).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--address", paramLabel = "IP", split = ",", description = "Addresses, networks or ranges.")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--domain", paramLabel = "DOMAIN", split = ",", description = "Domains that mail is sent from.")
    private List<String> domains = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "TYPE", defaultValue = "", description = "email, slack, webhook or none.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String channel;

    @Option(names = "--to", paramLabel = "ADDRESS", defaultValue = "", description = "Who gets e-mail.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String to;

    @Option(
            names = "--relay",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "The mail server that alerts leave through; best one that is not watched itself.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String relay;

    private final Supplier<Reader> in;

    /** Asks at the terminal. */
    public InitCommand() {
        this(() -> new InputStreamReader(System.in, Charset.defaultCharset()));
    }

    InitCommand(Supplier<Reader> in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        Dialogue dialogue =
                new Dialogue(new BufferedReader(in.get()), spec.commandLine().getOut());
        try {
            ConfigToWrite config = ConfigToWrite.at(file);
            Answers answers = answers(dialogue, config);
            config.write(answers);
            dialogue.say(file + " is valid. Next:");
            dialogue.say("  repwatch doctor       is your resolver fit to ask lists?");
            if (!(answers.told() instanceof Answers.Told.Nobody)) {
                dialogue.say("  repwatch test-alert   does the message arrive?");
            }
            dialogue.say("  repwatch run          watches");
            return ExitCode.CLEAN;
        } catch (IOException refused) {
            throw new ParameterException(spec.commandLine(), FileTrouble.sentence(refused), refused);
        } catch (Dialogue.Ended | IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private Answers answers(Dialogue dialogue, ConfigToWrite config) throws Dialogue.Ended, IOException {
        boolean named = !addresses.isEmpty() || !domains.isEmpty();
        List<String> ips = named
                ? Questions.addresses(String.join(" ", addresses))
                : dialogue.ask(
                        "Addresses that send your mail (192.0.2.10, 198.51.100.0/28; none: Enter):",
                        Questions::addresses);
        List<String> names = named
                ? Questions.domains(String.join(" ", domains))
                : dialogue.ask("Domains that you send from (example.jp; none: Enter):", Questions::domains);
        if (ips.isEmpty() && names.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to watch: name an address or a domain");
        }
        String type = given(
                channel,
                "How do we tell you? " + String.join(", ", Questions.CHANNELS) + " (Enter: email):",
                Questions::channel,
                dialogue);
        return new Answers(ips, names, told(type, dialogue, config));
    }

    private Answers.Told told(String type, Dialogue dialogue, ConfigToWrite config) throws Dialogue.Ended, IOException {
        return switch (type) {
            case "email" ->
                new Answers.Told.ByMail(
                        given(to, "E-mail address of those on duty:", Questions::mailbox, dialogue),
                        given(
                                relay,
                                "Mail server for alerts, such as smtp.example.jp:587:",
                                Questions::relay,
                                dialogue));
            case "slack" ->
                new Answers.Told.BySecretUrl(
                        type,
                        "webhook_url",
                        config.secret(
                                "slack-webhook",
                                dialogue.ask("Address of the incoming webhook (https://…):", Questions::secretUrl)));
            case "webhook" ->
                new Answers.Told.BySecretUrl(
                        type,
                        "url",
                        config.secret(
                                "webhook-url",
                                dialogue.ask("Address that receives the alerts (https://…):", Questions::secretUrl)));
            default -> new Answers.Told.Nobody();
        };
    }

    private static <T> T given(String option, String question, Function<String, T> read, Dialogue dialogue)
            throws Dialogue.Ended {
        return option.isEmpty() ? dialogue.ask(question, read) : read.apply(option);
    }
}
