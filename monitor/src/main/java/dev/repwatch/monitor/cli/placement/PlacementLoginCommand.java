package dev.repwatch.monitor.cli.placement;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.feeds.http.DeviceLogin;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.delisting.guard.AtomicFile;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.placement.SeedEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch placement login SEED}: a sign-in in a browser, for a mailbox at a provider that takes no password. */
@Command(
        name = "login",
        description = {
            "Signs in for a seed mailbox with [seeds.oauth]: a person enters a code in a browser on any machine.",
            "Writes the refresh token into a file that only you can read, for refresh_token = { file = \"…\" }.",
            "Exit code: 0 signed in, 2 no such seed, 3 it did not work."
        })
public final class PlacementLoginCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Parameters(paramLabel = "SEED", description = "A name of [[seeds]] that has oauth.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--save", paramLabel = "FILE", required = true, description = "Where the refresh token is written.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        // the token that the configuration names is what is to be had only now
        return config.read(spec, SecretNeed.NONE).map(this::signIn).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int signIn(Settings settings) {
        SeedEntry seed = named(settings);
        FeedEnvironment environment = FeedEnvironment.usual(InstantSource.system(), new NoDns());
        DeviceLogin login = seed.login(environment, PlacementLoginCommand::pause)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        name + " is opened with a password; only a seed with [seeds.oauth] signs in"));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            DeviceLogin.Invitation invitation = login.begin();
            out.println("Open " + DaemonQuery.plain(invitation.page())
                    + " in a browser, sign in as the owner of the mailbox of "
                    + name + ", and enter " + DaemonQuery.plain(invitation.userCode()) + " (good for "
                    + invitation.life().toMinutes() + " minutes). Waiting …");
            out.flush();
            Secret token = login.await(invitation);
            AtomicFile.replaceOwn(file, token.reveal().getBytes(StandardCharsets.UTF_8));
            out.println("Signed in. The refresh token is in " + file + "; in [seeds.oauth] of " + name
                    + ": refresh_token = { file = \"" + file.toAbsolutePath() + "\" }");
            out.flush();
            return ExitCode.CLEAN;
        } catch (FeedFailure failed) {
            err.println("Not signed in: " + DaemonQuery.plain(failed.detail()));
        } catch (IOException unwritable) {
            err.println("cannot write " + file + ": " + FileTrouble.reason(unwritable));
        }
        err.flush();
        return ExitCode.COULD_NOT_TELL;
    }

    private SeedEntry named(Settings settings) {
        List<SeedEntry> seeds = settings.sections(SeedEntry.class);
        return seeds.stream()
                .filter(seed -> seed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no seed \"" + name + "\""
                                + DidYouMean.hint(
                                        name,
                                        seeds.stream().map(SeedEntry::name).toList())));
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
