package dev.repwatch.monitor.daemon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Somebody who has the daemon's own token. */
record ApiCaller(String base, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The token is there once the daemon has started. */
    static ApiCaller of(DaemonWorld world, Path folder) throws IOException {
        String token =
                Files.readString(folder.resolve("data").resolve("api-token")).strip();
        return new ApiCaller("http://127.0.0.1:" + world.port, Map.of("Authorization", "Bearer " + token));
    }

    ApiCaller by(String who) {
        return with(Map.of("Repwatch-By", who.replace(" ", "%20")));
    }

    ApiCaller with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new ApiCaller(base, Map.copyOf(all));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json);
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
