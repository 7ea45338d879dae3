package dev.repwatch.monitor.cli;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.ClientConfig;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiToken;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which daemon a command asks. Two things are needed, an address and a token; both are in the configuration and beside the
 * database for whoever may read them, and nothing else of the configuration is looked at.
 */
public final class DaemonOption {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(
            names = "--daemon",
            paramLabel = "URL",
            defaultValue = "${env:REPWATCH_DAEMON:-}",
            description =
                    "The daemon's address, such as http://127.0.0.1:9797 (default: $REPWATCH_DAEMON, or [web] of the"
                            + " configuration).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            defaultValue = "${env:REPWATCH_TOKEN_FILE:-}",
            description = "A file with the API token (default: $REPWATCH_TOKEN_FILE, or the one beside the database).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String tokenFile;

    /** Whether anything says where a daemon is. */
    public boolean known() {
        return !url.isEmpty() || !config.absent();
    }

    /** The configuration is refused; its problems. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient List<Problem> problems;

        Refused(List<Problem> problems) {
            this.problems = List.copyOf(problems);
        }

        List<Problem> problems() {
            return problems;
        }
    }

    /**
     * @throws ApiTrouble when there is no token to show, or it would travel in the open
     * @throws Refused when the address has to be looked up in a configuration that cannot be read
     */
    ApiClient open() throws ApiTrouble, Refused {
        if (!url.isEmpty()) {
            return ApiClient.at(
                    url,
                    token().orElseThrow(() -> new ApiTrouble(
                            "--daemon needs the API token too: --token-file FILE or $REPWATCH_TOKEN_FILE")));
        }
        List<Problem> problems = new ArrayList<>();
        Optional<ClientConfig> known = ClientConfig.read(config.file(), problems);
        if (known.isEmpty()) {
            throw new Refused(problems);
        }
        Optional<Secret> token = token();
        return token.isPresent()
                ? ApiClient.of(known.get().web(), token.get())
                : ApiClient.of(known.get().web(), known.get().storage().home());
    }

    private Optional<Secret> token() throws ApiTrouble {
        if (tokenFile.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ApiToken.handedOut(Path.of(tokenFile)));
        } catch (IOException unreadable) {
            throw new ApiTrouble("the API token cannot be read: " + FileTrouble.sentence(unreadable), unreadable);
        }
    }
}
