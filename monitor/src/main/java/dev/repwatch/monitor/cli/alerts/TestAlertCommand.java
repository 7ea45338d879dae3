package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.TestAlert;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch test-alert}: sends a test through the channels and says what each provider answered. Needs no daemon. */
@Command(name = "test-alert", description = "Sends a test through every channel, or one, and says what came of it.")
public final class TestAlertCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Option(names = "--channel", paramLabel = "NAME", description = "Only this channel.")
    private Optional<String> channel = Optional.empty();

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.ALL).map(this::send).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int send(Settings settings) {
        PrintWriter out = spec.commandLine().getOut();
        List<ChannelEntry<?>> chosen = settings.file().channels().stream()
                .filter(it -> channel.isEmpty() || channel.get().equals(it.name()))
                .toList();
        if (chosen.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(Clean.line(
                    channel.map(it -> missing(it, settings)).orElse("there are no [[channels]]"), Clean.TEXT));
            err.flush();
            return ExitCode.USAGE;
        }
        Language language = settings.file().spoken();
        List<Sent> sent = new ArrayList<>();
        for (ChannelEntry<?> entry : chosen) {
            Sent one = send(entry, new TestAlert(language));
            sent.add(one);
            if (!output.json()) {
                out.println(Clean.line(one.channel() + " (" + one.type() + "): " + one.answer(), Clean.TEXT));
                out.flush();
            }
        }
        if (output.json()) {
            out.print(JsonText.pretty(Map.of("channels", sent)));
            out.flush();
        }
        return sent.stream().allMatch(Sent::delivered) ? ExitCode.CLEAN : ExitCode.LISTED;
    }

    private static String missing(String name, Settings settings) {
        List<String> known =
                settings.file().channels().stream().map(ChannelEntry::name).toList();
        return known.isEmpty()
                ? "there are no [[channels]]"
                : "no channel is named \"" + name + "\"; these are: " + String.join(", ", known)
                        + DidYouMean.hint(name, known);
    }

    /** What came of the test of one channel. */
    private record Sent(
            @JsonProperty("channel") String channel,
            @JsonProperty("type") String type,
            @JsonProperty("delivered") boolean delivered,
            @JsonProperty("answer") String answer) {}

    private static Sent send(ChannelEntry<?> entry, TestAlert test) {
        InstantSource clock = InstantSource.system();
        try (Channel opened = entry.open(new ChannelType.Environment(clock, host()))) {
            Delivery delivery = test.through(opened, clock.instant());
            boolean delivered = delivery.match(ok -> true, later -> false, unclear -> false, refused -> false);
            return new Sent(entry.name(), opened.type(), delivered, TestAlert.words(delivery));
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
