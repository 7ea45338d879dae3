package dev.repwatch.monitor.cli.maillog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One object for each attempt, a line each or as one array. Keys may be added; those that are here stay. */
final class AttemptJson implements AttemptReport {

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;
    private final boolean array;
    private boolean first = true;

    AttemptJson(PrintWriter out, boolean array) {
        this.out = out;
        this.array = array;
    }

    @Override
    public void add(Judged judged) {
        if (array) {
            out.print(first ? "[" : ",");
            out.print('\n');
        }
        first = false;
        out.print(object(judged));
        if (!array) {
            out.print('\n');
        }
    }

    @Override
    public void end() {
        if (array) {
            out.print(first ? "[]\n" : "\n]\n");
        }
    }

    private static String object(Judged judged) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(judged, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Judged judged, JsonGenerator json) throws IOException {
        Attempt attempt = judged.attempt();
        json.writeStartObject();
        json.writeStringField(
                "time", attempt.time().truncatedTo(ChronoUnit.MILLIS).toString());
        field(json, "source_ip", attempt.egress().ip());
        field(json, "queue_id", attempt.queueId());
        field(json, "recipient", attempt.recipient());
        field(json, "relay_host", attempt.relay().host());
        field(json, "relay_ip", attempt.relay().ip());
        field(json, "stage", attempt.stage().map(Stage::label));
        json.writeStringField("outcome", attempt.outcome().label());
        json.writeStringField("class", judged.meaning().label());
        json.writeStringField("provider", judged.provider());
        field(json, "list", judged.list());
        json.writeStringField("suppress", judged.suppress().label());
        field(json, "reply", attempt.reply().map(Reply::text));
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
