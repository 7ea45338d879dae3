package dev.repwatch.monitor.store.outbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.repwatch.alerts.Alert;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an alert lies in the database. Unknown members are ignored, so that an older version can read a newer row. */
public final class AlertJson {

    private static final Logger LOG = LoggerFactory.getLogger(AlertJson.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantText())
                    .addSerializer(ZoneId.class, ToStringSerializer.instance)
                    .addDeserializer(ZoneId.class, new ZoneText()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AlertJson() {}

    public static String write(Alert alert) {
        try {
            return JSON.writeValueAsString(alert);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("an alert that is no JSON: " + alert.dedupeKey(), e);
        }
    }

    /** @throws IllegalArgumentException when the text was not written by {@link #write} */
    public static Alert read(String json) {
        try {
            return JSON.readValue(json, Alert.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a row of the outbox holds no alert", e);
        }
    }

    /** As {@link #read}, where one row that cannot be read must not stop work on all others. */
    public static Optional<Alert> readable(String json, String what) {
        try {
            return Optional.of(read(json));
        } catch (IllegalArgumentException unreadable) {
            LOG.error("{} cannot be read and is left out: {}", what, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Versions before did not write it. */
    private static final class ZoneText extends StdDeserializer<ZoneId> {

        ZoneText() {
            super(ZoneId.class);
        }

        @Override
        public ZoneId deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return ZoneId.of(parser.getText());
            } catch (DateTimeException unknownHere) {
                return ZoneOffset.UTC;
            }
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return ZoneOffset.UTC;
        }

        @Override
        public ZoneId getNullValue(DeserializationContext context) {
            return ZoneOffset.UTC;
        }
    }

    private static final class InstantText extends StdDeserializer<Instant> {

        InstantText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
