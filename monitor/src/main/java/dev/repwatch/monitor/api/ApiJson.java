package dev.repwatch.monitor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** How records of the API are written and read: what is an empty {@code Optional} is left out. */
public final class ApiJson {

    public static final JsonMapper MAPPER = mapper();

    private ApiJson() {}

    private static JsonMapper mapper() {
        SimpleModule optionals = new SimpleModule("optionals");
        optionals.addSerializer(new Written());
        optionals.addDeserializer(Optional.class, new Read(null));
        JsonMapper mapper = JsonMapper.builder()
                .addModule(optionals)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        mapper.configOverride(Optional.class)
                .setInclude(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS));
        return mapper;
    }

    @SuppressWarnings("rawtypes") // Jackson asks by class
    private static final class Written extends StdSerializer<Optional> {

        private static final long serialVersionUID = 1;

        Written() {
            super(Optional.class);
        }

        @Override
        public void serialize(Optional value, JsonGenerator json, SerializerProvider all) throws IOException {
            if (value.isPresent()) {
                json.writePOJO(value.get());
            } else {
                json.writeNull();
            }
        }

        @Override
        public boolean isEmpty(SerializerProvider all, Optional value) {
            return value.isEmpty();
        }
    }

    @SuppressWarnings("rawtypes") // Jackson asks by class
    private static final class Read extends StdDeserializer<Optional> implements ContextualDeserializer {

        private static final long serialVersionUID = 1;

        private final transient Optional<JavaType> within;

        Read(@org.jspecify.annotations.Nullable JavaType within) {
            super(Optional.class);
            this.within = Optional.ofNullable(within);
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Read(property.getType().containedType(0));
        }

        @Override
        public Optional deserialize(com.fasterxml.jackson.core.JsonParser json, DeserializationContext context)
                throws IOException {
            return Optional.of(context.readValue(json, within.orElseThrow()));
        }

        @Override
        public Optional getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
