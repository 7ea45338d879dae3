package dev.repwatch.monitor.warmup.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One line of {@code receiver.py vectors}: a day of one provider, by which a port of the model is proved. */
record VectorLine(
        int day,
        String provider,
        long offered,
        BigDecimal complaint,
        double unknownRate,
        boolean listed,
        long capacity,
        long accepted,
        long deferred,
        long refused,
        long unknown,
        BigDecimal trust) {

    static VectorLine of(JsonNode json) {
        return new VectorLine(
                json.path("day").asInt(),
                json.path("provider").asText(),
                json.path("offered").asLong(),
                sixPlaces(json.path("complaint").asDouble()),
                json.path("unknown_rate").asDouble(),
                json.path("listed").asBoolean(),
                json.path("capacity").asLong(),
                json.path("accepted").asLong(),
                json.path("deferred").asLong(),
                json.path("refused").asLong(),
                json.path("unknown").asLong(),
                sixPlaces(json.path("r_after").asDouble()));
    }

    static VectorLine of(Simulation.Row row) {
        return new VectorLine(
                row.day(),
                row.provider(),
                row.result().offered(),
                sixPlaces(row.audience().complaint()),
                row.audience().unknown(),
                row.audience().listed(),
                row.capacity(),
                row.result().accepted(),
                row.result().deferred(),
                row.result().refused(),
                row.result().unknown(),
                sixPlaces(row.trust()));
    }

    private static BigDecimal sixPlaces(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
