package dev.repwatch.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's first command. Every ✓ it prints was looked up in H2, on /metrics or among the messages that arrived. */
@Tag("slow")
class DemoTest {

    @Test
    void everyStepIsSeen() {
        Reader said = new Reader();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .execute("demo", "--once");
        assertThat(exit).as(said::toString).isZero();
        assertThat(said.toString())
                .doesNotContain("✗")
                .contains("✓ confirmed, and a row in the database")
                .contains("✓ told which address, what changed, what to publish, and whose rules break (Slack)")
                .contains("example.jp TXT \"v=spf1 ip4:192.0.2.10 ip4:192.0.2.11 ip4:192.0.2.12 -all\"")
                .contains("✓ /metrics is back to 0")
                .contains("✓ told that it is over (Slack)")
                .contains("✓ told that it is over (e-mail)")
                .contains("✓ one message, not one a target — 1");
        assertThat(said.page)
                .as("the page that the demo names at its end")
                .contains("<h1>", "192.0.2.11", "is off ")
                .doesNotContain("Nothing is listed.");
        assertThat(said.question).contains("name=\"q\"");
    }

    /** Looks at the page as soon as the demo says where it is. */
    private static final class Reader extends StringWriter {

        private static final Pattern PAGE = Pattern.compile("The page of it all: (http://\\S+)");

        private String page = "";
        private String question = "";

        @Override
        public void flush() {
            Matcher named = PAGE.matcher(toString());
            if (page.isEmpty() && named.find()) {
                page = get(named.group(1));
                question = get(named.group(1) + "diagnose");
            }
        }

        private static String get(String url) {
            try {
                return HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "";
            }
        }
    }
}
