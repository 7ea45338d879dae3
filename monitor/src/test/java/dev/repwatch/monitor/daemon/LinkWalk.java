package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows every link of every page, as a preview or a scanner does. */
final class LinkWalk {

    private static final Pattern LINK = Pattern.compile("(?:href|(?<!method=\"post\" )action)=\"([^\"]*)\"");

    /** A form that acts: whoever fetches it as a link is told that this is not the way. */
    private static final Pattern ACT = Pattern.compile("method=\"post\" action=\"([^\"]*)\"");

    private LinkWalk() {}

    /** What stands on each page, by its address below the root; every one answers, and none leads out of the root. */
    static Map<String, String> from(URI root, String language) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Map<String, String> pages = new LinkedHashMap<>();
        Deque<URI> ahead = new ArrayDeque<>();
        ahead.add(root);
        while (!ahead.isEmpty()) {
            URI at = ahead.remove();
            assertThat(at.toString()).startsWith(root.toString());
            String name = "/" + at.toString().substring(root.toString().length());
            if (pages.containsKey(name)) {
                continue;
            }
            HttpResponse<String> page = client.send(
                    HttpRequest.newBuilder(at)
                            .header("Accept-Language", language + ";q=0.9")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).as(name).isEqualTo(200);
            if (at.getPath().endsWith(".css")) {
                continue;
            }
            pages.put(name, page.body());
            Matcher acts = ACT.matcher(page.body());
            while (acts.find()) {
                HttpResponse<String> act = client.send(
                        HttpRequest.newBuilder(at.resolve(acts.group(1))).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(act.statusCode()).as(acts.group(1)).isIn(200, 405);
            }
            Matcher links = LINK.matcher(page.body());
            while (links.find()) {
                String link = links.group(1);
                assertThat(link).as(name).doesNotStartWith("/").doesNotStartWith("javascript:");
                if (!link.startsWith("https://")) {
                    ahead.add(at.resolve(link.replaceFirst("#.*", "").replace("&amp;", "&")));
                }
            }
        }
        return pages;
    }
}
