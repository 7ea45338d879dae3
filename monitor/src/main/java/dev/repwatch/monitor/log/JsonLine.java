package dev.repwatch.monitor.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object a line: {@code time}, {@code level}, {@code logger}, {@code message}, what the event is about
 * ({@code event}, {@code target}, {@code list} …), and {@code error} with a stack where something was thrown. Names stay.
 */
final class JsonLine extends EncoderBase<ILoggingEvent> {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        line.put("logger", LogText.logger(event));
        line.put("message", LogText.message(event));
        Optional.ofNullable(event.getKeyValuePairs())
                .ifPresent(pairs -> pairs.forEach(pair -> line.putIfAbsent(pair.key, String.valueOf(pair.value))));
        LogText.thrown(event).ifPresent(stack -> line.put("error", stack));
        try {
            return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
