package dev.repwatch.monitor.warmup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.warmup.Coach;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.WarmupQuestion;
import dev.repwatch.monitor.warmup.news.NewsLine;
import dev.repwatch.monitor.warmup.news.WarmupNews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ninety days of one address: growth, a bad segment at docomo, a listing, a pause, completion; as it is told in both languages.
 * {@code -Dgolden.write=true} writes it anew.
 */
class StoryTest {

    private static final String STORY = """
            {"target": 2000, "shares": {"google": 0.6, "docomo": 0.4}, "start": "2026-10-01", "max_days": 90,
             "receivers": {"docomo": {"c0": 250, "k": 1.2}},
             "events": [{"from": 9, "to": 10, "provider": "docomo", "unknown": 0.09},
                        {"from": 18, "to": 19, "listed": true},
                        {"from": 26, "to": 26, "hide": true}],
             "pauses": [[30, 38]]}
            """;

    private final List<String> told = new ArrayList<>();
    private final Map<String, String> last = new LinkedHashMap<>();

    @ParameterizedTest
    @EnumSource(Language.class)
    void is_told_as_in_the_golden_file(Language language) throws IOException {
        Simulation.ninetyDays(
                new Scenario("story", new JsonMapper().readTree(STORY)), telling(WarmupNews.in(language)));
        String story = String.join("\n", told) + "\n";
        Path golden = Path.of("src/test/resources/dev/repwatch/monitor/warmup/story_"
                + language.name().toLowerCase(Locale.ROOT) + ".golden");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, story);
        }
        assertThat(story).isEqualTo(Files.readString(golden));
    }

    private Limits telling(WarmupNews news) {
        return (scenario, day, history) -> {
            WarmupPlan plan = new WarmupPlan(100, false, scenario.goals());
            List<Decision> decisions =
                    Coach.decide(new WarmupQuestion("192.0.2.25", plan, scenario.date(day), history, List.of()));
            Map<String, Long> limits = new LinkedHashMap<>();
            for (Decision decision : decisions) {
                limits.put(decision.provider(), decision.nextLimit());
                for (NewsLine line : news.of("192.0.2.25", decision, newest(history, decision.provider()))) {
                    tell(scenario.date(day), line);
                }
            }
            return limits;
        };
    }

    /** What goes on as it was is told once. */
    private void tell(LocalDate date, NewsLine line) {
        boolean again = line.kind().equals(last.put(line.provider(), line.kind()));
        if (!again || line.kind().equals("next") || line.kind().equals("step_back")) {
            told.add(date + " " + line.severity().name().toLowerCase(Locale.ROOT) + " " + line.text());
        }
    }

    private static Optional<WarmupDay> newest(List<WarmupDay> history, String provider) {
        return history.stream().filter(day -> day.provider().equals(provider)).reduce((earlier, later) -> later);
    }
}
