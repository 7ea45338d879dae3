package dev.repwatch.monitor.delisting.guard;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the mail server that one address changed: by a program, by HTTP, or both. */
public final class GuardHooks {

    private static final Logger LOG = LoggerFactory.getLogger(GuardHooks.class);
    private static final MediaType JSON = MediaType.get("application/json");

    private final GuardSettings settings;
    private final OkHttpClient http;

    public GuardHooks(GuardSettings settings) {
        this.settings = settings;
        this.http = new OkHttpClient.Builder()
                .callTimeout(settings.hookTimeout())
                .followRedirects(false)
                .build();
    }

    /** True when it was told; false when it must be told again. */
    boolean changed(String address, boolean held) {
        boolean ran = run(address, held);
        boolean told = post(address, held) && ran;
        if (!told) {
            LOG.error("{} is {}; tried again", address, held ? "NOT held: mail still leaves from it" : "still held");
        }
        return told;
    }

    private boolean run(String address, boolean held) {
        if (settings.hook().isEmpty()) {
            return true;
        }
        List<String> command = new ArrayList<>(settings.hook());
        command.add(held ? "hold" : "release");
        command.add(address);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(settings.hookTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOG.error(
                        "guard hook {} took too long and was ended",
                        settings.hook().get(0));
                return false;
            }
            if (process.exitValue() != 0) {
                LOG.error(
                        "guard hook {} ended with {} when told {} {}, tried again later",
                        settings.hook().get(0),
                        process.exitValue(),
                        held ? "hold" : "release",
                        address);
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.error("guard hook cannot be run: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean post(String address, boolean held) {
        boolean all = true;
        for (URI webhook : settings.webhooks()) {
            all &= post(webhook, "{\"address\":\"" + address + "\",\"held\":" + held + "}");
        }
        return all;
    }

    private boolean post(URI webhook, String body) {
        Request request = new Request.Builder()
                .url(webhook.toString())
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                LOG.error("guard webhook of {} answers {}, tried again later", webhook.getHost(), response.code());
            }
            return response.isSuccessful();
        } catch (IOException e) {
            LOG.error("guard webhook of {} does not answer: {}", webhook.getHost(), e.getMessage());
            return false;
        }
    }
}
