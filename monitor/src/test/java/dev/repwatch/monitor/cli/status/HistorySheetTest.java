package dev.repwatch.monitor.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class HistorySheetTest {

    private static final String HISTORY = """
        {"episodes": [
           {"id": 1, "list": "zen", "hours": 3.5, "recurrence": 1, "codes": ["127.0.0.2"], "closed_because": "cleared"},
           {"id": 9, "list": "zen", "hours": 12.0, "recurrence": 3, "codes": ["127.0.0.2", "127.0.0.4"]}],
         "times": [{"subject": "zen", "episodes": 2, "mean_hours": 4.5}],
         "scores": [{"at": "2026-03-01T09:00:00Z", "score": 40, "confidence": 1.0, "losses": 1}]}
        """;

    @Test
    void saysInWordsWhichTimeItIs() throws JsonProcessingException {
        assertThat(HistorySheet.table(json()))
                .containsOnlyOnce("time in 30 days")
                .containsPattern("(?m)^9 .* 12 +3rd time in 30 days")
                .containsPattern("(?m)^zen +2 +4\\.5");
    }

    @Test
    void countsForSpreadsheets() throws JsonProcessingException {
        assertThat(HistorySheet.csv(json()).lines())
                .containsExactly(
                        "id,list,severity,codes,first_seen,opened_at,closed_at,closed_because,hours,recurrence,meanings",
                        "1,zen,,127.0.0.2,,,,cleared,3.5,1,",
                        "9,zen,,127.0.0.2 127.0.0.4,,,,,12.0,3,");
    }

    private static JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(HISTORY);
    }
}
